import { afterEach, expect, it } from 'vitest';
import type { Keychain } from '../../src/main/credentials/keychain.ts';
import { credentialNames } from '../../src/shared/connection.ts';

const ids = ['emea', 'us.2', 'Ab_-9', 'x'.repeat(64)];

/** What every keychain does, whatever is behind it. */
export function testKeychain(get: () => Keychain): void {
  afterEach(async () => {
    for (const id of ids) await get().remove(id);
  });

  it('answers null for a connection that nothing was stored for', async () => {
    expect(await get().read('emea')).toEqual({ ok: true, value: null });
  });

  it('gives back exactly what was stored, quotes, blanks and other scripts included', async () => {
    const credentials = {
      clientId: 'a1-b2',
      clientSecret: ' "quoted" \\ back\tslash ',
      accessKeyId: 'ключ-鍵-🔑',
      accessKeySecret: "it's {json: [1]}",
    };
    expect(await get().write('emea', credentials)).toEqual({ ok: true, value: null });
    expect(await get().read('emea')).toEqual({ ok: true, value: credentials });
  });

  it('replaces the whole entry', async () => {
    await get().write('emea', { clientId: 'old', clientSecret: 'old', accessKeyId: 'old' });
    await get().write('emea', { clientId: 'new', clientSecret: 'newer' });
    expect(await get().read('emea')).toEqual({ ok: true, value: { clientId: 'new', clientSecret: 'newer' } });
  });

  it('keeps the entries of connections apart', async () => {
    for (const id of ids) await get().write(id, { clientSecret: `secret of ${id}` });
    await get().remove('us.2');
    const stored = await Promise.all(ids.map((id) => get().read(id)));
    expect(stored.map((one) => one.ok && (one.value?.clientSecret ?? null))).toEqual([
      'secret of emea',
      null,
      'secret of Ab_-9',
      `secret of ${'x'.repeat(64)}`,
    ]);
  });

  it('removes what is not there without complaint', async () => {
    expect(await get().remove('emea')).toEqual({ ok: true, value: null });
  });

  it('refuses more than the 2,560 bytes that Windows keeps and leaves the entry as it was', async () => {
    await get().write('emea', { clientSecret: 'short' });
    const long = Object.fromEntries(credentialNames.map((name) => [name, 'é'.repeat(400)]));
    const refused = await get().write('emea', long);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'keychain-unavailable' } });
    expect(JSON.stringify(refused)).not.toContain('é');
    expect(await get().read('emea')).toEqual({ ok: true, value: { clientSecret: 'short' } });
  });

  it('keeps an entry that fits by a byte', async () => {
    const overhead = Buffer.byteLength(JSON.stringify({ clientSecret: '' }));
    const credentials = { clientSecret: 'k'.repeat(2560 - overhead) };
    expect(await get().write('emea', credentials)).toEqual({ ok: true, value: null });
    expect(await get().read('emea')).toEqual({ ok: true, value: credentials });
    expect(await get().write('emea', { clientSecret: `${credentials.clientSecret}k` })).toMatchObject({
      ok: false,
    });
  });

  it('finds nothing wrong with itself and leaves no trace of looking', async () => {
    expect(await get().probe()).toBeNull();
    expect(await get().read('~probe')).toEqual({ ok: true, value: null });
  });
}
