import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { answerDetails } from '../../shared/words/en/vendor-detail.ts';

/** The body arrived but is no use: too large, or not what its encoding says. */
export class UnusableBody extends Error {
  override readonly name = 'UnusableBody';
}

const unpackGzip = promisify(gunzip);
const unpackBrotli = promisify(brotliDecompress);

/**
 * A body as UTF-8, its bytes counted after decompression: a 200 kB answer could unpack to 200 MB, so unpacking stops at
 * the limit.
 */
export async function readText(body: Buffer, encoding: string | null, maxBytes: number): Promise<string> {
  const bytes = await unpack(body, encoding?.trim().toLowerCase() ?? '', maxBytes);
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

async function unpack(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  if (encoding === '' || encoding === 'identity') return body;
  const unpackAs = toUnpacking(encoding);
  if (unpackAs === null) throw new UnusableBody(answerDetails.unaskedPacking);
  // Some name a packing also where there is no body.
  if (body.length === 0) return body;
  try {
    return await unpackAs(body, { maxOutputLength: maxBytes });
  } catch (error) {
    throw new UnusableBody(
      isTooLarge(error) ? answerDetails.tooManyBytes(maxBytes) : answerDetails.unpackable,
    );
  }
}

function toUnpacking(encoding: string): typeof unpackGzip | typeof unpackBrotli | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return unpackGzip;
    case 'br':
      return unpackBrotli;
    default:
      return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
