import { expect, it } from 'vitest';
import { createRule } from '../../fakes/alert-scene.ts';
import { startAt, toLine, toLines } from './scripted-lines.ts';
import { backtest, toTranscript } from './transcript.ts';

/** Warning from ten on, after two figures; over when at most eight have been waiting for a minute. */
const tenWaiting = createRule({ warning: 10, critical: null, minSamples: 2, keepMs: 60_000 });
/** Critical from twenty on beside it. */
const twentyWaiting = { ...tenWaiting, critical: 20 };

it('a figure that crosses the level every 20 s is told once in ten minutes', async () => {
  // 4, 4, 4, 4, 12, 12, 12, 12, 4 …, every 5 s: below the clear level never for a minute.
  const lines = toLines(0, 600, 5, (seconds) => ({ q1: Math.floor(seconds / 20) % 2 === 0 ? 4 : 12 }));
  const events = await backtest(lines, [tenWaiting]);
  // The second figure past the level is of 25 s.
  expect(toTranscript(events, startAt)).toEqual(['0:00:28 first single 1']);
});

it('a figure that trembles between level and clear level is told once in ten minutes', async () => {
  const lines = toLines(0, 600, 5, (seconds) => ({ q1: seconds === 0 ? 0 : seconds % 10 === 0 ? 9 : 10 }));
  // 10 at 5 s, 9 at 10 s: never two figures in a row past the level. With one it fires, and 9 does not end it.
  expect(toTranscript(await backtest(lines, [tenWaiting]), startAt)).toEqual([]);
  const events = await backtest(lines, [{ ...tenWaiting, minSamples: 1 }]);
  expect(toTranscript(events, startAt)).toEqual(['0:00:08 first single 1']);
});

function allQueues(waiting: number) {
  return Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`q${index}`, waiting]));
}

it('200 queues that breach at once are told in four notifications, and so is their end', async () => {
  const lines = toLines(0, 180, 15, (seconds) => allQueues(seconds >= 15 && seconds < 90 ? 12 : 2));
  const told = toTranscript(await backtest(lines, [tenWaiting]), startAt);
  expect(told).toEqual([
    '0:00:33 first single 1',
    '0:00:33 first single 1',
    '0:00:33 first single 1',
    '0:00:33 first summary 197',
    // Below from 90 s on, for 60 s.
    '0:02:33 resolved single 1',
    '0:02:33 resolved single 1',
    '0:02:33 resolved single 1',
    '0:02:33 resolved summary 197',
  ]);
});

it('200 queues that are breached when the program starts are told in one notification', async () => {
  const lines = toLines(0, 60, 15, () => allQueues(12));
  expect(toTranscript(await backtest(lines, [tenWaiting]), startAt)).toEqual([
    '0:00:03 start-up summary 200',
  ]);
});

it('eight hours of sleep are no outage: what stands is reminded of, what began is told once after the grace', async () => {
  const asleep = 60;
  const awake = asleep + 8 * 3600;
  const lines = [
    ...toLines(0, asleep, 15, (seconds) => ({ q1: seconds === 0 ? 2 : 25, q2: 3 })),
    ...toLines(awake, awake + 120, 15, () => ({ q1: 25, q2: 12 })),
  ];
  const events = await backtest(lines, [twentyWaiting]);
  expect(toTranscript(events, startAt)).toEqual([
    // Critical at 30 s; its reminders of 5:33, 15:33 … fell into the sleep.
    '0:00:33 first single 1',
    // Awake at 8:01:00. The second figure of q2 is of 8:01:15; the grace ends at 8:01:30, then 3 s of collecting.
    '8:01:33 digest summary 1',
    '8:01:33 reminder single 1',
  ]);
  expect(events.filter(({ because }) => because === 'blind')).toEqual([]);
  expect(events.filter(({ because, queueId }) => because === 'grace' && queueId === 'q2')).toHaveLength(1);
});

it('a restart in the middle of an episode repeats nothing, and the same episode goes on to its end', async () => {
  const lines = [
    ...toLines(0, 60, 15, (seconds) => ({ q1: seconds === 0 ? 2 : 12, q2: 2 })),
    toLine({ seconds: 300, waiting: { q1: 12, q2: 12 }, event: 'restart' }),
    ...toLines(315, 420, 15, () => ({ q1: 2, q2: 2 })),
  ];
  const events = await backtest(lines, [tenWaiting]);
  expect(toTranscript(events, startAt)).toEqual([
    '0:00:33 first single 1',
    // q2 is breached at the first answer of the new run; q1 has been told.
    '0:05:03 start-up summary 1',
    // Below from 315 s on, for 60 s.
    '0:06:18 resolved single 1',
    '0:06:18 resolved single 1',
  ]);
  const episodes = events.filter(({ kind, queueId }) => kind === 'condition' && queueId === 'q1');
  expect(episodes.map(({ from, to }) => `${from}>${to}`)).toEqual([
    'ok>pending',
    'pending>warning',
    'warning>recovering',
    'recovering>ok',
  ]);
  expect(new Set(episodes.map(({ episodeId }) => episodeId)).size).toBe(1);
});

it('a restart between firing and telling tells it after the restart', async () => {
  const lines = [
    ...toLines(0, 30, 15, (seconds) => ({ q1: seconds === 0 ? 2 : 12 })),
    // Fired at 30 s; the program ends before the 3 s of collecting are over.
    toLine({ seconds: 32, waiting: { q1: 12 }, event: 'restart' }),
    ...toLines(47, 62, 15, () => ({ q1: 12 })),
  ];
  expect(toTranscript(await backtest(lines, [tenWaiting]), startAt)).toEqual(['0:00:35 first single 1']);
});
