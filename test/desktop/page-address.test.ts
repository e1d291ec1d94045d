import { describe, expect, it } from 'vitest';
import { findWindowName, isPageUrl, toPageUrl } from '../../src/main/desktop/page-address.ts';
import { windowNames } from '../../src/shared/window-name.ts';

describe('findWindowName', () => {
  it.each(windowNames)('knows the page of the window %s, wherever in it one is', (name) => {
    expect(findWindowName(toPageUrl(name))).toBe(name);
    expect(findWindowName(`${toPageUrl(name)}#queue`)).toBe(name);
    expect(findWindowName(`${toPageUrl(name)}?a=b`)).toBe(name);
  });

  it.each([
    ['the page that plays a sound, which calls nothing', 'app://queuewatch/sound.html'],
    ['a file of ours that is no page', 'app://queuewatch/assets/index.js'],
    ['a name that only begins like ours', 'app://queuewatch/index.html.example'],
    ['the same path elsewhere', 'https://queuewatch/index.html'],
    ['another host of our scheme', 'app://queuewatch.example/index.html'],
    ['nothing', ''],
  ])('takes %s for a stranger', (_what, address) => {
    expect(findWindowName(address)).toBeNull();
  });
});

describe('isPageUrl', () => {
  it('is true for everything that our pages load, and for nothing else', () => {
    expect(isPageUrl('app://queuewatch/assets/index.js')).toBe(true);
    expect(isPageUrl('app://queuewatch.example/assets/index.js')).toBe(false);
    expect(isPageUrl('https://example.com/app://queuewatch/')).toBe(false);
  });
});
