import type { Breach } from '../shared/alert.ts';
import { blindRuleId } from '../shared/blind-rule.ts';
import type { EpisodeRecord } from '../shared/episode.ts';
import type { Settings } from '../shared/settings.ts';
import type { AlertMemory } from './alerts/memory.ts';
import type { EndedEpisode } from './alerts/work.ts';
import type { Clock } from './clock.ts';

/*
 * Writes each episode to the log as it goes: when it begins, gets worse, is told or taken care of, and ends.
 */

export interface EpisodeLogOptions {
  clock: Pick<Clock, 'now'>;
  readSettings: () => Readonly<Settings>;
  /** A connection's name; its id where it is not known. */
  nameOf: (connectionId: string) => string;
  keepEpisode: (record: EpisodeRecord) => void;
}

export class EpisodeLog {
  readonly #options: EpisodeLogOptions;
  /** Open episodes as they were written last. */
  readonly #open = new Map<string, EpisodeRecord>();

  constructor(options: EpisodeLogOptions) {
    this.#options = options;
  }

  /** What was open when the last run ended is written already. What only the log knows as open would be so for ever. */
  restore(memory: AlertMemory, written: readonly EpisodeRecord[]): void {
    for (const record of this.#toOpenRecords(memory)) this.#open.set(record.episodeId, record);
    for (const record of written)
      if (!this.#open.has(record.episodeId)) this.#close(record, 'lost', toNewestMoment(record));
  }

  /** Writes what has changed. A figure that only moves is written with the next change, or at the end. */
  note(memory: AlertMemory, ended: readonly EndedEpisode[]): void {
    for (const episode of ended) this.#end(episode);
    const records = this.#toOpenRecords(memory);
    for (const record of records) {
      const before = this.#open.get(record.episodeId);
      if (before === undefined || hasChanged(before, record)) this.#options.keepEpisode(record);
      this.#open.set(record.episodeId, record);
    }
    const isOpen = new Set(records.map(({ episodeId }) => episodeId));
    for (const [episodeId, record] of this.#open) {
      if (isOpen.has(episodeId)) continue;
      this.#open.delete(episodeId);
      // A connection that was blind answers again, or is no longer kept.
      if (record.ruleId === blindRuleId) this.#close(record, 'resolved', this.#options.clock.now());
    }
  }

  /** As they are by now: what is kept of an open one has the figures of its last change. */
  bringUpToDate(kept: readonly EpisodeRecord[]): EpisodeRecord[] {
    return kept.map((record) => this.#open.get(record.episodeId) ?? record);
  }

  #end({ breach, endedAt, outcome, told }: EndedEpisode): void {
    const before = this.#open.get(breach.episodeId);
    const record = this.#toRecord(breach);
    const { ackedAt = null, ackedBy = null } = before ?? {};
    this.#close({ ...record, ackedAt, ackedBy, told }, outcome, endedAt);
    this.#open.delete(breach.episodeId);
  }

  #close(record: EpisodeRecord, outcome: EpisodeRecord['outcome'], endedAt: number): void {
    this.#options.keepEpisode({ ...record, outcome, endedAt });
  }

  #toOpenRecords(memory: AlertMemory): EpisodeRecord[] {
    const breaches = memory.conditions
      .filter(({ standing }) => standing.condition !== 'pending')
      .map(({ breach }) => {
        const { episodeId } = breach;
        const acked = memory.attention[episodeId]?.acked ?? null;
        const before = this.#open.get(episodeId);
        return {
          ...this.#toRecord(breach),
          // Who once took care of it stays in the log, also when the hour is over.
          ackedAt: acked?.at ?? before?.ackedAt ?? null,
          ackedBy: acked?.by ?? before?.ackedBy ?? null,
          told: memory.told[episodeId] !== undefined,
        };
      });
    const blind = Object.entries(memory.connections).flatMap(([id, watch]) =>
      watch.blind === null ? [] : [this.#toBlindRecord(id, watch.blind)],
    );
    return [...breaches, ...blind];
  }

  #toRecord(breach: Breach): EpisodeRecord {
    const { rules } = this.#options.readSettings();
    return {
      episodeId: breach.episodeId,
      connectionId: breach.connectionId,
      connectionName: this.#options.nameOf(breach.connectionId),
      queueId: breach.queueId,
      queueName: breach.queueName,
      mediaType: breach.mediaType,
      ruleId: breach.ruleId,
      ruleName: rules.find(({ id }) => id === breach.ruleId)?.name ?? breach.ruleId,
      metric: breach.metric,
      direction: breach.direction,
      severity: breach.criticalAt === null ? 'warning' : 'critical',
      level: breach.level,
      peak: breach.peak,
      startedAt: breach.startedAt,
      peakAt: breach.peakAt,
      warningAt: breach.warningAt,
      criticalAt: breach.criticalAt,
      endedAt: null,
      ackedAt: null,
      ackedBy: null,
      outcome: 'open',
      told: false,
    };
  }

  #toBlindRecord(
    connectionId: string,
    { episodeId, startedAt, told }: { episodeId: string; startedAt: number; told: boolean },
  ): EpisodeRecord {
    return {
      episodeId,
      connectionId,
      connectionName: this.#options.nameOf(connectionId),
      queueId: null,
      queueName: null,
      mediaType: null,
      ruleId: blindRuleId,
      ruleName: '',
      metric: null,
      direction: null,
      severity: 'warning',
      level: null,
      peak: null,
      startedAt,
      peakAt: null,
      warningAt: null,
      criticalAt: null,
      endedAt: null,
      ackedAt: null,
      ackedBy: null,
      outcome: 'open',
      told,
    };
  }
}

/** Nobody knows how long it went on after this. */
function toNewestMoment({ startedAt, peakAt, warningAt, criticalAt, ackedAt }: EpisodeRecord): number {
  return Math.max(startedAt, ...[peakAt, warningAt, criticalAt, ackedAt].filter((at) => at !== null));
}

function hasChanged(before: EpisodeRecord, after: EpisodeRecord): boolean {
  return (['severity', 'criticalAt', 'ackedAt', 'told', 'queueName'] as const).some(
    (name) => before[name] !== after[name],
  );
}
