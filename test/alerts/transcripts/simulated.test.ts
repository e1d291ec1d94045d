import { describe, expect, it } from 'vitest';
import { defaultRules } from '../../../src/shared/alert.ts';
import type { LedgerRow } from '../../../src/simulator/ledger.ts';
import { type Recording, record, toTruth } from './recording.ts';
import { backtest, toTranscript } from './transcript.ts';

/*
 * The demo's own scenarios, recorded by `poll --every` and replayed by `backtest`. What is to be heard was worked out
 * by hand from the ledger's figures, which each case states and compares with the ledger first.
 */

const longestWait = defaultRules.filter(({ id }) => id === 'longest-wait-target');
const isSpiking = ({ mediaType, queueName, targetMs }: LedgerRow) =>
  mediaType === 'voice' && queueName.startsWith('Billing') && targetMs === 20_000;

/** `seconds waiting/longest wait in seconds` at these lines. */
function toFigures(recording: Recording, atSeconds: readonly number[]): string[] {
  return toTruth(recording, isSpiking).flatMap(({ waiting, longestWaitMs }, index) => {
    const seconds = index * 15;
    return atSeconds.includes(seconds) ? `${seconds} ${waiting}/${Math.round(longestWaitMs / 1000)}` : [];
  });
}

/*
 * The spiking queue: target 20 s, so warning from 20 s and critical from 40 s; two figures in a row each; over below
 * 16 s for 60 s. Between 330 s and 345 s the last of the waiting are answered.
 */
const turns = [0, 15, 30, 45, 60, 270, 285, 315, 330, 345];
const spikeFigures = [
  '0 10/6',
  '15 20/21',
  '30 22/36',
  '45 30/51',
  '60 35/66',
  '270 28/274',
  '285 17/227',
  '315 13/251',
  '330 10/241',
  '345 0/0',
];

const spike = { scenario: 'spike', queues: 3, everySeconds: 15, polls: 61 } as const;

describe('spike', () => {
  it('is told as it begins, as it gets worse and when it is over', async () => {
    const recording = await record(spike);
    expect(toFigures(recording, turns)).toEqual(spikeFigures);
    const events = await backtest(recording.lines, longestWait);
    expect(toTranscript(events, recording.startAt)).toEqual([
      // 21 s and 36 s: two figures past the target at 30 s, and 3 s of collecting.
      '0:00:33 first single 1',
      // 51 s and 66 s: two past twice the target at 60 s.
      '0:01:03 escalated single 1',
      // No reminder: it would be due 5 min later, at 6:03, when nobody has waited for 18 s. Over 60 s after 345 s.
      '0:06:48 resolved single 1',
    ]);
  });

  it('is told in the same number of notifications where two rules find it', async () => {
    const recording = await record(spike);
    expect(toFigures(recording, turns)).toEqual(spikeFigures);
    const events = await backtest(recording.lines, defaultRules);
    expect(toTranscript(events, recording.startAt)).toEqual([
      // Ten wait when the first answer comes.
      '0:00:03 start-up summary 1',
      // 20 and 22 wait at 15 s and 30 s: critical. The longest wait's warning shares the notification.
      '0:00:33 escalated single 2',
      '0:01:03 escalated single 1',
      // Critical by count until 315 s (13, below 16), told at 33 s: the reminder of 333 s has been called off.
      '0:06:48 resolved single 2',
    ]);
  });
});

describe('an outage', () => {
  it('is told once each time, and so is its end, where nothing is breached', async () => {
    // 30 s answers, 120 s none, and again.
    const recording = await record({ ...spike, scenario: 'outage', polls: 22 });
    const events = await backtest(recording.lines, longestWait);
    expect(toTranscript(events, recording.startAt)).toEqual([
      // The last good answer is of 15 s; blind 60 s later.
      '0:01:18 blind single 1',
      '0:02:33 recovered-connection single 1',
      // The last good answer is of 165 s.
      '0:03:48 blind single 1',
      '0:05:03 recovered-connection single 1',
    ]);
  });

  it('in the middle of a breach neither ends it nor tells it again', async () => {
    // No answers from 75 s to 225 s, while the wait grows from 66 s to 245 s.
    const recording = await record({ ...spike, down: [5, 16] });
    expect(toFigures(recording, [...turns, 240])).toEqual(
      [...spikeFigures, '240 33/245'].toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    );
    const events = await backtest(recording.lines, longestWait);
    expect(toTranscript(events, recording.startAt)).toEqual([
      '0:00:33 first single 1',
      '0:01:03 escalated single 1',
      // 60 s after the last good answer, of 60 s.
      '0:02:03 blind single 1',
      '0:04:03 recovered-connection single 1',
      '0:06:48 resolved single 1',
    ]);
    const conditions = events.filter(({ kind }) => kind === 'condition');
    expect(new Set(conditions.map(({ episodeId }) => episodeId)).size).toBe(1);
    expect(
      conditions.filter(({ at }) => at >= recording.startAt + 75_000 && at < recording.startAt + 240_000),
    ).toEqual([]);
  });

  it('that hides the end of a breach puts the end off, and reminds nobody of what nobody sees', async () => {
    // No answers from 315 s to 450 s; the breach ends at 345 s, and its reminder is due at 363 s.
    const recording = await record({ ...spike, down: [21, 31] });
    expect(toFigures(recording, turns)).toEqual(spikeFigures);
    const events = await backtest(recording.lines, longestWait);
    expect(toTranscript(events, recording.startAt)).toEqual([
      '0:00:33 first single 1',
      '0:01:03 escalated single 1',
      // 60 s after the last good answer, of 300 s.
      '0:06:03 blind single 1',
      // The next answer is of 465 s.
      '0:07:48 recovered-connection single 1',
      // 60 s below the clear level that somebody saw.
      '0:08:48 resolved single 1',
    ]);
  });
});
