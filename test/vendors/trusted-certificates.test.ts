import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countCertificates } from '../../src/main/vendors/trusted-certificates.ts';
import { describeFailure } from '../../src/shared/words/en/failure.ts';
import { createAuthority } from './certificates.ts';

const made = { folder: '', pem: '', other: '' };

beforeAll(async () => {
  made.folder = await mkdtemp(join(tmpdir(), 'queuewatch-certificates-'));
  made.pem = (await createAuthority('CN=One')).pem;
  made.other = (await createAuthority('CN=Other')).pem;
});
afterAll(() => rm(made.folder, { recursive: true }));

async function write(content: string | Buffer): Promise<string> {
  const path = join(made.folder, 'ca.pem');
  await writeFile(path, content);
  return path;
}

test('every certificate of a file is counted, with words around them and Windows’ line ends', async () => {
  expect(await countCertificates(await write(made.pem))).toEqual({ ok: true, value: 1 });
  const bundle = `Acme\n${made.pem}\n# the other\n${made.other}\n`.replaceAll('\n', '\r\n');
  expect(await countCertificates(await write(bundle))).toEqual({ ok: true, value: 2 });
});

test.each<[string, () => string | Buffer, RegExp]>([
  ['nothing', () => '', /no certificate in PEM form/],
  ['something else', () => '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', /no certificate/],
  ['the binary form', () => new X509Certificate(made.pem).raw, /binary form \(DER\)/],
  ['a broken one', () => made.pem.replace(/\n[A-Za-z0-9+/]{20}/, '\nAAAA'), /./],
  ['far too much', () => Buffer.alloc(5_000_000, 'x'), /too large/],
])('a file with %s is refused, with what to do', async (_what, content, why) => {
  const path = await write(content());
  const counted = await countCertificates(path);
  expect(counted).toMatchObject({ ok: false, failure: { reason: 'certificate-file', subject: path } });
  if (counted.ok) throw new Error('this is refused');
  expect(counted.failure.detail).toMatch(why);
  expect(describeFailure(counted.failure).remedy).toContain('PEM');
});

test('what is no file at all is refused', async () => {
  const missing = join(made.folder, 'missing.pem');
  expect(await countCertificates(missing)).toMatchObject({ failure: { subject: missing, detail: 'ENOENT' } });
  const folder = join(made.folder, 'folder.pem');
  await mkdir(folder);
  expect(await countCertificates(folder)).toMatchObject({ failure: { detail: 'not a file' } });
});
