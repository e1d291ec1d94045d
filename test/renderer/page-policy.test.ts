import { describe, expect, it } from 'vitest';
import pressable from '../../node_modules/react-aria/dist/private/interactions/usePress.mjs?raw';
import page from '../../src/renderer/index.html?raw';

const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? '';

/** The one style element that React Aria adds to the page, as its source has it. */
function readInjectedStyle(): string {
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(pressable)?.[1] ?? '';
  const template = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(pressable)?.[1] ?? '';
  return template.replace(/\$\{[^}]+\}/, attribute).trim();
}

describe('content security policy of the page', () => {
  it('allows nothing but its own scripts, styles, images and fonts', () => {
    expect(policy.replace(/ 'sha256-[^']+'/, '').split('; ')).toEqual([
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
