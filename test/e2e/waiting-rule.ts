import type { Rule } from '../../src/shared/alert.ts';

/** An alert for every queue where anybody waits. */
export const anybodyWaits: Rule = {
  id: 'anybody-waits',
  name: 'Anybody waits',
  metric: 'waiting',
  direction: 'above',
  warning: 1,
  critical: null,
  holdMs: 0,
  keepMs: 0,
  minSamples: 1,
  minVolume: 0,
  scope: {},
  enabled: true,
  levelsFrom: 'fixed',
};
