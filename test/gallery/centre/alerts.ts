import type { Alert } from '../../../src/shared/alert.ts';
import type { Mute } from '../../../src/shared/attention.ts';
import { hourMs, minuteMs, today } from './moment.ts';
import { findRow } from './rows.ts';

type AlertFacts = Pick<Alert, 'severity' | 'value' | 'level' | 'peak' | 'startedAt'> & Partial<Alert>;

function createAlert(key: string, facts: AlertFacts): Alert {
  const { connectionId, queueId, queueName, mediaType } = findRow(key).reading;
  const ruleId = facts.ruleId ?? 'longest-wait-target';
  return {
    episodeId: `${ruleId}/${key}/${facts.startedAt}`,
    connectionId,
    queueId,
    queueName,
    mediaType,
    ruleId,
    metric: 'longestWaitMs',
    direction: 'above',
    recovering: false,
    peakAt: facts.startedAt + 2 * minuteMs,
    warningAt: facts.startedAt,
    criticalAt: facts.severity === 'critical' ? facts.startedAt + minuteMs : null,
    quality: 'live',
    attention: 'new',
    attentionLeftMs: null,
    mutedBy: null,
    ...facts,
  };
}

/** One of each way to stand: new, seen, acknowledged, snoozed, muted, recovering, and on old figures. */
export const alerts: readonly Alert[] = [
  createAlert('emea/b1/voice', {
    ruleId: 'waiting-count',
    metric: 'waiting',
    severity: 'critical',
    value: 14,
    level: 10,
    peak: 16,
    startedAt: today('09:06'),
  }),
  createAlert('emea/b1/voice', {
    severity: 'critical',
    value: 250_000,
    level: 40_000,
    peak: 250_000,
    startedAt: today('09:08'),
    attention: 'acked',
    attentionLeftMs: 52 * minuteMs,
  }),
  createAlert('us/4101/voice', {
    severity: 'critical',
    value: 122_000,
    level: 40_000,
    peak: 131_000,
    startedAt: today('09:11'),
    attention: 'seen',
    quality: 'late',
  }),
  createAlert('emea/t1/chat', {
    severity: 'warning',
    value: 52_000,
    level: 48_000,
    peak: 52_000,
    startedAt: today('09:13'),
  }),
  createAlert('emea/m1/message', {
    severity: 'warning',
    value: 39_000,
    level: 30_000,
    peak: 71_000,
    startedAt: today('08:55'),
    attention: 'snoozed',
    attentionLeftMs: 6 * minuteMs,
    recovering: true,
  }),
  createAlert('us/4105/workitem', {
    ruleId: 'service-level',
    metric: 'serviceLevelPercent',
    direction: 'below',
    severity: 'warning',
    value: 71.8,
    level: 80,
    peak: 69.4,
    startedAt: today('07:40'),
    attention: 'muted',
    attentionLeftMs: hourMs,
    mutedBy: { kind: 'queue', connectionId: 'us', queueId: '4105' },
    quality: 'late',
  }),
  createAlert('apac/j1/voice', {
    severity: 'warning',
    value: 40_000,
    level: 20_000,
    peak: 40_000,
    startedAt: today('09:09'),
    attention: 'seen',
    quality: 'stale',
  }),
];

/** A critical alert that comes while somebody listens. */
export const laterAlert = createAlert('emea/o1/voice', {
  severity: 'critical',
  value: 61_000,
  level: 40_000,
  peak: 61_000,
  startedAt: today('09:14'),
});

export const mutes: readonly Mute[] = [
  { target: { kind: 'queue', connectionId: 'us', queueId: '4105' }, name: 'Claims', leftMs: hourMs },
  { target: { kind: 'connection', connectionId: 'apac' }, name: 'Genesys APAC', leftMs: 7 * hourMs },
  {
    target: { kind: 'rule', ruleId: 'service-level' },
    name: 'Service level below its goal',
    leftMs: 25 * minuteMs,
  },
];
