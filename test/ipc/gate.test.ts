import { describe, expect, it } from 'vitest';
import { type CallHandlers, createGate } from '../../src/main/ipc/gate.ts';
import { createLog } from '../../src/main/log.ts';
import { calls } from '../../src/shared/channels.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

const page = 'app://queuewatch/index.html';
const own = { url: page, isMainFrame: true };

/** A gate whose handlers note what reached them; `changes` replaces some. */
function openGate(changes: Partial<CallHandlers> = {}) {
  const reached: unknown[] = [];
  const lines: string[] = [];
  const note = async (input: unknown) => {
    reached.push(input);
    return ok({});
  };
  const handlers = { ...Object.fromEntries(calls.map((name) => [name, note])), ...changes } as CallHandlers;
  const log = createLog(
    'debug',
    (line) => lines.push(line),
    () => 0,
  );
  return { gate: createGate(handlers, { isPageUrl: (address) => address === page, log }), reached, lines };
}

describe('the gate between page and main process', () => {
  it('lets a call of our page’s main frame through', async () => {
    const { gate, reached } = openGate();
    expect(await gate('demo.set', own, { on: true })).toEqual({ ok: true, value: {} });
    expect(reached).toEqual([{ on: true }]);
  });

  it.each([
    ['another origin', { url: 'https://example.com/', isMainFrame: true }],
    ['a frame inside our page', { url: page, isMainFrame: false }],
    ['a frame that is gone', null],
  ])('refuses %s before looking at what it sends', async (_who, sender) => {
    const { gate, reached, lines } = openGate();
    expect(await gate('demo.set', sender, { on: true })).toMatchObject({
      ok: false,
      failure: { code: 'permission' },
    });
    expect(reached).toEqual([]);
    expect(lines.join()).toContain('stranger');
  });

  it.each([
    ['a missing field', {}],
    ['a wrong type', { on: 'yes' }],
    ['a field too many', { on: true, and: 1 }],
    ['nothing', undefined],
  ])('refuses %s and names the call, not what was sent', async (_what, input) => {
    const { gate, reached } = openGate();
    const reply = await gate('demo.set', own, input);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(reached).toEqual([]);
  });

  it('logs no value of an input that does not parse', async () => {
    const { gate, lines } = openGate();
    await gate('connections.signIn', own, { id: 7, credentials: { clientSecret: 'never-in-a-log' } });
    expect(lines.join()).toContain('connections.signIn');
    expect(lines.join()).not.toContain('never-in-a-log');
  });

  it('drops what the contract does not name from a reply', async () => {
    const { gate } = openGate({
      'connections.add': async () => ok({ id: 'emea', clientSecret: 'left behind' }),
    });
    const input = {
      draft: {
        name: 'EMEA',
        vendor: 'genesys-cloud',
        api: 'auto',
        region: 'mypurecloud.ie',
        pollSeconds: 15,
      },
      credentials: { clientId: 'a', clientSecret: 'b' },
      queues: 'all',
    };
    expect(await gate('connections.add', own, input)).toEqual({ ok: true, value: { id: 'emea' } });
  });

  it('refuses a chart over more than is ever kept, or of more points than a screen is wide', async () => {
    const { gate } = openGate({ 'history.chart': async () => ok({ points: [] }) });
    const queue = { connectionId: 'emea', queueId: 'q1', mediaType: 'voice' };
    const ask = (from: number, to: number, stepMs: number) =>
      gate('history.chart', own, { ...queue, from, to, stepMs });
    expect(await ask(0, 86_400_000, 60_000)).toMatchObject({ ok: true });
    expect(await ask(0, Date.UTC(2026, 0), 86_400_000)).toMatchObject({ ok: false });
    expect(await ask(0, 86_400_000, 1000)).toMatchObject({ ok: false });
  });

  it('hands a failure on as a value', async () => {
    const failure = createFailure('disk', { detail: 'full' });
    const { gate } = openGate({ 'alerts.mute': async () => failed(failure) });
    expect(await gate('alerts.mute', own, { target: { kind: 'all' }, minutes: 15 })).toEqual({
      ok: false,
      failure,
    });
  });

  it('tells the page nothing of a bug but its call, and the log where it is', async () => {
    const { gate, lines } = openGate({
      'monitor.refresh': async () => {
        throw new Error('inner words');
      },
    });
    await expect(gate('monitor.refresh', own, {})).rejects.toThrow(/^monitor\.refresh failed$/);
    expect(lines.join()).toContain('inner words');
  });
});
