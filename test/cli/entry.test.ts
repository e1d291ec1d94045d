import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { onlyWith } from '../capability.ts';
import { createAuthority } from '../vendors/certificates.ts';
import { TlsServer } from '../vendors/tls-server.ts';
import { ConfigFolder, toConnection } from './run.ts';

const entry = resolve(import.meta.dirname, '../../src/cli/index.ts');

function start(
  environment: Record<string, string>,
  ...argv: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [entry, ...argv],
      { env: { ...process.env, ...environment } },
      (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test('the entry prints the version of the package on standard output alone', async () => {
  expect(await start({}, '--version')).toEqual({ code: 0, stdout: `${packageFile.version}\n`, stderr: '' });
});

test('the entry ends with the exit code of the call', async () => {
  expect(await start({}, 'poll')).toMatchObject({ code: 2, stdout: '' });
});

onlyWith('signals')(
  'simulate prints its address alone, how to sign in beside it, is polled, and ends on a signal',
  async () => {
    const child = spawn(process.execPath, [entry, 'simulate', '--port', '0', '--seed', '3', '--queues', '2']);
    onTestFinished(() => void child.kill('SIGKILL'));
    const said = { out: '', problems: '' };
    child.stderr.on('data', (chunk) => {
      said.problems += chunk;
    });
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    await expect.poll(() => said.out).toMatch(/^listening http:\/\/127\.0\.0\.1:\d+\n$/);
    // Written before, but by another way: it may come later.
    const signIn = /client id (\S+) and client secret (\S+)\n/;
    await expect.poll(() => said.problems).toMatch(signIn);
    const [, id = '', secret = ''] = signIn.exec(said.problems) ?? [];

    const folder = new ConfigFolder();
    onTestFinished(() => folder.remove());
    const url = said.out.trim().replace('listening ', '');
    const config = await folder.write({ connections: [toConnection(url, { api: 'auto' })] });
    const polled = await start({ GC_ID: id, GC_SECRET: secret }, 'poll', '--once', '--config', config);
    expect(polled).toMatchObject({ code: 0, stderr: '' });
    expect(
      new Set(JSON.parse(polled.stdout).readings.map(({ queueId }: { queueId: string }) => queueId)).size,
    ).toBe(2);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);

onlyWith('certificate-file')('settled: the system’s store of certificates is trusted', async () => {
  const authority = await createAuthority('CN=Acme Inspection CA, O=Acme Ltd');
  const store = await mkdtemp(join(tmpdir(), 'queuewatch-store-'));
  onTestFinished(() => rm(store, { recursive: true }));
  await writeFile(join(store, 'ca.pem'), authority.pem);
  const server = await new TlsServer(await authority.issue(['localhost'])).start();
  onTestFinished(() => server.stop());
  const folder = new ConfigFolder();
  onTestFinished(() => folder.remove());
  const config = await folder.write({ connections: [toConnection(`https://localhost:${server.port}`)] });
  const poll = async (environment: Record<string, string>) => {
    const { stdout } = await start(
      { GC_ID: 'id', GC_SECRET: 'secret', HTTPS_PROXY: '', https_proxy: '', ...environment },
      ...['poll', '--once', '--timeout', '5', '--config', config],
    );
    return JSON.parse(stdout).connections[0].failure;
  };
  expect(await poll({})).toMatchObject({ code: 'tls' });
  expect(server.requests).toBe(0);
  // Its “token” is none; that it was read is what counts.
  expect(await poll({ SSL_CERT_FILE: join(store, 'ca.pem') })).toMatchObject({ code: 'bad-answer' });
  expect(server.requests).toBe(1);
});
