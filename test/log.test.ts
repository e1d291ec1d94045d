import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog, redact } from '../src/main/log.ts';
import { createLogFile } from '../src/main/log-file.ts';

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
  ])('hides what looks like a secret: %s', (text) => {
    expect(redact(text)).not.toMatch(/abcDEF123|Y2xpZW50/);
    expect(redact(text)).toContain('[hidden]');
  });
});

describe('log file', () => {
  it('starts a new file at 2 MB and keeps the one before, readable by its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'logs', 'queuewatch.log');
    const write = createLogFile(path);
    write('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeFileSync(path, 'x'.repeat(2_000_001));
    write('second');
    expect(readFileSync(path, 'utf8')).toBe('second\n');
    expect(statSync(`${path}.1`).size).toBe(2_000_001);
  });
});
