import { describe, expect, it } from 'vitest';
import { createPageBridge } from '../../src/renderer/bridge.ts';
import { StateStore } from '../../src/renderer/store.ts';
import type { Bridge, CallName, PushName } from '../../src/shared/channels.ts';
import type { Snapshot } from '../../src/shared/contract.ts';
import { createSnapshot } from '../fakes/snapshot.ts';
import { createEpisode, createPush, createRow } from './board-fixture.ts';

/** Main as the page sees it: answers `state.get` when told to, and pushes. */
class FakeMain implements Bridge {
  readonly calls: CallName[] = [];
  readonly #handlers = new Map<PushName, (text: string) => void>();
  readonly #open: ((text: string) => void)[] = [];

  call(name: CallName): Promise<string> {
    this.calls.push(name);
    return new Promise((resolve) => this.#open.push(resolve));
  }

  listen(name: PushName, handler: (text: string) => void): () => void {
    this.#handlers.set(name, handler);
    return () => this.#handlers.delete(name);
  }

  push(name: PushName, message: unknown): void {
    this.#handlers.get(name)?.(JSON.stringify(message));
  }

  get isListening(): boolean {
    return this.#handlers.size > 0;
  }

  async answer(reply: unknown): Promise<void> {
    this.#open.shift()?.(JSON.stringify(reply));
    // The reply passes two promises before it is published.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

async function start(snapshot: Snapshot) {
  const main = new FakeMain();
  const store = new StateStore(createPageBridge(main), () => 500);
  const stop = store.start();
  await main.answer({ ok: true, value: snapshot });
  return { main, store, stop };
}

const waiting = (store: StateStore) =>
  [...(store.getView().state?.rows.values() ?? [])].map((row) => row.reading.waiting);

describe('StateStore', () => {
  it('takes the snapshot and the pushes that follow it', async () => {
    const { main, store } = await start(createSnapshot(createPush(7, [createRow({ waiting: 1 })])));
    main.push('state.changed', createPush(8, [createRow({ waiting: 2 })]));
    expect(waiting(store)).toEqual([2]);
    expect(store.getView().state?.receivedAtMs).toBe(500);
    expect(main.calls).toEqual(['state.get']);
  });

  it('keeps the identity of rows that a push does not name, and drops those that it removes', async () => {
    const kept = createRow({ queueName: 'Kept', waiting: 1 });
    const lost = createRow({ queueName: 'Lost', waiting: 2 });
    const { main, store } = await start(createSnapshot(createPush(1, [kept, lost])));
    const before = store.getView().state?.rows.get(kept.key);
    main.push('state.changed', createPush(2, [], { removedKeys: [lost.key] }));
    expect(store.getView().state?.rows.get(kept.key)).toBe(before);
    expect([...(store.getView().state?.rows.keys() ?? [])]).toEqual([kept.key]);
  });

  it('keeps the whole map when a push changes no row', async () => {
    const { main, store } = await start(createSnapshot(createPush(1, [createRow()])));
    const before = store.getView().state?.rows;
    main.push('state.changed', createPush(2));
    expect(store.getView().state?.sequence).toBe(2);
    expect(store.getView().state?.rows).toBe(before);
  });

  it('asks for a snapshot again when a push is missing', async () => {
    const { main, store } = await start(createSnapshot(createPush(1, [createRow({ waiting: 1 })])));
    main.push('state.changed', createPush(3, [createRow({ waiting: 3 })]));
    expect(waiting(store)).toEqual([1]);
    expect(main.calls).toEqual(['state.get', 'state.get']);
    await main.answer({ ok: true, value: createSnapshot(createPush(3, [createRow({ waiting: 3 })])) });
    expect(waiting(store)).toEqual([3]);
  });

  it('applies pushes that arrive before the snapshot, without those that it already holds', async () => {
    const main = new FakeMain();
    const store = new StateStore(createPageBridge(main), () => 0);
    store.start();
    main.push('state.changed', createPush(4, [createRow({ waiting: 4 })]));
    main.push('state.changed', createPush(5, [createRow({ waiting: 5 })]));
    main.push('state.changed', createPush(6, [createRow({ waiting: 6 })]));
    await main.answer({ ok: true, value: createSnapshot(createPush(5, [createRow({ waiting: 5 })])) });
    expect(waiting(store)).toEqual([6]);
    expect(main.calls).toEqual(['state.get']);
  });

  it('ignores a push that it has seen', async () => {
    const { main, store } = await start(createSnapshot(createPush(5, [createRow({ waiting: 5 })])));
    main.push('state.changed', createPush(5, [createRow({ waiting: 99 })]));
    expect(waiting(store)).toEqual([5]);
    expect(main.calls).toEqual(['state.get']);
  });

  it('says why there is no snapshot, and recovers with the next push', async () => {
    const main = new FakeMain();
    const store = new StateStore(createPageBridge(main), () => 0);
    store.start();
    await main.answer({ ok: false, failure: { code: 'disk', detail: null, retryable: false } });
    expect(store.getView().state).toBeNull();
    expect(store.getView().trouble?.failure?.code).toBe('disk');
    main.push('state.changed', createPush(2));
    await main.answer({ ok: true, value: createSnapshot(createPush(2, [createRow()])) });
    expect(store.getView().state?.rows.size).toBe(1);
    expect(store.getView().trouble).toBeNull();
  });

  it('passes on the queue that was asked for, each request anew', async () => {
    const { main, store } = await start(createSnapshot(createPush(1), { showKey: 'a/b/voice' }));
    expect(store.getView().shown).toEqual({ key: 'a/b/voice', serial: 1 });
    main.push('view.showQueue', { key: 'a/b/voice' });
    expect(store.getView().shown).toEqual({ key: 'a/b/voice', serial: 2 });
  });

  it('takes what changed about the program, also while it waits for a snapshot', async () => {
    const { main, store } = await start(createSnapshot(createPush(1)));
    const { app } = createSnapshot(createPush(1));
    main.push('app.changed', { ...app, trayMissing: true });
    expect(store.getView().state?.app.trayMissing).toBe(true);
    main.push('state.changed', createPush(3));
    main.push('app.changed', { ...app, settingsNotice: 'kept aside' });
    await main.answer({ ok: true, value: createSnapshot(createPush(3)) });
    expect(store.getView().state?.app.settingsNotice).toBe('kept aside');
  });

  it('takes the card of what happened meanwhile and its end, also while it waits for a snapshot', async () => {
    const away = { from: 800_000, to: 1_600_000, episodes: [createEpisode()] };
    const { main, store } = await start(createSnapshot(createPush(1), { away }));
    expect(store.getView().state?.away?.episodes).toHaveLength(1);
    main.push('away.changed', { away: null });
    expect(store.getView().state?.away).toBeNull();
    main.push('state.changed', createPush(3));
    main.push('away.changed', { away });
    await main.answer({ ok: true, value: createSnapshot(createPush(3)) });
    expect(store.getView().state?.away).toEqual(away);
  });

  it('takes mutes, quiet hours and what was not seen with every push', async () => {
    const { main, store } = await start(createSnapshot(createPush(1)));
    const mutes = [{ target: { kind: 'all' as const }, name: '', leftMs: 60_000 }];
    main.push('state.changed', createPush(2, [], { mutes, quietUntil: 2_000_000, unseen: 3 }));
    expect(store.getView().state).toMatchObject({ mutes, quietUntil: 2_000_000, unseen: 3 });
  });

  it('hands on what the menu asks for, also what it asked before the page was there', async () => {
    const { main, store } = await start(createSnapshot(createPush(1), { command: 'show-alerts' }));
    expect(store.getView().asked).toEqual({ name: 'show-alerts', serial: 1 });
    main.push('view.command', { name: 'search' });
    main.push('view.command', { name: 'search' });
    expect(store.getView().asked).toEqual({ name: 'search', serial: 3 });
  });

  it('stops listening when it is stopped', async () => {
    const { main, stop } = await start(createSnapshot(createPush(1)));
    stop();
    expect(main.isListening).toBe(false);
  });
});

describe('createPageBridge', () => {
  it('turns a rejected call into trouble with a remedy', async () => {
    const bridge = createPageBridge({
      call: () => Promise.reject(new Error('state.get failed')),
      listen: () => () => undefined,
    });
    const reply = await bridge.call('monitor.refresh', {});
    expect(reply).toMatchObject({ ok: false, trouble: { failure: null } });
  });

  it('takes a reply that is no text of main for trouble', async () => {
    const bridge = createPageBridge({
      call: () => Promise.resolve('{"ok":'),
      listen: () => () => undefined,
    });
    expect(await bridge.call('monitor.refresh', {})).toMatchObject({ ok: false, trouble: { failure: null } });
  });
});
