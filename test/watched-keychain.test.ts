import { describe, expect, it } from 'vitest';
import { watchKeychain } from '../src/main/watched-keychain.ts';
import type { AppInfo } from '../src/shared/contract.ts';
import type { Failure } from '../src/shared/failure.ts';
import { ok } from '../src/shared/result.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';

async function createScene() {
  const inner = new MemoryKeychain();
  await inner.write('desk', { clientId: 'desk' });
  const told: (Failure | null)[] = [];
  const feed = {
    changeInfo: ({ keychainFailure = null }: Partial<AppInfo>) => void told.push(keychainFailure),
  };
  const keychain = watchKeychain(inner, () => feed);
  return { inner, keychain, told, details: () => told.map((failure) => failure?.detail ?? null) };
}

describe('a keychain that is watched', () => {
  it('says nothing as long as it works', async () => {
    const { keychain, told } = await createScene();
    expect(await keychain.probe()).toBeNull();
    await keychain.read('desk');
    expect(told).toEqual([]);
  });

  it('says what is wrong, and that it is over once it gives something back', async () => {
    const { inner, keychain, details } = await createScene();
    inner.breakWith('locked');
    await keychain.probe();
    await keychain.read('desk');
    expect(details()).toEqual(['locked']);
    inner.breakWith(null);
    expect(await keychain.read('desk')).toEqual({ ok: true, value: { clientId: 'desk' } });
    await expect.poll(details).toEqual(['locked', null]);
  });

  it('is tried anew when a person wants it', async () => {
    const { inner, keychain, details } = await createScene();
    inner.breakWith('locked');
    await keychain.probe();
    inner.breakWith(null);
    keychain.recheck();
    await expect.poll(details).toEqual(['locked', null]);
  });

  it('says that it is locked rather than that nothing was stored', async () => {
    const { inner, keychain, details } = await createScene();
    // As libsecret does with a locked collection that nobody unlocks.
    inner.read = async () => ok(null);
    inner.breakWith('locked');
    expect(await keychain.read('desk')).toMatchObject({ ok: false, failure: { detail: 'locked' } });
    expect(details()).toEqual(['locked']);
    inner.breakWith(null);
    expect(await keychain.read('desk')).toEqual({ ok: true, value: null });
    expect(details()).toEqual(['locked', null]);
  });

  it('says it once while the same thing is wrong', async () => {
    const { inner, keychain, details } = await createScene();
    inner.breakWith('locked');
    await keychain.probe();
    await keychain.probe();
    inner.breakWith('gone');
    await keychain.probe();
    expect(details()).toEqual(['locked', 'gone']);
  });
});
