import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeychain, type Keychain, type KeytarPort } from '../../src/main/credentials/keychain.ts';
import { describeOnlyWith } from '../capability.ts';
import { MemoryKeychain } from '../fakes/memory-keychain.ts';
import { testKeychain } from './keychain-contract.ts';
import { type SecretService, startSecretService } from './secret-service.ts';

describe('the keychain in memory', () => {
  const keychain = new MemoryKeychain();
  testKeychain(() => keychain);
});

describeOnlyWith('secret-service')('the keychain on a real Secret Service', () => {
  let secrets: SecretService;
  let keychain: Keychain;
  beforeAll(async () => {
    secrets = await startSecretService();
    keychain = await secrets.openKeychain();
  }, 30_000);
  afterAll(() => secrets.close());

  testKeychain(() => keychain);

  it('stores one entry per connection that other programs can look up', async () => {
    await keychain.write('emea', { clientId: 'id', clientSecret: 'geheim' });
    expect(await secrets.lookup('emea')).toBe('{"clientId":"id","clientSecret":"geheim"}');
  });

  it.each([
    ['no JSON', 'hunter2 is not JSON'],
    ['a list', '["hunter2"]'],
    ['a name that is none of ours', '{"password":"hunter2"}'],
    ['a figure for a secret', '{"clientSecret":42}'],
  ])('says that an entry is damaged (%s) without quoting it', async (_what, text) => {
    await secrets.store('emea', text);
    const answer = await keychain.read('emea');
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'keychain-unavailable', detail: expect.stringContaining('damaged') },
    });
    expect(JSON.stringify(answer)).not.toMatch(/hunter2|42/);
  });

  it('is unavailable where there is no bus', async () => {
    const cut = await secrets.openKeychain({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' });
    expect(await cut.probe()).toMatchObject({ code: 'keychain-unavailable', retryable: false });
    expect(await cut.read('emea')).toMatchObject({ ok: false, failure: { code: 'keychain-unavailable' } });
    expect(await cut.write('emea', { clientSecret: 'geheim' })).toMatchObject({ ok: false });
  });

  it('is unavailable where the bus has no Secret Service', async () => {
    const bare = await startSecretService({ unlocked: false });
    try {
      const cut = await bare.openKeychain({ PATH: '/nonexistent' });
      expect(await cut.probe()).toMatchObject({ code: 'keychain-unavailable' });
    } finally {
      await bare.close();
    }
  }, 20_000);
});

describe('the keychain when keytar misbehaves', () => {
  const never = () => new Promise<never>(() => {});
  const working: KeytarPort = {
    getPassword: async () => null,
    setPassword: async () => {},
    deletePassword: async () => true,
  };
  /** Timers that fire when told to. */
  const createTimers = () => {
    const tasks = new Set<() => void>();
    return {
      tasks,
      expire: () => {
        for (const task of [...tasks]) task();
      },
      clock: {
        setTimer: (_delayMs: number, task: () => void) => {
          tasks.add(task);
          return { cancel: () => tasks.delete(task) };
        },
      },
    };
  };
  const open = (keytar: Partial<KeytarPort>, timers = createTimers()) =>
    createKeychain({ clock: timers.clock, load: async () => ({ ...working, ...keytar }) });

  it('turns a rejection into keychain-unavailable, cleaned to one line', async () => {
    const keychain = open({ getPassword: () => Promise.reject(new Error('Cannot\u0007 autolaunch\nD-Bus')) });
    expect(await keychain.read('emea')).toEqual({
      ok: false,
      failure: { code: 'keychain-unavailable', detail: 'Cannot autolaunch D-Bus', retryable: false },
    });
  });

  it('turns native code that does not load into keychain-unavailable', async () => {
    const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'));
    const keychain = createKeychain({ clock: createTimers().clock, load });
    expect(await keychain.probe()).toMatchObject({
      code: 'keychain-unavailable',
      detail: 'libsecret-1.so.0: cannot open shared object file',
    });
  });

  it('never repeats a secret that a message quotes', async () => {
    const setPassword = (_service: string, _account: string, password: string) =>
      Promise.reject(new Error(`could not store ${password}`));
    const answer = await open({ setPassword }).write('emea', { clientSecret: 'hunter2' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'keychain-unavailable', detail: null } });
  });

  it('gives up on a call that hangs behind an unlock prompt', async () => {
    const timers = createTimers();
    const answer = open({ getPassword: never }, timers).read('emea');
    timers.expire();
    expect(await answer).toMatchObject({
      ok: false,
      failure: { code: 'keychain-unavailable', detail: 'no answer within 25 s; it may be locked' },
    });
  });

  it('makes no second call while one hangs, and none later that was given up', async () => {
    const timers = createTimers();
    const calls: string[] = [];
    let answerPrompt = (_password: string | null) => {};
    const keychain = open(
      {
        getPassword: (_service, account) => {
          calls.push(`get ${account}`);
          return new Promise((resolve) => {
            answerPrompt = resolve;
          });
        },
        deletePassword: async (_service, account) => {
          calls.push(`delete ${account}`);
          return true;
        },
      },
      timers,
    );
    const first = keychain.read('emea');
    const second = keychain.remove('emea');
    await new Promise(setImmediate);
    timers.expire();
    expect([(await first).ok, (await second).ok]).toEqual([false, false]);
    answerPrompt(null);
    const third = keychain.remove('us');
    expect(await third).toEqual({ ok: true, value: null });
    expect(calls).toEqual(['get emea', 'delete us']);
  });

  it('cancels its timer once answered', async () => {
    const timers = createTimers();
    await open({}, timers).read('emea');
    expect(timers.tasks.size).toBe(0);
  });

  it('reports a keychain that does not keep what it took', async () => {
    expect(await open({}).probe()).toMatchObject({
      code: 'keychain-unavailable',
      detail: 'it does not give back what was stored',
    });
  });
});
