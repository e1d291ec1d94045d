import { describe, expect, it } from 'vitest';
import { RuleBacktest } from '../src/main/rule-backtest.ts';
import { type Rule, ruleSchema } from '../src/shared/alert.ts';
import { createEmptyReading, type Reading } from '../src/shared/queue.ts';
import { createRule } from './fakes/alert-scene.ts';

const secondMs = 1000;
const minuteMs = 60_000;
const now = Date.parse('2026-03-03T12:00:00Z');

interface Poll {
  at: number;
  connectionId: string;
  readings: Reading[];
}

/** Many waiting: warning from ten on, after a minute and two figures; over after a minute at eight or less. */
const rule = createRule({ warning: 10, critical: null, minSamples: 2, holdMs: 60_000, keepMs: 60_000 });

function poll(at: number, waiting: Record<string, number>, connectionId = 'emea'): Poll {
  const readings = Object.entries(waiting).map(([queueId, count]) => ({
    ...createEmptyReading({ connectionId, queueId, queueName: queueId, mediaType: 'voice', observedAt: at }),
    waiting: count,
  }));
  return { at, connectionId, readings };
}

/** Polls of one queue from one time to another (inclusive). */
function polls(from: string, to: string, everySeconds: number, waitingAt: (time: string) => number): Poll[] {
  const all: Poll[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += everySeconds * secondMs)
    all.push(poll(at, { q1: waitingAt(new Date(at).toISOString().slice(11, 19)) }));
  return all;
}

interface Parts {
  now?: number;
  timeZone?: string;
  connections?: { id: string; intervalMs: number }[];
  recoveryNotes?: boolean;
  targets?: { targetMs: number | null; goalPercent: number | null } | null;
}

function openDesk(past: readonly Poll[], parts: Parts = {}) {
  const {
    timeZone = 'UTC',
    connections = [{ id: 'emea', intervalMs: 15_000 }],
    recoveryNotes = true,
    targets = null,
  } = parts;
  const asked: { from: number; to: number; rowKeys?: readonly string[] }[] = [];
  let readMs = 0;
  const desk = new RuleBacktest({
    clock: {
      now: () => parts.now ?? now,
      // A millisecond for each look.
      monotonic: () => readMs++,
      setTimer: () => ({ cancel: () => undefined }),
    },
    history: {
      async *readPast(question) {
        asked.push(question);
        const here = past.filter(({ at }) => at >= question.from && at < question.to);
        for (let index = 0; index < here.length; index += 100) yield here.slice(index, index + 100);
      },
    },
    connections: () => connections,
    targetOf: () => targets,
    recoveryNotes: () => recoveryNotes,
    timeZone,
  });
  return { desk, asked };
}

async function play(past: readonly Poll[], parts: Parts = {}, draft: Rule = rule) {
  const result = await openDesk(past, parts).desk.run(draft);
  if (!result.ok) throw new Error(result.failure.code);
  const [half, whole, double] = result.value.variants;
  if (half === undefined || whole === undefined || double === undefined)
    throw new Error('a variant is missing');
  return { half, whole, double };
}

describe('the draft-rule backtest', () => {
  /*
   * Yesterday from 09:00 to 11:00: twelve wait from 10:00:00 to 10:09:45. Over at 10:11:00, so 11 min.
   * Today from 08:00 to 10:00: twelve wait from 09:00:00 to 09:01:00. Over at 09:02:15, so 2 min 15 s; a hold of
   * 60 s is just reached, one of 120 s is not.
   */
  const past = [
    ...polls('2026-03-02T09:00:00Z', '2026-03-02T11:00:00Z', 15, (time) =>
      time >= '10:00:00' && time < '10:10:00' ? 12 : 2,
    ),
    ...polls('2026-03-03T08:00:00Z', '2026-03-03T10:00:00Z', 15, (time) =>
      time >= '09:00:00' && time < '09:01:15' ? 12 : 2,
    ),
  ];
  const long = { episodes: 1, notifications: 2, shortestMs: 660_000, longestMs: 660_000 };
  const both = { episodes: 2, notifications: 4, shortestMs: 135_000, longestMs: 660_000 };

  it('counts what the rule would have said, with its hold time halved and doubled too', async () => {
    const { half, whole, double } = await play(past);
    expect([half, whole, double].map(({ holdFactor, holdMs }) => [holdFactor, holdMs])).toEqual([
      [0.5, 30_000],
      [1, 60_000],
      [2, 120_000],
    ]);
    for (const { yesterday } of [half, whole, double]) expect(yesterday).toMatchObject(long);
    expect(half.lastSevenDays).toMatchObject(both);
    expect(whole.lastSevenDays).toMatchObject(both);
    expect(double.lastSevenDays).toMatchObject(long);
  });

  it('counts no recovery notes where these are switched off', async () => {
    const { whole } = await play(past, { recoveryNotes: false });
    expect(whole.yesterday.notifications).toBe(1);
    expect(whole.lastSevenDays.notifications).toBe(2);
  });

  it('says of how much of each span figures are kept: a poll tells of three minutes at most', async () => {
    const { whole } = await play(past);
    const keptMs = 2 * 60 * minuteMs + 3 * minuteMs;
    expect(whole.yesterday.coverage).toBeCloseTo(keptMs / (24 * 60 * minuteMs), 9);
    expect(whole.lastSevenDays.coverage).toBeCloseTo((2 * keptMs) / (7 * 24 * 60 * minuteMs), 9);
    const connections = ['emea', 'us'].map((id) => ({ id, intervalMs: 15_000 }));
    const halved = await play(past, { connections });
    expect(halved.whole.yesterday.coverage).toBeCloseTo(keptMs / 2 / (24 * 60 * minuteMs), 9);
  });

  it('knows nothing without a history', async () => {
    const { whole } = await play([]);
    const nothing = { coverage: 0, episodes: 0, notifications: 0, shortestMs: null, longestMs: null };
    expect(whole.yesterday).toMatchObject(nothing);
    expect(whole.lastSevenDays).toMatchObject(nothing);
  });

  it('takes the calendar day of the supervisor for yesterday, and seven days up to now', async () => {
    // Clocks in Berlin went forward on 29 March 2026: that day has 23 hours.
    const { desk, asked } = openDesk([], {
      now: Date.parse('2026-03-30T10:00:00Z'),
      timeZone: 'Europe/Berlin',
    });
    const result = await desk.run(rule);
    expect(result).toMatchObject({
      value: {
        variants: Array.from({ length: 3 }, () => ({
          yesterday: { from: Date.parse('2026-03-28T23:00:00Z'), to: Date.parse('2026-03-29T22:00:00Z') },
        })),
      },
    });
    expect(asked).toEqual([
      { from: Date.parse('2026-03-23T10:00:00Z'), to: Date.parse('2026-03-30T10:00:00Z') },
    ]);
  });

  it('asks for no other rows than those that a rule for some queues can cover', async () => {
    const connections = ['emea', 'us', 'asia'].map((id) => ({ id, intervalMs: 15_000 }));
    const { desk, asked } = openDesk([], { connections });
    const scope = { connectionIds: ['emea', 'us'], queueIds: ['q/1', 'q2'] };
    await desk.run({ ...rule, scope: { ...scope, mediaTypes: ['voice'] } });
    await desk.run({ ...rule, scope });
    await desk.run({ ...rule, scope: { connectionIds: ['emea'], mediaTypes: ['voice'] } });
    expect(asked[0]?.rowKeys).toEqual(['emea/q%2F1/voice', 'emea/q2/voice', 'us/q%2F1/voice', 'us/q2/voice']);
    expect(asked[1]?.rowKeys).toHaveLength(4 * 9);
    expect(asked[2]?.rowKeys).toBeUndefined();
  });

  it('holds a rule against one poll a minute as well', async () => {
    // Twelve at three polls, a minute apart: a minute is held at the second one.
    const { whole, double } = await play(
      polls('2026-02-28T09:00:00Z', '2026-02-28T11:00:00Z', 60, (time) =>
        time >= '10:00:00' && time < '10:03:00' ? 12 : 2,
      ),
    );
    // Calm at 10:03, over at 10:04.
    expect(whole.lastSevenDays).toMatchObject({ episodes: 1, longestMs: 240_000 });
    expect(double.lastSevenDays).toMatchObject({ episodes: 1, longestMs: 240_000 });
  });

  it('calls an episode that goes on long, as far as it is known, and not short', async () => {
    const { whole } = await play(
      polls('2026-03-03T11:00:00Z', '2026-03-03T11:59:45Z', 15, (time) => (time >= '11:30:00' ? 12 : 2)),
    );
    // From 11:30:00 to the newest poll, 11:59:45.
    expect(whole.lastSevenDays).toMatchObject({ episodes: 1, shortestMs: null, longestMs: 1_785_000 });
  });

  it('gives an episode up whose queue is not returned any more', async () => {
    const breach = polls('2026-03-03T09:00:00Z', '2026-03-03T09:10:00Z', 15, (time) =>
      time === '09:00:00' ? 2 : 12,
    );
    const without = polls('2026-03-03T09:10:15Z', '2026-03-03T11:00:00Z', 15, () => 2).map((one) => ({
      ...one,
      readings: [],
    }));
    const { whole } = await play([...breach, ...without]);
    // From 09:00:15; last seen at 09:10:00, and not for a quarter of an hour.
    expect(whole.lastSevenDays).toMatchObject({ episodes: 1, notifications: 1, longestMs: 1_485_000 });
  });

  it('leaves out connections that are gone or that the rule does not cover, and polls of a clock set back', async () => {
    const others = past.map(({ at, readings }) => ({ at, connectionId: 'old', readings }));
    const back = poll(Date.parse('2026-03-02T09:00:00Z'), { q1: 99 });
    const mixed = [...others, ...past].toSorted((a, b) => a.at - b.at);
    const { whole } = await play([...mixed.slice(0, 50), back, ...mixed.slice(50)]);
    expect(whole.lastSevenDays).toMatchObject(both);
    const elsewhere = await play(past, {}, { ...rule, scope: { connectionIds: ['us'] } });
    expect(elsewhere.whole.lastSevenDays).toMatchObject({ coverage: 0, episodes: 0 });
  });

  it('does not count what is said of a connection instead of the rule', async () => {
    // The second connection answers until 09:30 only, and is blind from then on.
    const here = polls('2026-03-03T09:00:00Z', '2026-03-03T10:00:00Z', 15, () => 2);
    const there = here.slice(0, 120).map(({ at }) => poll(at, { q1: 2 }, 'us'));
    const connections = ['emea', 'us'].map((id) => ({ id, intervalMs: 15_000 }));
    const { whole } = await play(
      [...here, ...there].toSorted((a, b) => a.at - b.at),
      { connections },
    );
    expect(whole.lastSevenDays).toMatchObject({ episodes: 0, notifications: 0 });
  });

  it('runs a draft that is switched off', async () => {
    const { whole } = await play(past, {}, { ...rule, enabled: false });
    expect(whole.yesterday).toMatchObject(long);
  });

  it('lets others have their turn every few milliseconds', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await play(past);
    isOver = true;
    // 962 polls, three variants, and 5 ms a slice where every look at the clock takes one.
    expect(turns).toBeGreaterThan((962 * 3) / 10);
  });

  it('runs one at a time: a new one ends the one before, and so does a cancel', async () => {
    const { desk } = openDesk(past);
    const first = desk.run(rule);
    const second = desk.run(rule);
    expect(await first).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect((await second).ok).toBe(true);
    const third = desk.run(rule);
    desk.cancel();
    expect(await third).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});

it('holds a wait against the queue’s own target of today, where the kept reading names none', async () => {
  const draft = ruleSchema.parse({
    id: 'wait',
    name: 'Past the target',
    metric: 'longestWaitMs',
    direction: 'above',
    warning: null,
    critical: null,
    levelsFrom: 'queue-target',
  });
  const past = polls('2026-03-03T08:00:00Z', '2026-03-03T09:00:00Z', 15, () => 1).map((poll) => ({
    ...poll,
    readings: poll.readings.map((reading) => ({
      ...reading,
      longestWaitMs: poll.at % 3_600_000 < 300_000 ? 30_000 : 0,
    })),
  }));
  const targets = { targetMs: 20_000, goalPercent: 80 };
  expect((await play(past, { targets }, draft)).whole.lastSevenDays.episodes).toBe(1);
  expect((await play(past, {}, draft)).whole.lastSevenDays.episodes).toBe(0);
});
