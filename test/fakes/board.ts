import type { BoardRow, ConnectionStatus } from '../../src/shared/board.ts';
import { createEmptyReading, type Reading } from '../../src/shared/queue.ts';
import { toRowKey } from '../../src/shared/row-key.ts';

/** A connection that answered a second ago. */
export function createStatus(changes: Partial<ConnectionStatus> = {}): ConnectionStatus {
  return {
    id: 'emea',
    name: 'EMEA',
    vendor: 'genesys-cloud',
    tags: [],
    api: 'platform',
    demo: false,
    failure: null,
    todayFailure: null,
    unknownQueueIds: [],
    clockSkewMs: null,
    freshness: 'live',
    ageMs: 1000,
    intervalMs: 15_000,
    pace: null,
    nextPollInMs: 14_000,
    givesWaiting: true,
    requestsPerMinute: 8,
    allowedPerMinute: 300,
    reports: { queues: ['answered', 'vendor'], intervals: ['vendor'], sla: ['answered'] },
    freeThreshold: true,
    timeZone: null,
    signsInByBrowser: false,
    webApp: false,
    ...changes,
  };
}

/** A watched row of that connection; no figure is known unless given. */
export function createRow(
  figures: Partial<Reading> = {},
  changes: Partial<Omit<BoardRow, 'reading' | 'key'>> = {},
): BoardRow {
  const empty = createEmptyReading({
    connectionId: 'emea',
    queueId: 'q1',
    queueName: 'Sales',
    mediaType: 'voice',
    observedAt: Date.UTC(2026, 10, 5, 8, 15, 2),
  });
  const reading = { ...empty, ...figures };
  return {
    key: toRowKey(reading),
    reading,
    quality: 'current',
    lagMs: 0,
    watched: true,
    targetMs: null,
    goalPercent: null,
    ...changes,
  };
}
