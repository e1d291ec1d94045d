import type { EpisodeRecord } from '../../src/shared/episode.ts';

/** A warning about a long wait that is still open. */
export function createEpisode(changes: Partial<EpisodeRecord> = {}): EpisodeRecord {
  const startedAt = changes.startedAt ?? 0;
  return {
    episodeId: `wait/emea/q1/voice/${startedAt}`,
    connectionId: 'emea',
    connectionName: 'Genesys EMEA',
    queueId: 'q1',
    queueName: 'Billing EN',
    mediaType: 'voice',
    ruleId: 'wait',
    ruleName: 'Long wait',
    metric: 'longestWaitMs',
    direction: 'above',
    severity: 'warning',
    level: 20_000,
    peak: 72_000,
    startedAt,
    peakAt: startedAt,
    warningAt: startedAt,
    criticalAt: null,
    endedAt: null,
    ackedAt: null,
    ackedBy: null,
    outcome: 'open',
    told: true,
    ...changes,
  };
}
