import { describe, expect, it } from 'vitest';
import { listMutes } from '../../../src/main/alerts/alert-list.ts';
import { checkScenarios, toRuns } from './checked-scenarios.ts';
import {
  AcknowledgedSilence,
  BlindIcon,
  EndedMutes,
  FewAtOnce,
  OneNotificationEach,
  ShownStarts,
  SilenceToldOnce,
  SurvivedOutages,
} from './invariants.ts';
import type { Move } from './move.ts';
import { type Onlooker, Playback } from './playback.ts';

const runs = toRuns(2_000);
/** The icon is drawn anew at every step, which takes longer. */
const iconRuns = toRuns(600);

/** What must hold whatever happens, looked at from outside and without a model. */
const invariants: readonly [string, () => Onlooker][] = [
  ['never two notifications for one transition', () => new OneNotificationEach()],
  ['never a resolved without a shown start', () => new ShownStarts()],
  ['never an episode ended by missing data', () => new SurvivedOutages()],
  ['the reason why an episode is silent is told once until it changes', () => new SilenceToldOnce()],
  [
    'an acknowledged breach speaks only when it is worse, still critical after the hour, or over',
    () => new AcknowledgedSilence(),
  ],
  ['at most three singles of breaches and one summary at a time', () => new FewAtOnce()],
];

const forMs = 3_600_001;

/** All that is open is acknowledged; the longest mute of a scenario lasts as long as the acknowledgement's hour. */
const hourLater: readonly Move[] = [
  { kind: 'acknowledge', breach: 0, all: true },
  { kind: 'wait', forMs },
];

describe('the alerts, whatever happens', () => {
  it('never show a calm icon while an enabled connection does not answer', {
    timeout: 60_000 + iconRuns * 10,
  }, () => {
    checkScenarios(iconRuns, 24, (scenario) => new Playback(scenario, [new BlindIcon()]));
  });

  // To play a scenario takes longer than to look on: once for all of them.
  it(`never break one of these: ${invariants.map(([sentence]) => sentence).join('; ')}`, {
    timeout: 60_000 + runs * 10,
  }, () => {
    checkScenarios(runs, 24, (scenario) => {
      const onlookers = invariants.map(([sentence, create]) => nameFailures(sentence, create()));
      new Playback(scenario, onlookers);
    });
  });

  it('every mute, snooze and acknowledgement of what stays critical ends', {
    timeout: 60_000 + runs * 10,
  }, () => {
    checkScenarios(runs, 20, (scenario) => {
      const playback = new Playback({ ...scenario, moves: [...scenario.moves, ...hourLater] }, [
        new EndedMutes(),
      ]);
      expect(listMutes(playback.memory, playback.now)).toEqual([]);
      for (const { attention, severity, recovering } of playback.listOpen()) {
        expect(attention).not.toBe('muted');
        expect(attention).not.toBe('snoozed');
        if (severity === 'critical' && !recovering) expect(attention).not.toBe('acked');
      }
    });
  });
});

function nameFailures(sentence: string, onlooker: Onlooker): Onlooker {
  return {
    look(look) {
      try {
        onlooker.look(look);
      } catch (error) {
        throw new Error(sentence, { cause: error });
      }
    },
  };
}
