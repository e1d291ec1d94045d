import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { answerDetails } from '../../shared/words/en/vendor-detail.ts';

/** The body arrived but is no use: too large, or not what its encoding says. */
export class UnusableBody extends Error {
  override readonly name = 'UnusableBody';
}

/**
 * Reads a body to its end as UTF-8, counting bytes after decompression. undici's own limit counts compressed
 * bytes, so that a 200 kB answer could unpack to 200 MB; here reading stops at the limit.
 */
export async function readBody(body: Readable, encoding: string | null, maxBytes: number): Promise<string> {
  const decoder = toDecoder(encoding);
  if (decoder === 'unknown') {
    // Left unread, it would hold its socket until that times out.
    body.on('error', () => {}).destroy();
    throw new UnusableBody(answerDetails.unaskedPacking);
  }
  // The callback is for resources only: the error also reaches whoever reads the last stream.
  const source = decoder === null ? body : pipeline(body, decoder, () => {});
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new UnusableBody(answerDetails.tooManyBytes(maxBytes));
      chunks.push(chunk);
    }
  } catch (error) {
    if (!isDecodingError(error)) throw error;
    // Some name a packing also where there is no body.
    if (decoder?.bytesWritten === 0) return '';
    throw new UnusableBody(answerDetails.unpackable);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function toDecoder(encoding: string | null) {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      return 'unknown';
  }
}

/** zlib names its codes `Z_…`, brotli `ERR__…` or `ERR_BROTLI_…`; a truncated stream is `Z_BUF_ERROR`. */
function isDecodingError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(Z_|ERR__|ERR_BROTLI|ERR_PADDING)/.test(error.code)
  );
}
