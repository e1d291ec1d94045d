import type { Alert } from '../../src/shared/alert.ts';
import {
  type BoardRow,
  type ConnectionStatus,
  type StatePush,
  toRowColumns,
} from '../../src/shared/board.ts';
import type { Snapshot } from '../../src/shared/contract.ts';
import { createEmptyReading, type Reading, toRowKey } from '../../src/shared/queue.ts';

export function createRow(
  figures: Partial<Reading> = {},
  board: Partial<Omit<BoardRow, 'reading' | 'key'>> = {},
): BoardRow {
  const { connectionId = 'emea', queueName = 'Billing', mediaType = 'voice' } = figures;
  const identity = { connectionId, queueId: queueName, queueName, mediaType, observedAt: 1_000_000 };
  const reading = { ...createEmptyReading(identity), ...figures };
  return {
    key: toRowKey(reading),
    reading,
    quality: 'current',
    lagMs: 0,
    watched: true,
    targetMs: null,
    goalPercent: null,
    ...board,
  };
}

export function createConnection(part: Partial<ConnectionStatus> = {}): ConnectionStatus {
  return {
    id: 'emea',
    name: 'Genesys EMEA',
    vendor: 'genesys-cloud',
    api: 'platform',
    demo: false,
    failure: null,
    todayFailure: null,
    unknownQueueIds: [],
    freshness: 'live',
    ageMs: 2000,
    intervalMs: 10_000,
    pace: null,
    nextPollInMs: 8000,
    givesWaiting: true,
    requestsPerMinute: 12,
    allowedPerMinute: 300,
    reports: { queues: ['answered', 'vendor'], intervals: ['vendor'], sla: ['answered'] },
    freeThreshold: true,
    signsInByBrowser: false,
    ...part,
  };
}

export function createAlert(row: BoardRow, part: Partial<Alert> = {}): Alert {
  const { connectionId, queueId, queueName, mediaType } = row.reading;
  return {
    episodeId: `${row.key}-1`,
    connectionId,
    queueId,
    queueName,
    mediaType,
    ruleId: 'waiting-count',
    metric: 'waiting',
    direction: 'above',
    severity: 'critical',
    recovering: false,
    value: 14,
    level: 10,
    peak: 16,
    startedAt: 900_000,
    ...part,
  };
}

export function toMap(rows: readonly BoardRow[]): Map<string, BoardRow> {
  return new Map(rows.map((row) => [row.key, row]));
}

export function createPush(
  sequence: number,
  rows: readonly BoardRow[] = [],
  part: Partial<StatePush> = {},
): StatePush {
  return {
    sequence,
    connections: [createConnection()],
    rows: toRowColumns(rows),
    removedKeys: [],
    alerts: [],
    mutedForMs: null,
    ...part,
  };
}

export function createSnapshot(state: StatePush, part: Partial<Snapshot> = {}): Snapshot {
  return {
    state,
    app: {
      version: '1.0.0',
      hostNote: null,
      keychainFailure: null,
      trayMissing: false,
      settingsNotice: null,
      locale: 'en-GB',
    },
    theme: 'system',
    demo: false,
    showKey: null,
    ...part,
  };
}
