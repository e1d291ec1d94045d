import { describe, expect, it } from 'vitest';
import { toFixedProxy } from '../../../src/renderer/settings/proxy-draft.ts';

describe('toFixedProxy', () => {
  it('writes the usual scheme before an address without one, and leaves the rest to main', () => {
    expect(toFixedProxy(' proxy.corp:8080 ')).toEqual({ kind: 'fixed', url: 'http://proxy.corp:8080' });
    expect(toFixedProxy('https://proxy.corp')).toEqual({ kind: 'fixed', url: 'https://proxy.corp' });
    expect(toFixedProxy('socks5://proxy.corp')).toEqual({ kind: 'fixed', url: 'socks5://proxy.corp' });
    expect(toFixedProxy('http://ana:secret@proxy.corp')).toMatchObject({
      url: 'http://ana:secret@proxy.corp',
    });
  });

  it('tells an empty field from an address', () => {
    expect(toFixedProxy('   ')).toBeNull();
  });
});
