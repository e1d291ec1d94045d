import { describe, expect, it } from 'vitest';
import { listMutes } from '../../../src/main/alerts/alert-list.ts';
import { checkScenarios, toRuns } from './checked-scenarios.ts';
import {
  AcknowledgedSilence,
  BlindIcon,
  EndedMutes,
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
  ['the icon is never calm while an enabled connection does not answer', () => new BlindIcon()],
  ['never two notifications for one transition', () => new OneNotificationEach()],
  ['never a resolved without a shown start', () => new ShownStarts()],
  ['never an episode ended by missing data', () => new SurvivedOutages()],
  ['the reason why an episode is silent is told once until it changes', () => new SilenceToldOnce()],
  [
    'an acknowledged breach speaks only when it is worse, still critical after the hour, or over',
    () => new AcknowledgedSilence(),
  ],
];

const forMs = 3_600_001;

/** All that is open is acknowledged; the longest mute of a scenario lasts as long as the acknowledgement's hour. */
const hourLater: readonly Move[] = [
  { kind: 'acknowledge', breach: 0, all: true },
  { kind: 'wait', forMs },
];

describe('the alerts, whatever happens', () => {
  for (const [sentence, createOnlooker] of invariants)
    it(sentence, { timeout: 60_000 + runs * 10 }, () => {
      const isIcon = createOnlooker() instanceof BlindIcon;
      checkScenarios(isIcon ? iconRuns : runs, 24, (scenario) => {
        new Playback(scenario, [createOnlooker()]);
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

  it('tells at most three singles of breaches and one summary at a time', {
    timeout: 60_000 + runs * 10,
  }, () => {
    checkScenarios(runs, 24, (scenario) => {
      const look: Onlooker['look'] = ({ step }) => {
        const news = (step?.deliveries ?? []).filter(
          ({ because }) =>
            !['start-up', 'reminder', 'digest', 'blind', 'recovered-connection'].includes(because),
        );
        expect(news.filter(({ kind }) => kind === 'single').length).toBeLessThanOrEqual(3);
        expect(news.filter(({ kind }) => kind === 'summary').length).toBeLessThanOrEqual(1);
        const slots = (step?.deliveries ?? []).map(({ slot }) => slot);
        expect(new Set(slots).size).toBe(slots.length);
      };
      new Playback(scenario, [{ look }]);
    });
  });
});
