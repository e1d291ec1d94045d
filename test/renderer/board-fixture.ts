import type { Alert } from '../../src/shared/alert.ts';
import { blindRuleId } from '../../src/shared/blind-rule.ts';
import type { BoardRow, ConnectionStatus, StatePush } from '../../src/shared/board.ts';
import type { EpisodeRecord } from '../../src/shared/episode.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { createStatus, createRow as createWatchedRow } from '../fakes/board.ts';
import { createState } from '../fakes/snapshot.ts';

/** A row whose queue has its name for an id, so that the names in a list say which rows are there. */
export function createRow(
  figures: Partial<Reading> = {},
  board: Partial<Omit<BoardRow, 'reading' | 'key'>> = {},
): BoardRow {
  const { connectionId = 'emea', queueName = 'Billing', mediaType = 'voice' } = figures;
  const identity = { connectionId, queueId: queueName, queueName, mediaType, observedAt: 1_000_000 };
  return createWatchedRow({ ...identity, ...figures }, board);
}

/** A connection under another name, so that a page names it by what it was given. */
export function createConnection(part: Partial<ConnectionStatus> = {}): ConnectionStatus {
  return createStatus({
    name: 'Genesys EMEA',
    ageMs: 2000,
    intervalMs: 10_000,
    nextPollInMs: 8000,
    requestsPerMinute: 12,
    ...part,
  });
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
    peakAt: 950_000,
    warningAt: null,
    criticalAt: 900_000,
    quality: 'live',
    attention: 'new',
    attentionLeftMs: null,
    mutedBy: null,
    ...part,
  };
}

export function createEpisode(part: Partial<EpisodeRecord> = {}): EpisodeRecord {
  return {
    episodeId: 'episode-1',
    connectionId: 'emea',
    connectionName: 'Genesys EMEA',
    queueId: 'Billing',
    queueName: 'Billing',
    mediaType: 'voice',
    ruleId: 'waiting-count',
    ruleName: 'Many waiting',
    metric: 'waiting',
    direction: 'above',
    severity: 'critical',
    level: 20,
    peak: 26,
    startedAt: 900_000,
    peakAt: 950_000,
    warningAt: 900_000,
    criticalAt: 930_000,
    endedAt: 1_500_000,
    ackedAt: null,
    ackedBy: null,
    outcome: 'resolved',
    told: true,
    ...part,
  };
}

export function createBlindEpisode(part: Partial<EpisodeRecord> = {}): EpisodeRecord {
  return createEpisode({
    episodeId: 'blind-1',
    queueId: null,
    queueName: null,
    mediaType: null,
    ruleId: blindRuleId,
    ruleName: '',
    metric: null,
    direction: null,
    level: null,
    peak: null,
    peakAt: null,
    warningAt: null,
    criticalAt: null,
    ...part,
  });
}

export function toMap(rows: readonly BoardRow[]): Map<string, BoardRow> {
  return new Map(rows.map((row) => [row.key, row]));
}

export function createPush(
  sequence: number,
  rows: readonly BoardRow[] = [],
  part: Partial<StatePush> = {},
): StatePush {
  return createState(rows, { sequence, connections: [createConnection()], ...part });
}
