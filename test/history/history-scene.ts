import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryStore } from '../../src/main/history/history-store.ts';
import type { PollMessage, Retention } from '../../src/main/history/messages.ts';
import type { HistoryNotice } from '../../src/main/history/notice.ts';
import { type PastPoll, toPastPolls } from '../../src/main/history/past.ts';
import { RowPacker } from '../../src/main/history/row-packer.ts';
import type { EpisodeRecord } from '../../src/shared/episode.ts';
import { createEmptyReading, type Reading } from '../../src/shared/queue.ts';

/** Monday, 09:00 UTC: the beginning of an hour. */
export const monday = Date.UTC(2026, 2, 2, 9, 0, 0);
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
export const roomy: Retention = { days: 30, bytes: 500_000_000 };

export function createFolder(): string {
  return mkdtempSync(join(tmpdir(), 'queuewatch-history-'));
}

export function createReading(queue: number, at: number, figures: Partial<Reading> = {}): Reading {
  return {
    ...createEmptyReading({
      connectionId: 'emea',
      queueId: `queue-${queue}`,
      queueName: `Queue ${queue}`,
      mediaType: 'voice',
      observedAt: at,
    }),
    ...figures,
  };
}

/** A store on a real file, in this thread; what it says is collected. */
export class StoreScene {
  readonly notices: (HistoryNotice | null)[] = [];
  readonly unreadable: string[] = [];
  readonly store: HistoryStore;
  readonly #packer = new RowPacker();
  readonly #folder: string;

  constructor(folder: string, retention = roomy, now = monday) {
    this.#folder = folder;
    this.store = new HistoryStore(
      { folder, retention, now },
      (notice) => this.notices.push(notice),
      (what) => this.unreadable.push(what),
    );
  }

  static open(): StoreScene {
    return new StoreScene(createFolder());
  }

  /** As the next run of the program would. */
  reopen(): StoreScene {
    this.store.close();
    return new StoreScene(this.#folder);
  }

  /** The folder goes as well. */
  end(): void {
    this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  keep(at: number, readings: readonly Reading[], connectionId = 'emea'): void {
    const poll: PollMessage = this.#packer.pack(connectionId, at, readings);
    this.store.keepPoll(poll);
  }

  /** Until nothing is left to tidy. */
  tidy(now: number): void {
    for (let step = 0; step < 10_000; step += 1) if (this.store.tidy(now)) return;
    throw new Error('tidying does not end');
  }

  /** Every poll that is kept from `from` to `to`. */
  past(from: number, to: number): PastPoll[] {
    const hours = this.store.ask({
      name: 'hours',
      question: { from: Math.floor(from / hourMs), to: Math.floor((to - 1) / hourMs) + 1 },
    });
    if (!Array.isArray(hours)) throw new Error('no list of hours');
    return hours.flatMap((hour: number) => {
      const question = { hour, connectionId: null, rowKeys: null };
      const parts = this.store.ask({ name: 'pastHour', question });
      if (!Array.isArray(parts)) throw new Error('no list of parts');
      return [...toPastPolls(parts, from, to, (what) => this.unreadable.push(what))];
    });
  }
}

export function createEpisode(episodeId: string, startedAt: number, endedAt: number | null): EpisodeRecord {
  return {
    episodeId,
    connectionId: 'emea',
    connectionName: 'EMEA',
    queueId: 'queue-1',
    queueName: 'Queue 1',
    mediaType: 'voice',
    ruleId: 'waiting-count',
    ruleName: 'Many waiting',
    metric: 'waiting',
    direction: 'above',
    severity: 'critical',
    level: 20,
    peak: 31,
    startedAt,
    peakAt: startedAt,
    warningAt: startedAt,
    criticalAt: startedAt,
    endedAt,
    ackedAt: null,
    ackedBy: null,
    outcome: endedAt === null ? 'open' : 'resolved',
    told: true,
  };
}
