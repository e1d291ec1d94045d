import { describe, expect, it } from 'vitest';
import { createPageBridge } from '../../../src/renderer/bridge.ts';
import type { ReadyDraft } from '../../../src/renderer/forms/connection-draft.ts';
import { ConnectionTest } from '../../../src/renderer/forms/connection-test.ts';
import type { CallName } from '../../../src/shared/channels.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createCheckReport, createStep } from './check-fixture.ts';

const good = { ok: true, value: createCheckReport([createStep('sign-in'), createStep('live-figures')]) };
const done = { ok: true, value: {} };
const place = { name: 'EMEA', vendor: 'genesys-cloud', region: 'mypurecloud.ie', pollSeconds: 15 } as const;
const byClient: ReadyDraft = {
  draft: { ...place, api: 'auto' },
  credentials: { clientId: 'id', clientSecret: 'secret' },
};
const byBrowser: ReadyDraft = {
  draft: { ...place, api: 'platform', signIn: 'browser' },
  credentials: { clientId: 'id' },
};

/** Main as the form sees it: every call waits until it is answered, what calls something off at once. */
function open() {
  const calls: CallName[] = [];
  const inputs: unknown[] = [];
  const waiting: ((text: string) => void)[] = [];
  let tell: (text: string) => void = () => undefined;
  const test = new ConnectionTest(
    createPageBridge({
      call: (name, input) => {
        calls.push(name);
        inputs.push(input);
        if (name === 'signIn.cancel' || name === 'connections.cancelTest')
          return Promise.resolve(JSON.stringify(done));
        return new Promise((resolve) => waiting.push(resolve));
      },
      listen: (_name, handler) => {
        tell = handler;
        return () => {
          tell = () => undefined;
        };
      },
    }),
  );
  const answer = async (reply: unknown) => {
    waiting.shift()?.(JSON.stringify(reply));
    // The reply passes a few promises before it is published.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { test, calls, inputs, answer, tell: (message: unknown) => tell(JSON.stringify(message)) };
}

describe('ConnectionTest', () => {
  it('asks at once where a client signs in', async () => {
    const { test, calls, answer } = open();
    void test.start(byClient);
    expect(test.getState().phase).toBe('asking');
    await answer(good);
    expect(test.getState()).toMatchObject({ phase: 'idle', report: good.value, trouble: null });
    expect(calls).toEqual(['connections.test']);
  });

  it('waits for the browser first, then tests', async () => {
    const { test, calls, answer } = open();
    void test.start(byBrowser);
    expect(test.getState().phase).toBe('browser');
    await answer(done);
    expect(test.getState().phase).toBe('asking');
    await answer(good);
    expect(test.getState().report).not.toBeNull();
    expect(calls).toEqual(['signIn.start', 'connections.test']);
  });

  it('does not send the same person to the browser twice, but does for another client', async () => {
    const { test, calls, answer } = open();
    void test.start(byBrowser);
    await answer(done);
    await answer(good);
    test.forget();
    void test.start(byBrowser);
    await answer(good);
    expect(calls).toEqual(['signIn.start', 'connections.test', 'connections.test']);
    void test.start({ ...byBrowser, credentials: { clientId: 'other' } });
    expect(calls.at(-1)).toBe('signIn.start');
  });

  it('sends to the browser again when the session was refused', async () => {
    const { test, calls, answer } = open();
    void test.start(byBrowser);
    await answer(done);
    await answer({
      ok: true,
      value: createCheckReport([createStep('sign-in', createFailure('auth'))]),
    });
    void test.start(byBrowser);
    expect(calls).toEqual(['signIn.start', 'connections.test', 'signIn.start']);
  });

  it('gives the waiting up, and does not mind an answer that comes all the same', async () => {
    const { test, calls, answer } = open();
    void test.start(byBrowser);
    test.forget();
    expect(calls).toEqual(['signIn.start', 'signIn.cancel']);
    await answer({ ok: false, failure: createFailure('cancelled') });
    expect(test.getState()).toMatchObject({ phase: 'idle', report: null, trouble: null });
  });

  it('drops the result of what was typed in before', async () => {
    const { test, calls, answer } = open();
    void test.start(byClient);
    test.forget();
    await answer(good);
    expect(test.getState().report).toBeNull();
    expect(calls).toEqual(['connections.test', 'connections.cancelTest']);
  });

  it('shows the steps of its own test as they happen, and of no other', async () => {
    const { test, inputs, answer, tell } = open();
    const progress = {
      api: 'platform',
      organisation: 'Acme',
      steps: [],
      asking: 'sign-in',
      queueCount: null,
    };
    const stop = test.watch();
    void test.start(byClient);
    const [{ testId }] = inputs as [{ testId: string }];
    tell({ testId: 'another', progress });
    expect(test.getState().progress).toBeNull();
    tell({ testId, progress });
    expect(test.getState()).toMatchObject({ phase: 'asking', progress });
    await answer(good);
    tell({ testId, progress });
    expect(test.getState()).toMatchObject({ phase: 'idle', progress: null, report: good.value });
    stop();
    void test.start(byClient);
    tell({ testId: (inputs.at(-1) as { testId: string }).testId, progress });
    expect(test.getState().progress).toBeNull();
  });

  it('tests a kept connection as it would be', async () => {
    const { test, inputs, answer } = open();
    void test.startKept({ id: 'emea', change: { name: 'New' } });
    expect(inputs).toMatchObject([{ target: { id: 'emea', change: { name: 'New' } } }]);
    await answer({ ok: false, failure: createFailure('bad-request') });
    // Nothing was tried, so main has nothing to note down.
    expect(test.getState()).toMatchObject({ trouble: { failure: { code: 'bad-request' } }, hasNote: false });
    void test.startKept({ id: 'emea', change: {} });
    await answer({ ok: false, failure: createFailure('keychain-unavailable') });
    expect(test.getState()).toMatchObject({ hasNote: true });
  });

  it('says why the sign-in failed, and tests nothing then', async () => {
    const { test, calls, answer } = open();
    void test.start(byBrowser);
    await answer({ ok: false, failure: createFailure('timeout') });
    expect(test.getState()).toMatchObject({ phase: 'idle', trouble: { failure: { code: 'timeout' } } });
    expect(calls).toEqual(['signIn.start']);
  });

  it('runs once at a time', () => {
    const { test, calls } = open();
    void test.start(byClient);
    void test.start(byClient);
    expect(calls).toEqual(['connections.test']);
  });
});
