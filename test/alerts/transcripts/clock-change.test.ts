import { expect, it } from 'vitest';
import { Replay } from '../../../src/main/alerts/replay.ts';
import { createQuietClock } from '../../../src/shared/quiet-time.ts';
import { createRow, createRule } from '../../fakes/alert-scene.ts';

const minuteMs = 60_000;
const rule = createRule({ warning: 10, critical: null, minSamples: 2, keepMs: minuteMs });

/** Quiet every night in Berlin, over two queues polled each minute; `utc 1 first` for each notification. */
function play(
  day: string,
  [from, to]: readonly [string, string],
  waitingAt: (utc: string) => [number, number],
) {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const spans = [{ days: [...days], from, to }];
  const quietUntil = createQuietClock(
    { enabled: true, timeZone: 'Europe/Berlin', spans, criticalBypasses: false },
    'UTC',
  );
  const transcript: string[] = [];
  const replay = new Replay({
    termsAt: (at) => ({
      rules: [rule],
      notifications: true,
      recoveryNotes: true,
      quietUntil: quietUntil(at),
      criticalBypasses: false,
    }),
    gapMs: 3 * minuteMs,
    onStep: ({ deliveries }, at) => {
      for (const { because, kind, items, missed } of deliveries) {
        const time = new Date(at).toISOString().slice(11, 19);
        transcript.push(
          `${time} ${because} ${kind} ${items.length}${missed.length === 0 ? '' : ` missed ${missed.length}`}`,
        );
      }
    },
  });
  // From the evening before, 20:00 UTC, to 07:00 UTC.
  const startAt = Date.parse(`${day}T20:00:00Z`);
  for (let at = startAt; at <= startAt + 11 * 60 * minuteMs; at += minuteMs) {
    const waiting = waitingAt(new Date(at).toISOString().slice(11, 16));
    const rows = waiting.map((count, index) =>
      createRow({ connectionId: 'emea', queueId: `q${index}`, observedAt: at, waiting: count }),
    );
    const answer = { rows, removedKeys: [] };
    replay.take({ at, event: null, connections: [{ id: 'emea', intervalMs: minuteMs, answer }] });
  }
  replay.finish();
  return transcript;
}

/** The first queue is breached from 00:30 UTC on, the second from 23:00 to 23:30. */
const twoBreaches = (utc: string): [number, number] => [
  utc < '20:00' && utc >= '00:30' ? 12 : 2,
  utc >= '23:00' && utc < '23:30' ? 12 : 2,
];

/*
 * By the rules of the European Union: in 2026 clocks in Berlin go from 02:00 (UTC+1) to 03:00 (UTC+2) on 29 March and
 * from 03:00 (UTC+2) to 02:00 (UTC+1) on 25 October, both at 01:00 UTC. A digest comes 3 s after quiet hours end.
 */
it.each([
  ['in spring', '2026-03-28', ['22:00', '06:30'], '04:30:03'],
  ['in spring, at a time that the clocks jump over', '2026-03-28', ['22:00', '02:30'], '01:00:03'],
  ['in autumn', '2026-10-24', ['22:00', '06:30'], '05:30:03'],
  ['in autumn, at a time that comes twice', '2026-10-24', ['22:00', '02:30'], '01:30:03'],
] as const)('quiet hours that end %s are told of once, at their end', (_name, day, span, time) => {
  expect(play(day, span, twoBreaches)).toEqual([`${time} digest summary 1 missed 1`]);
});

it.each([
  // 21:30 in Berlin: told at once, after its second figure.
  ['2026-03-28', '20:31:03 first single 1'],
  // 22:30 in Berlin.
  ['2026-10-24', '05:30:03 digest summary 1'],
])('the evening before, quiet hours begin by the clock of that evening (%s)', (day, told) => {
  const breach = (utc: string): [number, number] => [utc >= '20:30' || utc < '08:00' ? 12 : 2, 2];
  expect(play(day, ['22:00', '06:30'], breach)).toEqual([told]);
});
