import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import '../../tools/chromium-host/register.mjs';

// After the mapping above, which its import of `electron` needs.
const { createPageAnswer } = await import('../../src/main/desktop/page.ts');

const work = mkdtempSync(join(tmpdir(), 'queuewatch-page-'));
const folder = join(work, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<title>ours</title>');
writeFileSync(join(folder, 'assets', 'index.js'), '1;');
writeFileSync(join(folder, 'notes.txt'), 'of no kind that a page loads');
writeFileSync(join(work, 'secret.html'), 'beside the folder');
mkdirSync(join(work, 'renderer-old'));
writeFileSync(join(work, 'renderer-old', 'index.html'), 'a folder that begins with the same name');
afterAll(() => rmSync(work, { recursive: true }));

const answer = createPageAnswer(folder);
/** As Electron asks: with the address as the page wrote it, which a `Request` of our own would put right. */
const ask = (url: string, method = 'GET') => answer({ url, method } as Request);

describe('the files of the pages', () => {
  it('are given as what they are, and never guessed', async () => {
    const page = await ask('app://queuewatch/index.html');
    expect(await page.text()).toBe('<title>ours</title>');
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect((await ask('app://queuewatch/assets/index.js?v=1')).headers.get('content-type')).toContain(
      'javascript',
    );
  });

  it.each([
    'app://queuewatch/../secret.html',
    'app://queuewatch/%2e%2e/secret.html',
    'app://queuewatch/..%2fsecret.html',
    'app://queuewatch/assets/..%2f..%2fsecret.html',
    'app://queuewatch/..%5csecret.html',
    'app://queuewatch/..%2frenderer-old/index.html',
    'app://queuewatch//etc/passwd',
    'app://queuewatch/index.html%00.js',
    'app://queuewatch/%E0%A4%A.html',
    'app://queuewatch/notes.txt',
    'app://queuewatch/assets',
    'app://queuewatch.evil.example/index.html',
    'file:///etc/passwd',
  ])('are all that there is: %s is nothing', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('are read, not written to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      expect((await ask('app://queuewatch/index.html', method)).status).toBe(404);
  });
});
