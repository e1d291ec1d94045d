import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog, redact } from '../src/main/log.ts';
import { createLogFile, readLastLines } from '../src/main/log-file.ts';
import { expectMode } from './capability.ts';

const at = Date.UTC(2026, 10, 21, 16, 55, 1);

describe('log', () => {
  it('writes one line of time, level, message and facts', () => {
    const lines: string[] = [];
    createLog(
      'info',
      (line) => lines.push(line),
      () => at,
    ).warn('a poll failed', { connectionId: 'emea', tries: 2, last: undefined });
    expect(lines).toEqual(['2026-11-21T16:55:01.000Z warn a poll failed connectionId="emea" tries=2']);
  });

  it('leaves out what is below its level', () => {
    const lines: string[] = [];
    const log = createLog(
      'warn',
      (line) => lines.push(line),
      () => at,
    );
    log.debug('no');
    log.info('no');
    log.error('yes');
    expect(lines.length).toBe(1);
  });

  it('keeps a hostile fact on its one line', () => {
    const lines: string[] = [];
    createLog(
      'info',
      (line) => lines.push(line),
      () => at,
    ).info('queue', { name: 'a\nb\u001b[31m\u202ec' });
    expect(lines[0]).toBe('2026-11-21T16:55:01.000Z info queue name="a b [31m c"');
  });

  it.each([
    'authorization: Bearer abcDEF123.-_~+/=',
    'Basic Y2xpZW50OnNlY3JldA==',
    'grant_type=x&client_secret=abcDEF123&scope=y',
    '{"access_token":"abcDEF123","expires_in":1}',
    '{"clientSecret": "abcDEF123"}',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF123',
    '{"id_token":"abcDEF123"}',
    String.raw`answer="{\"access_token\":\"abcDEF123\",\"token_type\":\"bearer\"}"`,
    'grant_type=password&username=abcDEF123&password=abcDEF123',
    'http://127.0.0.1:52345/?code=abcDEF123&state=x',
    'grant_type=authorization_code&code=abcDEF123&code_verifier=abcDEF123',
    'HTTPS_PROXY=http://desk:abcDEF123@proxy.example:8080',
    // As Genesys Cloud makes tokens and secrets, and CXone access keys: long words with digits.
    'token abcDEF123-ksjdhfKJHSkjh_87sdkjfhKJSHDkjhsd-fkjhsdkfj9',
    'key=ABCDEF123GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQabcDEF123====',
    'secret abcDEF123 '.replace(' abcDEF123 ', '=abcDEF123dkjfhKJSHDkjhsdfkjhsdkfj9aa'),
  ])('hides what looks like a secret: %s', (text) => {
    expect(redact(text)).not.toMatch(/abcDEF123|Y2xpZW50/);
    expect(redact(text)).toContain('[hidden]');
  });

  it.each([
    '2026-11-21T16:55:01.000Z warn a poll failed connectionId="genesys-cloud-emea-production-team-2" code="offline"',
    'queue 6f1c2a34-55aa-4c11-9f33-0a1b2c3d4e5f of emea/6f1c2a34-55aa-4c11-9f33-0a1b2c3d4e5f/voice',
    'at processTicksAndRejections (node:internal/process/task_queues:105:5)',
    'error="Error: x at file:///opt/Queuewatch/resources/app.asar/out/main/index.js:12:34"',
    'path="/home/kim/.config/Queuewatch/settings.before-import-20261121T165501Z.json"',
    'host="api.mypurecloud.ie" url=https://api.mypurecloud.ie/api/v2/analytics',
  ])('leaves alone what helps: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('hides a secret that is cut off at the end of a long fact', () => {
    const lines: string[] = [];
    createLog(
      'info',
      (line) => lines.push(line),
      () => at,
    ).info('answer', { text: `${'x '.repeat(140)}abcDEF123dkjfhKJSHDkjhsdfkjhsdkfj9aa` });
    expect(lines[0]).not.toContain('abcDEF123');
  });

  it('writes from another level on as soon as that is set', () => {
    const lines: string[] = [];
    const log = createLog(
      'info',
      (line) => lines.push(line),
      () => at,
    );
    log.debug('no');
    log.setMinimum('debug');
    log.debug('yes');
    log.setMinimum('error');
    log.warn('no');
    log.error('yes');
    expect(lines.map((line) => line.split(' ').slice(1))).toEqual([
      ['debug', 'yes'],
      ['error', 'yes'],
    ]);
  });
});

describe('log file', () => {
  it('starts a new file at 2 MB and keeps the one before, readable by its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'logs', 'queuewatch.log');
    const write = createLogFile(path);
    write('first');
    expectMode(path, 0o600);
    expectMode(join(folder, 'logs'), 0o700);
    writeFileSync(path, 'x'.repeat(2_000_001));
    write('second');
    expect(readFileSync(path, 'utf8')).toBe('second\n');
    expect(statSync(`${path}.1`).size).toBe(2_000_001);
  });

  it('begins when its folder can be made, and stops nobody until then', () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => said.mockRestore());
    writeFileSync(join(folder, 'logs'), 'no folder');
    const path = join(folder, 'logs', 'queuewatch.log');
    const write = createLogFile(path);
    write('lost');
    expect(said.mock.calls.flat().join('')).toContain('the log cannot be written');
    rmSync(join(folder, 'logs'));
    write('kept');
    expect(readFileSync(path, 'utf8')).toBe('kept\n');
  });

  it('is read back to its newest lines, over two files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'queuewatch.log');
    expect(await readLastLines(path, 10)).toEqual([]);
    writeFileSync(`${path}.1`, 'one\ntwo\n');
    writeFileSync(path, 'three\nfour\n');
    expect(await readLastLines(path, 10)).toEqual(['one', 'two', 'three', 'four']);
    expect(await readLastLines(path, 3)).toEqual(['two', 'three', 'four']);
  });
});
