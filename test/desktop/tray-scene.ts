import { type TrayInput, toTrayView } from '../../src/main/desktop/tray-view.ts';
import type { Alert, Severity } from '../../src/shared/alert.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { createRow, createStatus } from '../fakes/board.ts';

/** The moment, connections and alerts that the cases about the tray are made of. */

export const now = Date.UTC(2026, 10, 5, 8, 15, 2);

export const view = (input: Partial<TrayInput> = {}) =>
  toTrayView({
    rows: [createRow({ waiting: 0, longestWaitMs: 0 })],
    connections: [createStatus()],
    alerts: [],
    mutes: [],
    quietUntil: null,
    unseen: 0,
    settings: { showNumber: true, countOtherMedia: false },
    now,
    timeZone: 'UTC',
    ...input,
  });

export const alert = (severity: Severity, changes: Partial<Alert> = {}): Alert => ({
  episodeId: 'e1',
  connectionId: 'emea',
  queueId: 'q1',
  queueName: 'Sales',
  mediaType: 'voice',
  ruleId: 'waiting-count',
  metric: 'waiting',
  direction: 'above',
  severity,
  recovering: false,
  value: 21,
  level: 20,
  peak: 25,
  startedAt: now - 60_000,
  peakAt: now,
  warningAt: now - 60_000,
  criticalAt: null,
  quality: 'live',
  attention: 'new',
  attentionLeftMs: null,
  mutedBy: null,
  ...changes,
});

export const muteAll = { target: { kind: 'all' }, name: '', leftMs: 600_000 } as const;
export const apac = { id: 'apac', name: 'APAC' };
export const staleApac = createStatus({ ...apac, ageMs: 45_000, freshness: 'stale' });
export const refused = createStatus({ ...apac, failure: createFailure('auth') });
