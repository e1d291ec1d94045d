import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryRecord, EpisodeRecord } from '../../shared/episode.ts';
import { Archive } from './archive.ts';
import { readChart } from './chart.ts';
import {
  closeHistoryFile,
  type Distrust,
  type HistoryPaths,
  openHistoryFile,
  renewBackup,
  toHistoryPaths,
} from './history-file.ts';
import type { Asked, PollMessage, Retention, WorkerOptions } from './messages.ts';
import { type FileFault, type HistoryNotice, toFileFault, type WriteTrouble } from './notice.ts';
import { findHours, readPastHour } from './past-hours.ts';
import type { RowIdentity } from './reading-fields.ts';
import { Recorder } from './recorder.ts';
import { Records } from './records.ts';
import { Roster } from './roster.ts';
import { readPragma, removeOldest, type TidyTools, tidyStep } from './tidying.ts';
import { inTransaction } from './transaction.ts';
import { readTrends } from './trends.ts';

/** A trouble is over when writing has worked this long: a full disk takes a small write now and then. */
const calmMs = 30_000;
/** Records that could not be written wait for better times, yet not for ever. */
const largestBacklog = 1_000;
/** Nearer than this to what the file may use, it is that limit and not the disk that is full. */
const limitMarginPages = 64;

/**
 * Everything that touches the file, in one thread and at once. It knows no rule and no notification: what it keeps
 * is figures, and texts that others understand.
 */
export class HistoryStore {
  readonly #paths: HistoryPaths;
  readonly #tell: (notice: HistoryNotice | null) => void;
  readonly #warn: (what: string) => void;
  readonly #names = new Map<number, RowIdentity>();
  readonly #episodes = new Map<string, EpisodeRecord>();
  #deliveries: DeliveryRecord[] = [];
  #memory: string | null = null;
  #retention: Retention;
  #tools: TidyTools | null = null;
  #isRefused = false;
  #found: HistoryNotice | null = null;
  #trouble: WriteTrouble | null = null;
  #troubledAt = 0;
  #now: number;

  constructor(
    { folder, retention, now }: WorkerOptions,
    tell: (notice: HistoryNotice | null) => void,
    warn: (what: string) => void,
  ) {
    this.#paths = toHistoryPaths(folder);
    this.#retention = retention;
    this.#now = now;
    this.#tell = tell;
    this.#warn = warn;
    this.#open();
  }

  keepPoll(poll: PollMessage): void {
    this.#now = poll.at;
    for (const { row, identity } of poll.named) this.#names.set(row, identity);
    this.#write(({ recorder }) => recorder.keep(poll, this.#names));
  }

  keepEpisode(record: EpisodeRecord): void {
    this.#episodes.delete(record.episodeId);
    this.#episodes.set(record.episodeId, record);
    this.#writeBacklog();
  }

  appendDelivery(record: DeliveryRecord): void {
    this.#deliveries.push(record);
    this.#writeBacklog();
  }

  keepMemory(text: string): void {
    this.#memory = text;
    this.#writeBacklog();
  }

  setRetention(retention: Retention): void {
    this.#retention = retention;
    if (this.#tools !== null) this.#limitSize(this.#tools.database);
  }

  /** One small step; says whether nothing is left to do. */
  tidy(now: number): boolean {
    this.#now = now;
    if (this.#tools === null) this.#open();
    this.#writeBacklog();
    let isDone = true;
    this.#try((tools) => {
      isDone = tidyStep(tools, this.#retention, now, this.#warn);
      if (isDone) renewBackup(tools.database, this.#paths, now);
    });
    return isDone;
  }

  /** Where there is no file, nothing is known: empty lists. */
  ask({ name, question }: Asked): unknown {
    if (name === 'settled') return null;
    if (name === 'memory' && this.#memory !== null) return this.#memory;
    const tools = this.#tools;
    if (tools === null) return name === 'memory' ? null : [];
    const { recorder, roster, archive, records } = tools;
    try {
      switch (name) {
        case 'memory':
          return records.readMemory();
        case 'episodes':
          return records.readEpisodes(question);
        case 'deliveries':
          return records.readDeliveries(question);
        case 'chart':
          return readChart(recorder, roster, question, this.#warn);
        case 'trends':
          return readTrends(recorder, roster, question, this.#warn);
        case 'hours':
          return findHours(recorder, archive, question);
        case 'pastHour':
          return readPastHour(recorder, roster, question);
      }
    } catch (error) {
      this.#onFault(error);
      return name === 'memory' ? null : [];
    }
  }

  /** Leaves a copy of the file beside it, unless nothing could be written of late. */
  close(): void {
    this.#writeBacklog();
    if (this.#tools === null) return;
    const { database } = this.#tools;
    this.#tools = null;
    try {
      closeHistoryFile(database, this.#paths);
    } catch (error) {
      if (toFileFault(error) === null) throw error;
    }
  }

  #open(distrust: Distrust = 'none'): void {
    if (this.#isRefused) return;
    let database: DatabaseSync | null = null;
    try {
      const opened = openHistoryFile(this.#paths, this.#now, distrust);
      if (opened.notice !== null) this.#found = opened.notice;
      if (opened.kind === 'refused') {
        this.#isRefused = true;
      } else {
        database = opened.database;
        this.#limitSize(database);
        this.#tools = createTools(database);
      }
      this.#say();
    } catch (error) {
      if (database?.isOpen) database.close();
      const fault = toFileFault(error);
      if (fault === null) throw error;
      if (fault !== 'damaged') this.#setTrouble(fault);
      // Whole for SQLite, but what stands in it cannot be read.
      else if (distrust === 'copy') throw error;
      else this.#open(distrust === 'none' ? 'file' : 'copy');
    }
  }

  /** Everything that waits: the newest memory, records that could not be written before. */
  #writeBacklog(): void {
    if (this.#episodes.size === 0 && this.#deliveries.length === 0 && this.#memory === null) return;
    for (const id of [...this.#episodes.keys()].slice(0, -largestBacklog)) this.#episodes.delete(id);
    this.#deliveries = this.#deliveries.slice(-largestBacklog);
    const isWritten = this.#write(({ database, records }) =>
      inTransaction(database, () => {
        for (const record of this.#episodes.values()) records.keepEpisode(record);
        for (const record of this.#deliveries) records.appendDelivery(record);
        if (this.#memory !== null) records.keepMemory(this.#memory);
      }),
    );
    if (!isWritten) return;
    this.#episodes.clear();
    this.#deliveries = [];
    this.#memory = null;
  }

  #write(task: (tools: TidyTools) => void): boolean {
    if (!this.#try(task)) return false;
    if (this.#trouble !== null && Math.abs(this.#now - this.#troubledAt) >= calmMs) {
      this.#trouble = null;
      this.#say();
    }
    return true;
  }

  /** That this worked proves nothing of the disk: tidying may have found nothing to write. */
  #try(task: (tools: TidyTools) => void): boolean {
    const tools = this.#tools;
    if (tools === null) return false;
    try {
      try {
        task(tools);
      } catch (error) {
        // The file is as large as it may be: the oldest hour makes room. Nothing else helps at once.
        if (toFileFault(error) !== 'disk-full' || !isAtLimit(tools.database) || !removeOldest(tools))
          throw error;
        task(tools);
      }
    } catch (error) {
      this.#onFault(error);
      return false;
    }
    return true;
  }

  #onFault(error: unknown): void {
    const fault = toFileFault(error);
    if (fault === null) throw error;
    if (fault === 'damaged') this.#replace();
    else this.#setTrouble(fault);
  }

  #setTrouble(fault: Exclude<FileFault, 'damaged'>): void {
    const database = this.#tools?.database ?? null;
    const isLimit = fault === 'disk-full' && database !== null && isAtLimit(database);
    this.#troubledAt = this.#now;
    const trouble = isLimit ? 'size-limit' : fault;
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#say();
  }

  /** The file was damaged while it was in use. */
  #replace(): void {
    this.#tools?.database.close();
    this.#tools = null;
    this.#open('file');
  }

  #limitSize(database: DatabaseSync): void {
    const pages = Math.floor(this.#retention.bytes / readPragma(database, 'page_size'));
    database.exec(`PRAGMA max_page_count = ${Math.max(1, pages)}`);
  }

  #say(): void {
    this.#tell(
      this.#trouble === null
        ? this.#found
        : { kind: 'not-written', because: this.#trouble, path: this.#paths.file },
    );
  }
}

function isAtLimit(database: DatabaseSync): boolean {
  return readPragma(database, 'max_page_count') - readPragma(database, 'page_count') < limitMarginPages;
}

function createTools(database: DatabaseSync): TidyTools {
  const archive = new Archive(database);
  const roster = new Roster(database);
  return {
    database,
    archive,
    roster,
    recorder: new Recorder(database, roster, archive),
    records: new Records(database),
  };
}
