import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * What the pages themselves say about what they load, and how windows are made: read from the sources, since an option
 * that weakens one is a word that somebody wrote.
 */

const source = join(import.meta.dirname, '../../src');
const pages = readdirSync(join(source, 'renderer')).filter((file) => file.endsWith('.html'));
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|html)$/.test(file))
  .map((file) => ({ file: file.replaceAll(sep, '/'), text: readFileSync(join(source, file), 'utf8') }));

function readPolicy(file: string): Map<string, string[]> {
  const text = readFileSync(join(source, 'renderer', file), 'utf8');
  const [, content = ''] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(text) ?? [];
  return new Map(
    content.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

const inCode = (form: RegExp) => code.filter(({ text }) => form.test(text)).map(({ file }) => file);

describe('the content policy of the pages', () => {
  it('is there for each window and for the sounds', () => {
    expect(pages.toSorted()).toEqual(['index.html', 'sound.html', 'strip.html', 'wallboard.html']);
  });

  it.each(pages)('of %s begins with nothing and lists what is its own', (file) => {
    const policy = readPolicy(file);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    for (const name of ['connect-src', 'form-action', 'base-uri'])
      expect(policy.get(name)).toEqual(["'none'"]);
  });

  it.each(pages)('of %s knows no other host, no inline script, no eval and no wildcard', (file) => {
    const sources = [...readPolicy(file).values()].flat();
    expect(sources.filter((one) => !/^'(none|self|sha256-[A-Za-z0-9+/]{43}=)'$/.test(one))).toEqual([]);
  });

  it.each(pages)('of %s is not needed against an inline script or a handler in the page itself', (file) => {
    const text = readFileSync(join(source, 'renderer', file), 'utf8');
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son[a-z]+=/i);
  });
});

describe('windows', () => {
  const makers = inCode(/new BrowserWindow\(/);

  it('are made in two places, each with sandbox and isolation and without Node', () => {
    expect(makers.toSorted()).toEqual(['main/desktop/page-window.ts', 'main/desktop/sound.ts']);
    for (const file of makers) {
      const text = readFileSync(join(source, file), 'utf8');
      for (const option of [
        'sandbox: true',
        'contextIsolation: true',
        'nodeIntegration: false',
        'webviewTag: false',
      ])
        expect(text).toContain(option);
    }
  });

  it('and pages are weakened by no option, tag or switch', () => {
    const weak =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups|<webview|nodeIntegration\w*: true|nodeIntegrationIn\w+|sandbox: false|contextIsolation: false|no-sandbox|disable-web-security|ignore-certificate-errors/;
    expect(inCode(weak)).toEqual([]);
  });

  it('show pages of ours by the custom protocol only, never from a file', () => {
    expect(inCode(/loadFile\(|['"`]file:\/\//)).toEqual([]);
    const loads = code.flatMap(({ text }) =>
      [...text.matchAll(/loadURL\(([^)]*\)?)\)/g)].map(([, of]) => of),
    );
    expect(loads.toSorted()).toEqual(['soundPageUrl', 'toPageUrl(name)']);
  });

  it('are all sandboxed from the start of the program', () => {
    expect(inCode(/app\.enableSandbox\(\)/)).toEqual(['main/index.ts']);
  });

  it('are locked before any of them is made, and so is the session that they share', () => {
    // The one while the program starts, the other as soon as there is a session, before anything is served to a page.
    expect(inCode(/lockDownPages\(log\);\n\s*start\(/)).toEqual(['main/index.ts']);
    expect(inCode(/lockDownSession\(log\);\n\s*servePage\(/)).toHaveLength(1);
    expect(inCode(/fromPartition|partition:/)).toEqual([]);
  });

  it('call main through one file, which asks each call for its frame', () => {
    expect(inCode(/ipcMain\.(handle|on|once)\b/)).toEqual(['main/ipc/channels.ts']);
    const text = code.find(({ file }) => file === 'main/ipc/channels.ts')?.text ?? '';
    expect(text.match(/ipcMain\./g)).toHaveLength(1);
    expect(text).toMatch(/event\.senderFrame[\s\S]*url: frame\.url, isMainFrame: frame\.parent === null/);
  });
});

describe('what never runs', () => {
  it('is text as code or as markup', () => {
    const form =
      /\beval\(|new Function\(|dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/;
    expect(inCode(form)).toEqual([]);
  });

  it('is a program or an address that a page, a setting or a vendor names', () => {
    expect(inCode(/\bshell\.openExternal\(/)).toEqual(['main/desktop/browser.ts']);
    expect(inCode(/\bshell\.openPath\(/)).toEqual(['main/desktop/files.ts']);
    // Programs are run by a name and a list of arguments, never by a line for a shell.
    const running = code.filter(({ text }) => text.includes("'node:child_process'"));
    expect(running.length).toBeGreaterThan(0);
    const byLine = /\bexec(Sync)?\b[^}]*\} from 'node:child_process'|shell: true/;
    expect(running.filter(({ text }) => byLine.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
