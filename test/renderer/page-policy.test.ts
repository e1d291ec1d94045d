import { describe, expect, it } from 'vitest';
import pressable from '../../node_modules/react-aria/dist/private/interactions/usePress.mjs?raw';
import page from '../../src/renderer/index.html?raw';
import strip from '../../src/renderer/strip.html?raw';
import wallboard from '../../src/renderer/wallboard.html?raw';

const readPolicy = (html: string) =>
  /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
const policy = readPolicy(page);

/** The one style element that React Aria adds to the page, as its source has it. */
function readInjectedStyle(): string {
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(pressable)?.[1] ?? '';
  const template = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(pressable)?.[1] ?? '';
  return template.replace(/\$\{[^}]+\}/, attribute).trim();
}

describe('content security policy of the pages', () => {
  it.each([
    ['main window', policy.replace(/ 'sha256-[^']+'/, '')],
    ['small window', readPolicy(strip)],
    ['wallboard', readPolicy(wallboard)],
  ])('allows nothing but its own scripts, styles, images and fonts: %s', (_name, rules) => {
    expect(rules.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
  });

  it('knows the style that React Aria adds by its hash', async () => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(readInjectedStyle()));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    expect(policy).toContain(`'sha256-${hash}'`);
  });
});
