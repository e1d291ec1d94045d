import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { certificateFileWords as words } from '../../shared/words/en/failure.ts';

/** Every certificate that a system trusts is a tenth of this. */
const largestFileBytes = 4_000_000;
const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The bundled certificates, the system's, and those of an extra file (PEM): contact centres sit behind proxies that
 * inspect traffic. Reading the system's takes about 80 ms.
 */
export async function loadTrust(caFile: string | null): Promise<Result<SecureContext>> {
  const extra = caFile === null ? ok([]) : await readCertificates(caFile);
  if (!extra.ok) return extra;
  const ca = [...getCACertificates('default'), ...getCACertificates('system'), ...extra.value];
  return ok(createSecureContext({ ca }));
}

/** How many certificates an extra file holds; what is wrong with it as a failure that names it. */
export async function countCertificates(path: string): Promise<Result<number>> {
  const read = await readCertificates(path);
  return read.ok ? ok(read.value.length) : read;
}

async function readCertificates(path: string): Promise<Result<string[]>> {
  try {
    const file = await stat(path);
    // A device or a pipe might never end.
    if (!file.isFile()) return refuse(path, words.noFile);
    if (file.size > largestFileBytes) return refuse(path, words.tooLarge);
    const bytes = await readFile(path);
    const blocks = bytes.toString('utf8').match(pemBlock) ?? [];
    if (blocks.length === 0) return refuse(path, isBinary(bytes) ? words.binary : words.none);
    // node:tls takes a broken block without a word, and then trusts nothing of it.
    for (const block of blocks) new X509Certificate(block);
    return ok([...blocks]);
  } catch (error) {
    return refuse(path, error instanceof Error && 'code' in error ? String(error.code) : null);
  }
}

function isBinary(bytes: Buffer): boolean {
  try {
    new X509Certificate(bytes);
    return true;
  } catch {
    // Not in that form either.
    return false;
  }
}

function refuse(path: string, detail: string | null) {
  return failed(createFailure('disk', { reason: 'certificate-file', subject: path, detail }));
}
