import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';

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

async function readCertificates(path: string): Promise<Result<string[]>> {
  try {
    const blocks = (await readFile(path, 'utf8')).match(pemBlock) ?? [];
    // node:tls takes a broken block without a word, and then trusts nothing of it.
    for (const block of blocks) new X509Certificate(block);
    return blocks.length === 0 ? refuse(path, 'no certificate in PEM form') : ok([...blocks]);
  } catch (error) {
    return refuse(path, error instanceof Error && 'code' in error ? String(error.code) : null);
  }
}

function refuse(path: string, detail: string | null) {
  return failed(createFailure('disk', { reason: 'certificate-file', subject: path, detail }));
}
