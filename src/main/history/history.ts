import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import {
  type ChartPoint,
  type DeliveryRecord,
  type EpisodeRecord,
  episodeRecordSchema,
} from '../../shared/episode.ts';
import type { Reading } from '../../shared/queue.ts';
import type { Trend } from '../../shared/trend.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Log } from '../log.ts';
import { toHour } from './hour.ts';
import type {
  Asked,
  ChartQuestion,
  DeliveryQuestion,
  EpisodeQuestion,
  FromWorker,
  Questions,
  Retention,
  ToWorker,
  TrendQuestion,
  WorkerOptions,
} from './messages.ts';
import type { HistoryNotice } from './notice.ts';
import { type PastPoll, toPastPolls } from './past.ts';
import { RowPacker } from './row-packer.ts';

/*
 * What was seen and said, kept in one file. This side knows no SQL and does no work that takes time: a thread of
 * its own has the file, and messages go one way. It knows no rule and no notification.
 */

interface PastQuestion {
  /** Left out: of all. */
  connectionId?: string;
  /** Keys of rows (`toRowKey`); left out: all. */
  rowKeys?: readonly string[];
  /** Epoch milliseconds; `to` is exclusive. */
  from: number;
  to: number;
}

export interface History {
  /** What is wrong with the file, or was done about it; null: nothing. */
  readonly notice: HistoryNotice | null;
  /** Called when the notice changes; answers how to stop. */
  onNotice(listener: (notice: HistoryNotice | null) => void): () => void;
  /** One good answer of one connection, an empty one too: without it the time is a gap. Never waits, never throws. */
  appendPoll(connectionId: string, at: number, readings: readonly Reading[]): void;
  /** Replaces the one with the same id. */
  keepEpisode(record: EpisodeRecord): void;
  appendDelivery(record: DeliveryRecord): void;
  /** The alert memory as one text; the last one wins. */
  keepMemory(text: string): void;
  readMemory(): Promise<string | null>;
  /** Overlapping the span, the newest first; those that are open always. Where the file cannot be used: none. */
  readEpisodes(question: EpisodeQuestion): Promise<EpisodeRecord[]>;
  readDeliveries(question: DeliveryQuestion): Promise<DeliveryRecord[]>;
  readChart(question: ChartQuestion): Promise<ChartPoint[]>;
  /** One pass over each connection's hours. Rows that were never seen are left out. */
  readTrends(questions: TrendQuestion[]): Promise<Trend[]>;
  /** Kept polls in the order of time, by pages; of days that are over, one poll a minute. */
  readPast(question: PastQuestion): AsyncIterable<PastPoll[]>;
  setRetention(retention: Retention): void;
  /** Everything appended before has been written, or could not be. */
  settled(): Promise<void>;
  /** Everything is written and a copy of the file is made. */
  close(): Promise<void>;
}

interface HistoryOptions {
  /** Absolute; made when it does not exist. */
  folder: string;
  /** The worker's file: beside the built main bundle, or the source itself. */
  workerFile: string | URL;
  clock: Clock;
  log: Log;
  retention?: Retention;
}

const defaultRetention: Retention = { days: 30, bytes: 500_000_000 };

const tidyEveryMs = 60_000;
/** Between two steps of one tidying: polls go first. */
const tidyStepMs = 250;
/** Figures under way to a thread that cannot keep up, about 60 MB; more are dropped, and it is said. */
const largestBacklog = 8_000_000;
/** Readings on one page of the past: a few milliseconds of work. */
const pageReadings = 2_000;

const deliveryRecordSchema = z.object({
  at: z.number(),
  because: z.string(),
  severity: z.enum(['warning', 'critical']),
  title: z.string(),
  episodeIds: z.array(z.string()),
  accepted: z.boolean(),
}) satisfies z.ZodType<DeliveryRecord>;

/** Answers at once; what was found about the file comes as a notice. */
export function openHistory(options: HistoryOptions): History {
  return new WorkerHistory(options);
}

class WorkerHistory implements History {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #worker: Worker;
  readonly #listeners = new Set<(notice: HistoryNotice | null) => void>();
  readonly #packer = new RowPacker();
  readonly #asked = new Map<number, (answer: unknown) => void>();
  readonly #ended: Promise<void>;
  /** What the worker says of the file. */
  #found: HistoryNotice | null = null;
  #isTooSlow = false;
  #backlog = 0;
  #lastId = 0;
  #timer: Timer | null = null;
  #isOver = false;

  constructor({ folder, workerFile, clock, log, retention = defaultRetention }: HistoryOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
    const workerData: WorkerOptions = { folder, retention, now: clock.now() };
    this.#worker = new Worker(workerFile, { workerData, name: 'history' });
    this.#worker.on('message', (message: FromWorker) => this.#onMessage(message));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('error', (error) => this.#onFault(error));
      this.#worker.on('exit', () => {
        this.#end();
        resolve();
      });
    });
    this.#planTidying(tidyStepMs);
  }

  get notice(): HistoryNotice | null {
    if (!this.#isTooSlow) return this.#found;
    return { kind: 'not-written', because: 'too-slow', path: this.#folder };
  }

  onNotice(listener: (notice: HistoryNotice | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  appendPoll(connectionId: string, at: number, readings: readonly Reading[]): void {
    if (this.#isOver) return;
    if (!this.#isTooSlow && this.#backlog > largestBacklog) this.#setTooSlow(true);
    if (this.#isTooSlow) return;
    const poll = this.#packer.pack(connectionId, at, readings);
    this.#backlog += poll.figures.length;
    this.#worker.postMessage({ kind: 'poll', poll } satisfies ToWorker, [
      poll.rows.buffer,
      poll.figures.buffer,
    ]);
  }

  keepEpisode(record: EpisodeRecord): void {
    this.#post({ kind: 'episode', record });
  }

  appendDelivery(record: DeliveryRecord): void {
    this.#post({ kind: 'delivery', record });
  }

  keepMemory(text: string): void {
    this.#post({ kind: 'memory', text });
  }

  setRetention(retention: Retention): void {
    this.#post({ kind: 'retention', retention });
    // What is kept no more goes at once, not with the next hour.
    this.#planTidying(0);
  }

  readMemory(): Promise<string | null> {
    return this.#ask('memory', null, null);
  }

  async readEpisodes(question: EpisodeQuestion): Promise<EpisodeRecord[]> {
    return this.#parse(episodeRecordSchema, await this.#ask('episodes', question, []));
  }

  async readDeliveries(question: DeliveryQuestion): Promise<DeliveryRecord[]> {
    return this.#parse(deliveryRecordSchema, await this.#ask('deliveries', question, []));
  }

  readChart(question: ChartQuestion): Promise<ChartPoint[]> {
    return this.#ask('chart', question, []);
  }

  readTrends(questions: TrendQuestion[]): Promise<Trend[]> {
    return this.#ask('trends', questions, []);
  }

  async *readPast({ connectionId, rowKeys, from, to }: PastQuestion): AsyncGenerator<PastPoll[]> {
    if (to <= from) return;
    const hours = await this.#ask('hours', { from: toHour(from), to: toHour(to - 1) + 1 }, []);
    for (const hour of hours) {
      const question = { hour, connectionId: connectionId ?? null, rowKeys: rowKeys ? [...rowKeys] : null };
      let page: PastPoll[] = [];
      let readings = 0;
      const warn = (what: string) => this.#log.warn('a part of the history cannot be read', { what });
      for (const poll of toPastPolls(await this.#ask('pastHour', question, []), from, to, warn)) {
        page.push(poll);
        readings += poll.readings.length;
        if (readings < pageReadings) continue;
        yield page;
        page = [];
        readings = 0;
        // Whatever else this thread has to do goes between two pages.
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (page.length > 0) yield page;
    }
  }

  async settled(): Promise<void> {
    await this.#ask('settled', null, null);
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    this.#post({ kind: 'close' });
    this.#isOver = true;
    await this.#ended;
  }

  #onMessage(message: FromWorker): void {
    switch (message.kind) {
      case 'notice':
        this.#found = message.notice;
        this.#sayNotice();
        break;
      case 'unreadable':
        this.#log.warn('a part of the history cannot be read', { what: message.what });
        break;
      case 'taken':
        this.#backlog -= message.figures;
        if (this.#isTooSlow && this.#backlog < largestBacklog / 2) this.#setTooSlow(false);
        break;
      case 'tidied':
        if (!this.#isOver) this.#planTidying(message.isDone ? tidyEveryMs : tidyStepMs);
        break;
      case 'answer':
        this.#asked.get(message.id)?.(message.answer);
        this.#asked.delete(message.id);
        break;
    }
  }

  #planTidying(delayMs: number): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.setTimer(delayMs, () => this.#post({ kind: 'tidy', now: this.#clock.now() }));
  }

  #setTooSlow(isTooSlow: boolean): void {
    this.#isTooSlow = isTooSlow;
    this.#sayNotice();
  }

  #sayNotice(): void {
    const { notice } = this;
    if (notice !== null) this.#log.warn('the history file', { ...notice });
    for (const listener of [...this.#listeners]) listener(notice);
  }

  /** A bug in the worker must not take the monitor with it; nothing is kept until the next start. */
  #onFault(error: unknown): void {
    this.#log.error('the history has stopped', {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    this.#found = { kind: 'stopped' };
    this.#isTooSlow = false;
    this.#sayNotice();
  }

  #end(): void {
    this.#isOver = true;
    this.#timer?.cancel();
    for (const answer of this.#asked.values()) answer(undefined);
    this.#asked.clear();
  }

  #post(message: ToWorker): void {
    if (!this.#isOver) this.#worker.postMessage(message);
  }

  /** `none` is the answer of a history that has ended. */
  #ask<K extends keyof Questions>(
    name: K,
    question: Questions[K]['question'],
    none: Questions[K]['answer'],
  ): Promise<Questions[K]['answer']> {
    if (this.#isOver) return Promise.resolve(none);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#asked.set(id, (answer) =>
        resolve(answer === undefined ? none : (answer as Questions[K]['answer'])),
      );
      this.#post({ kind: 'ask', id, asked: { name, question } as Asked });
    });
  }

  /** A record that does not parse is left out: it is of another version, and the rest is worth reading. */
  #parse<T>(schema: z.ZodType<T>, texts: readonly string[]): T[] {
    return texts.flatMap((text) => {
      const parsed = schema.safeParse(toJson(text));
      if (!parsed.success) this.#log.warn('a kept record cannot be read', { error: parsed.error.message });
      return parsed.success ? [parsed.data] : [];
    });
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema, so it is left out and logged like a record of another version.
    return null;
  }
}
