import { afterEach, describe, expect, it, vi } from 'vitest';
import { withRootElement } from '../../src/renderer/root-element.ts';

/** A document that is being read: its root is there once it says so. */
function stubDocument(readyState: 'loading' | 'complete') {
  const page = Object.assign(new EventTarget(), { readyState, getElementById: vi.fn((): unknown => null) });
  vi.stubGlobal('document', page);
  return page;
}

describe('what a page is drawn into', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is taken at once where it is there', () => {
    const root = { id: 'root' };
    stubDocument('loading').getElementById.mockReturnValue(root);
    const draw = vi.fn();
    withRootElement(draw);
    expect(draw).toHaveBeenCalledExactlyOnceWith(root);
  });

  it('is waited for while the document is still being read', () => {
    const page = stubDocument('loading');
    const draw = vi.fn();
    withRootElement(draw);
    expect(draw).not.toHaveBeenCalled();
    const root = { id: 'root' };
    page.getElementById.mockReturnValue(root);
    page.dispatchEvent(new Event('DOMContentLoaded'));
    page.dispatchEvent(new Event('DOMContentLoaded'));
    expect(draw).toHaveBeenCalledExactlyOnceWith(root);
  });

  it('is missed where the document has none', () => {
    stubDocument('complete');
    expect(() => withRootElement(() => undefined)).toThrow('no root element');
  });
});
