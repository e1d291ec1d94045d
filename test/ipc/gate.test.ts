import { describe, expect, it } from 'vitest';
import { type CallHandlers, createGate } from '../../src/main/ipc/gate.ts';
import { createLog } from '../../src/main/log.ts';
import { calls } from '../../src/shared/channels.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';
import type { WindowName } from '../../src/shared/window-name.ts';
import { createAsk } from '../fakes/report.ts';

const page = 'app://queuewatch/index.html';
const own = { url: page, isMainFrame: true };
const strip = { url: 'app://queuewatch/strip.html', isMainFrame: true };
const wallboard = { url: 'app://queuewatch/wallboard.html', isMainFrame: true };

const windows = new Map<string, WindowName>([
  [page, 'main'],
  [wallboard.url, 'wallboard'],
  [strip.url, 'strip'],
]);

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
  const findWindow = (address: string) => windows.get(address) ?? null;
  return { gate: createGate(handlers, { findWindow, log }), reached, lines };
}

describe('the gate between page and main process', () => {
  it('lets a call of our page’s main frame through', async () => {
    const { gate, reached } = openGate();
    expect(await gate('demo.set', own, { on: true })).toEqual({ ok: true, value: {} });
    expect(reached).toEqual([{ on: true }]);
  });

  it('tells a call which of our windows it came from', async () => {
    const callers: unknown[] = [];
    const { gate } = openGate({
      'window.toggleFullScreen': async (_input, caller) => {
        callers.push(caller);
        return ok({});
      },
    });
    await gate('window.toggleFullScreen', wallboard, {});
    await gate('window.toggleFullScreen', own, {});
    expect(callers).toEqual(['wallboard', 'main']);
  });

  it.each([
    ['the wallboard', wallboard, 'connections.remove', { id: 'emea' }],
    ['the wallboard', wallboard, 'settings.set', { stripShown: false }],
    ['the strip', strip, 'window.toggleFullScreen', {}],
    ['the strip', strip, 'settings.set', { stripShown: false, caFile: null }],
    ['the strip', strip, 'settings.set', { proxy: { kind: 'none' } }],
    ['the strip', strip, 'alerts.mute', { target: { kind: 'all' }, minutes: 15 }],
  ] as const)('refuses %s what it never needs: %3$s', async (_who, sender, call, input) => {
    const { gate, reached, lines } = openGate();
    expect(await gate(call, sender, input)).toMatchObject({ ok: false, failure: { code: 'permission' } });
    expect(reached).toEqual([]);
    expect(lines.join()).toContain(call);
  });

  it('lets the wallboard and the strip do what their buttons do', async () => {
    const { gate, reached } = openGate({ 'settings.set': async () => failed(createFailure('cancelled')) });
    await gate('window.toggleFullScreen', wallboard, {});
    await gate('window.close', wallboard, { which: 'wallboard' });
    await gate('window.open', strip, { which: 'main' });
    expect(reached).toEqual([{}, { which: 'wallboard' }, { which: 'main' }]);
    expect(await gate('settings.set', strip, { stripShown: false })).toMatchObject({
      failure: { code: 'cancelled' },
    });
  });

  it.each([
    ['another origin', { url: 'https://example.com/', isMainFrame: true }],
    ['a page of ours that no window shows', { url: 'app://queuewatch/sound.html', isMainFrame: true }],
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

  it('names only the first ten places of an input that is wrong all over, however long they are', async () => {
    const { gate, lines } = openGate();
    const keys = Array.from({ length: 5_000 }, () => 7);
    const reply = await gate('export.board', own, { keys, target: 'file' });
    expect(reply).toMatchObject({
      failure: { detail: expect.stringMatching(/^export\.board: keys\.0, .*keys\.9$/) },
    });
    const queueIds = { ['x'.repeat(100_000)]: [] };
    await gate('reports.run', own, { queueIds });
    expect(lines.map((line) => line.length < 3_000)).toEqual([true, true]);
  });

  it.each([
    [
      'more rows than any board has',
      'export.board',
      { keys: Array.from({ length: 50_001 }, String), target: 'file' },
    ],
    ['a key that no row has', 'export.board', { keys: ['x'.repeat(501)], target: 'file' }],
    [
      'more alerts than are ever listed',
      'export.episodes',
      { episodeIds: Array.from({ length: 10_001 }, String), target: 'file' },
    ],
    ['a row twice', 'export.report', { runId: 1, order: [3, 1, 3], target: 'file' }],
    ['a row before the first', 'export.report', { runId: 1, order: [-1], target: 'file' }],
    ['half a row', 'export.report', { runId: 1, order: [0.5], target: 'file' }],
    ['a row by its name', 'export.report', { runId: 1, order: ['0'], target: 'file' }],
    ['a row further on than any', 'export.report', { runId: 1, order: [2_000_000], target: 'file' }],
    ['rows in no order', 'export.report', { runId: 1, order: { length: 1 }, target: 'file' }],
  ] as const)('refuses an export of %s', async (_what, call, input) => {
    const { gate, reached } = openGate();
    expect(await gate(call, own, input)).toMatchObject({ failure: { code: 'bad-request' } });
    expect(reached).toEqual([]);
  });

  it('lets an export of rows in any order through, as it is', async () => {
    const asked: unknown[] = [];
    const { gate } = openGate({
      'export.report': async ({ order }) => {
        asked.push(order);
        return failed(createFailure('cancelled'));
      },
    });
    for (const order of [[3, 1, 0, 2], [], null])
      await gate('export.report', own, { runId: 1, order, target: 'file' });
    expect(asked).toEqual([[3, 1, 0, 2], [], null]);
  });

  it('refuses a report on queues of more connections than are asked at once, or of endless names', async () => {
    const { gate } = openGate({ 'reports.run': async () => failed(createFailure('cancelled')) });
    const ask = (queueIds: Record<string, string[]>) => gate('reports.run', own, createAsk({ queueIds }));
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`c${index}`, ['q']]));
    for (const queueIds of [many, { ['c'.repeat(101)]: ['q'] }, { emea: ['q'.repeat(201)] }])
      expect(await ask(queueIds)).toMatchObject({ failure: { code: 'bad-request' } });
    expect(await ask({ emea: ['q'] })).toMatchObject({ failure: { code: 'cancelled' } });
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

  it('drops what a failure does not name from a reply, too', async () => {
    const failure = createFailure('auth');
    const { gate } = openGate({
      'monitor.refresh': async () => failed({ ...failure, body: 'left behind' } as typeof failure),
    });
    expect(await gate('monitor.refresh', own, {})).toEqual({ ok: false, failure });
  });

  it('refuses a chart over more than is ever kept, or of more points than a screen is wide', async () => {
    const { gate } = openGate({ 'history.chart': async () => ok({ points: [] }) });
    const queue = { connectionId: 'emea', queueId: 'q1', mediaType: 'voice' };
    const ask = (from: number, to: number, stepMs: number) =>
      gate('history.chart', own, { ...queue, from, to, stepMs });
    expect(await ask(0, 86_400_000, 60_000)).toMatchObject({ ok: true });
    const refused = (detail: string) => ({ ok: false, failure: { code: 'bad-request', detail } });
    expect(await ask(0, Date.UTC(1971, 2), 86_400_000)).toMatchObject(refused('history.chart: to'));
    expect(await ask(86_400_000, 0, 60_000)).toMatchObject(refused('history.chart: to'));
    expect(await ask(0, 86_400_000, 1000)).toMatchObject(refused('history.chart: stepMs'));
    // No hour comes after such a number: whoever counts hours up to it never ends.
    expect(await ask(1e300, 1e300, 60_000)).toMatchObject(refused('history.chart: from, to'));
    const file = { key: 'emea/q1/voice', from: 0, to: Date.UTC(1971, 2), stepMs: 86_400_000, target: 'file' };
    expect(await gate('export.history', own, file)).toMatchObject(refused('export.history: to'));
  });

  it.each([
    ['the trends of', 'history.trends', { keys: Array.from({ length: 201 }, String) }, 'keys'],
    ['the log with', 'history.episodes', { from: 0, to: 1, limit: 5001 }, 'limit'],
  ] as const)('refuses %s more than any window shows at once', async (_what, call, input, where) => {
    const { gate, reached } = openGate();
    const detail = `${call}: ${where}`;
    expect(await gate(call, own, input)).toMatchObject({ failure: { code: 'bad-request', detail } });
    expect(reached).toEqual([]);
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
