import { describe, expect, it } from 'vitest';
import { Board } from '../../src/main/monitor/board.ts';
import type { ReadAnswer } from '../../src/main/vendors/vendor.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { toRowFreshness } from '../../src/shared/freshness.ts';
import { figureNames, type Reading } from '../../src/shared/queue.ts';
import { createAnswer, createReading, ScriptedVendor } from '../fakes/scripted-vendor.ts';

const wallMs = Date.UTC(2026, 2, 2, 9);

function setUp(id = 'emea') {
  const board = new Board();
  const connection = connectionSchema.parse({
    id,
    name: 'Genesys EMEA',
    vendor: 'genesys-cloud',
    region: 'mypurecloud.ie',
    pollSeconds: 10,
  });
  board.setConnection({ connection, vendor: new ScriptedVendor(() => 0), demo: false, webApp: false });
  const apply = (atMs: number, readings: Reading[], parts: Partial<ReadAnswer> = {}) =>
    board.applyAnswer(id, createAnswer({ readings, ...parts }), wallMs + atMs, atMs);
  const rowOf = (key: string) => {
    const row = board.row(key);
    if (row === undefined) throw new Error(`no row ${key}`);
    return row;
  };
  return { board, apply, rowOf };
}

const at = (ms: number, parts: Partial<Reading> = {}) => createReading({ observedAt: wallMs + ms, ...parts });
const voice = 'emea/q1/voice';
const chat = 'emea/q1/chat';

describe('Board', () => {
  it('names new rows, and after that only those whose figures changed', () => {
    const { apply, rowOf } = setUp();
    expect(apply(0, [at(0, { waiting: 3 }), at(0, { queueId: 'q2', waiting: 1 })]).changedKeys).toEqual([
      voice,
      'emea/q2/voice',
    ]);
    const next = apply(10_000, [at(10_000, { waiting: 4 }), at(10_000, { queueId: 'q2', waiting: 1 })]);
    expect(next).toEqual({ changedKeys: [voice], removedKeys: [] });
    expect(rowOf('emea/q2/voice').reading.observedAt).toBe(wallMs + 10_000);
  });

  it.each([...figureNames])('takes a change of %s for a change', (name) => {
    const { apply } = setUp();
    apply(0, [at(0, { [name]: 1 })]);
    expect(apply(10_000, [at(10_000, { [name]: 2 })]).changedKeys).toEqual([voice]);
    expect(apply(20_000, [at(20_000, { [name]: null })]).changedKeys).toEqual([voice]);
    expect(apply(30_000, [at(30_000, { [name]: null })]).changedKeys).toEqual([]);
  });

  it.each(['percent', 'withinTarget', 'total', 'targetMs', 'goalPercent'] as const)(
    'takes a change of the service level’s %s for a change',
    (name) => {
      const { apply } = setUp();
      const level = { percent: 80, withinTarget: 8, total: 10, targetMs: 20_000, goalPercent: 80 };
      apply(0, [at(0, { serviceLevel: level })]);
      expect(apply(1, [at(1, { serviceLevel: { ...level } })]).changedKeys).toEqual([]);
      expect(apply(2, [at(2, { serviceLevel: { ...level, [name]: 1 } })]).changedKeys).toEqual([voice]);
      expect(apply(3, [at(3, { serviceLevel: null })]).changedKeys).toEqual([voice]);
    },
  );

  it('takes a new name for a change, and the moving end of the window for none', () => {
    const { apply } = setUp();
    const window = { from: 0, to: 10 };
    apply(0, [at(0, { window })]);
    expect(apply(1, [at(1, { window: { from: 0, to: 20 } })]).changedKeys).toEqual([]);
    expect(apply(2, [at(2, { window: { from: 5, to: 20 } })]).changedKeys).toEqual([voice]);
    expect(apply(3, [at(3, { window: { from: 5, to: 20 }, queueName: 'Billing FR' })]).changedKeys).toEqual([
      voice,
    ]);
  });

  it('takes each media type’s own target from the queue list', () => {
    const { apply, rowOf } = setUp();
    const targets = { voice: { targetMs: 20_000, goalPercent: 80 } };
    apply(0, [at(0), at(0, { mediaType: 'chat' })], {
      queues: [{ queueId: 'q1', name: 'Billing EN', targets }],
    });
    expect(rowOf(voice)).toMatchObject({ targetMs: 20_000, goalPercent: 80 });
    expect(rowOf(chat)).toMatchObject({ targetMs: null, goalPercent: null });
    const later = apply(1, [at(1), at(1, { mediaType: 'chat' })], {
      queues: [
        { queueId: 'q1', name: 'Billing EN', targets: { voice: { targetMs: 30_000, goalPercent: null } } },
      ],
    });
    expect(later.changedKeys).toEqual([voice]);
    expect(rowOf(voice)).toMatchObject({ targetMs: 30_000, goalPercent: null });
  });

  it('calls a queue gone that a good answer leaves out, with its last figures, and live when it is back', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(0, { waiting: 3 }), at(0, { mediaType: 'chat' }), at(0, { queueId: 'q2' })]);
    const without = apply(10_000, [at(10_000, { queueId: 'q2' })]);
    expect(without.changedKeys).toEqual([voice, chat]);
    expect(rowOf(voice)).toMatchObject({ quality: 'gone', reading: { waiting: 3 } });
    expect(rowOf(chat).quality).toBe('gone');
    expect(apply(20_000, [at(20_000, { queueId: 'q2' })]).changedKeys).toEqual([]);
    const back = apply(30_000, [at(30_000, { waiting: 3 }), at(30_000, { queueId: 'q2' })]);
    expect(back.changedKeys).toContain(voice);
    expect(rowOf(voice)).toMatchObject({ quality: 'current', lagMs: 0 });
  });

  it('calls a queue gone in whose place a new one comes', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(0)]);
    const change = apply(10_000, [at(10_000, { queueId: 'q2' })]);
    expect(change.changedKeys.toSorted()).toEqual([voice, 'emea/q2/voice']);
    expect(rowOf(voice).quality).toBe('gone');
  });

  it('calls a queue gone though its answer lists another one twice', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(0), at(0, { queueId: 'q2' })]);
    apply(10_000, [at(10_000, { queueId: 'q2' }), at(10_000, { queueId: 'q2' })]);
    expect(rowOf(voice).quality).toBe('gone');
  });

  it('lets a media type age that its queue’s answer leaves out, and never calls it gone', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(0), at(0, { mediaType: 'chat', waiting: 2 })]);
    expect(apply(10_000, [at(10_000)]).changedKeys).toEqual([chat]);
    expect(rowOf(chat)).toMatchObject({ quality: 'current', lagMs: 10_000, reading: { waiting: 2 } });
    apply(30_000, [at(30_000)]);
    expect(toRowFreshness(rowOf(chat), 0, 10_000)).toBe('stale');
    expect(toRowFreshness(rowOf(voice), 0, 10_000)).toBe('live');
    apply(40_000, [at(40_000), at(40_000, { mediaType: 'chat' })]);
    expect(rowOf(chat).lagMs).toBe(0);
  });

  it('settled: knows no figure of a quiet queue, whichever of its media the answer lists', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(0, { waiting: 3 }), at(0, { mediaType: 'chat', waiting: 2 })]);
    const quiet = apply(10_000, [at(10_000)], { quietQueueIds: ['q1'] });
    expect(quiet.changedKeys).toEqual([voice, chat]);
    for (const key of [voice, chat])
      expect(rowOf(key)).toMatchObject({ quality: 'quiet', reading: { waiting: null } });
    expect(toRowFreshness(rowOf(voice), 0, 10_000)).toBe('unknown');
    expect(apply(20_000, [at(20_000)], { quietQueueIds: ['q1'] }).changedKeys).toEqual([]);
    apply(30_000, [], { quietQueueIds: ['q1'] });
    expect(rowOf(voice).quality).toBe('quiet');
    apply(40_000, [at(40_000, { waiting: 1 })]);
    expect(rowOf(voice)).toMatchObject({ quality: 'current', reading: { waiting: 1 } });
  });

  it('settled: lets a vendor go stale that repeats an old answer', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(0)]);
    for (const ms of [10_000, 20_000, 30_000]) expect(apply(ms, [at(0)]).changedKeys).toEqual([voice]);
    expect(rowOf(voice).lagMs).toBe(30_000);
    expect(toRowFreshness(rowOf(voice), 0, 10_000)).toBe('stale');
    apply(40_000, [at(40_000)]);
    expect(rowOf(voice).lagMs).toBe(0);
  });

  it('takes figures for older that are behind the newest of their answer', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(-400), at(-20_000, { mediaType: 'chat' })]);
    expect(rowOf(voice).lagMs).toBe(0);
    expect(rowOf(chat).lagMs).toBe(19_600);
  });

  it('measures no figure by the receipt of a quiet queue', () => {
    const { apply, rowOf } = setUp();
    apply(0, [at(-30_000), at(0, { queueId: 'q2' })], { quietQueueIds: ['q2'] });
    expect(rowOf(voice).lagMs).toBe(0);
    expect(rowOf('emea/q2/voice').lagMs).toBe(0);
  });

  it('does not take a vendor clock that is wrong by minutes for age, yet an hour it does', () => {
    const slow = setUp();
    slow.apply(0, [at(-240_000)]);
    slow.apply(10_000, [at(-230_000)]);
    expect(slow.rowOf(voice).lagMs).toBe(0);
    const fast = setUp();
    fast.apply(0, [at(240_000)]);
    expect(fast.rowOf(voice).lagMs).toBe(0);
    const old = setUp();
    old.apply(0, [at(-3_600_000)]);
    expect(old.rowOf(voice).lagMs).toBe(3_600_000);
  });

  it('does not mind the computer’s clock being set back or forth', () => {
    const { board, rowOf } = setUp();
    for (const [index, jumpMs] of [0, 3_600_000, -3_600_000].entries()) {
      const receivedAt = wallMs + jumpMs + index * 10_000;
      const answer = createAnswer({ readings: [createReading({ observedAt: receivedAt })] });
      board.applyAnswer('emea', answer, receivedAt, index * 10_000);
      expect(rowOf(voice).lagMs).toBe(0);
    }
    expect(board.statuses(25_000, () => null)[0]).toMatchObject({ ageMs: 5_000, freshness: 'live' });
  });

  it('drops the rows that another API of the same connection does not know', () => {
    const { board, apply } = setUp();
    apply(0, [at(0, { mediaType: 'all' }), at(0, { queueId: 'q2', mediaType: 'all' })], {
      api: 'queue-details',
    });
    const change = apply(10_000, [at(10_000)], { api: 'platform' });
    expect(change).toEqual({ changedKeys: [voice], removedKeys: ['emea/q1/all', 'emea/q2/all'] });
    expect([...board.rows()].map(({ key }) => key)).toEqual([voice]);
  });

  it('forgets a queue that good answers have left out for a quarter of an hour', () => {
    const { board, apply, rowOf } = setUp();
    const q2 = (ms: number) => at(ms, { queueId: 'q2' });
    apply(0, [at(0, { waiting: 3 }), q2(0)]);
    apply(3_600_000, [q2(3_600_000)]);
    expect(apply(4_499_999, [q2(4_499_999)]).removedKeys).toEqual([]);
    expect(rowOf(voice).quality).toBe('gone');
    expect(apply(4_500_000, [q2(4_500_000)])).toEqual({ changedKeys: [], removedKeys: [voice] });
    expect([...board.rows()].map(({ key }) => key)).toEqual(['emea/q2/voice']);
    expect(apply(4_600_000, [at(4_600_000), q2(4_600_000)]).changedKeys).toEqual([voice]);
    expect(rowOf(voice)).toMatchObject({ quality: 'current', lagMs: 0 });
  });

  it('forgets a media type that its queue no longer lists, and no quiet queue', () => {
    const { apply } = setUp();
    apply(0, [at(0), at(0, { mediaType: 'chat' }), at(0, { queueId: 'q2' })]);
    const quietQueueIds = ['q2'];
    apply(10_000, [at(10_000, { mediaType: 'chat' })], { quietQueueIds });
    const later = apply(910_000, [at(910_000, { mediaType: 'chat' })], { quietQueueIds });
    expect(later.removedKeys).toEqual([voice]);
  });

  it('changes no figure over a failed poll', () => {
    const { board, apply, rowOf } = setUp();
    apply(0, [at(0, { waiting: 3 })]);
    const before = structuredClone(rowOf(voice));
    board.applyFailure('emea', createFailure('offline'));
    expect(rowOf(voice)).toEqual(before);
    expect(board.statuses(10_000, () => 5_000)).toEqual([
      {
        id: 'emea',
        name: 'Genesys EMEA',
        vendor: 'genesys-cloud',
        tags: [],
        api: 'platform',
        demo: false,
        failure: createFailure('offline'),
        todayFailure: null,
        unknownQueueIds: [],
        clockSkewMs: null,
        freshness: 'live',
        ageMs: 10_000,
        intervalMs: 10_000,
        pace: null,
        nextPollInMs: 5_000,
        givesWaiting: true,
        requestsPerMinute: 7,
        allowedPerMinute: 300,
        reports: { queues: ['vendor'], sla: ['answered'] },
        freeThreshold: false,
        timeZone: null,
        signsInByBrowser: false,
        webApp: false,
      },
    ]);
  });

  it('knows nothing of a connection that never answered', () => {
    const { board } = setUp();
    expect(board.statuses(99_000, () => null)[0]).toMatchObject({
      api: null,
      ageMs: null,
      freshness: 'unknown',
    });
  });

  it('names the rows of a connection that is removed', () => {
    const { board, apply } = setUp();
    apply(0, [at(0)]);
    expect(board.removeConnection('emea')).toEqual([voice]);
    expect([...board.rows()]).toEqual([]);
    expect(board.statuses(0, () => null)).toEqual([]);
  });
});
