import type { PaceReason } from '../../shared/board.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Clock, Timer } from '../clock.ts';
import type { ReadAnswer, Vendor } from '../vendors/vendor.ts';
import { toPollDelayMs } from './backoff.ts';
import { PollPace } from './poll-pace.ts';

/** How often the slower lanes are due; the live figures are part of every poll. */
const todayEveryMs = 60_000;
const queuesEveryMs = 600_000;

const defaultTimeoutMs = 30_000;
/** How long an aborted poll may take to say so before it is given up for lost. */
const abortGraceMs = 5_000;
/** So much past its time, a poll or an answer is not late but lost: a timer never rang. */
const standstillMs = 30_000;
/** After waking, the network needs a moment; asking sooner only buys an error. */
const resumeSettleMs = 1_000;

export interface PollerOptions {
  vendor: Pick<Vendor, 'read' | 'load'>;
  intervalMs: number;
  clock: Clock;
  /** Milliseconds that count sleep and never jump (`SteadyTime`). */
  elapsed: () => number;
  random: () => number;
  timeoutMs?: number;
  /** `receivedAt` is epoch milliseconds. */
  onAnswer: (answer: ReadAnswer, receivedAt: number) => void;
  onFailure: (failure: Failure) => void;
  /** The adapter threw, which is a bug of ours; the poll counts as failed and the connection goes on. */
  onBug: (error: unknown) => void;
}

interface Poll {
  controller: AbortController;
  deadline: Timer;
  /** False once suspended or stopped: its result no longer counts. */
  wanted: boolean;
  startedAt: number;
  refreshToday: boolean;
  refreshQueues: boolean;
}

/** Asks one connection again and again: one timer, never two polls at once, back-off, sleep and wake. */
export class Poller {
  readonly #options: PollerOptions;
  #running = false;
  #timer: Timer | null = null;
  #dueAt: number | null = null;
  #poll: Poll | null = null;
  #askAgain = false;
  readonly #pace: PollPace;
  #failuresInARow = 0;
  /** The vendor asked for silence until then; even the user's wish waits for it. */
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #todayAt = Number.NEGATIVE_INFINITY;
  #queuesAt = Number.NEGATIVE_INFINITY;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#pace = new PollPace(options.intervalMs);
  }

  /** The interval that ages are measured by: the one in force, yet never shorter than the chosen one. */
  get promisedMs(): number {
    return this.#pace.promisedMs;
  }

  /** Why it is not the chosen one; null: it is. */
  get paceReason(): PaceReason | null {
    return this.#pace.reason;
  }

  /** A watched queue is near a level: what is planned comes sooner where the budget allows. */
  setNear(isNear: boolean): void {
    const { intervalMs } = this.#pace;
    this.#pace.setNear(isNear, this.#options.elapsed());
    const isFaster = this.#pace.intervalMs < intervalMs;
    const nextInMs = this.nextPollInMs();
    if (isFaster && nextInMs !== null && nextInMs > this.#pace.intervalMs) this.#plan(this.#toDelayMs(null));
  }

  /** Null: none planned, or one is under way. */
  nextPollInMs(): number | null {
    return this.#dueAt === null ? null : Math.max(0, this.#dueAt - this.#options.elapsed());
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#plan(0);
  }

  /** Asks now, or once more right after the poll that is under way; the queue list too, which may be minutes old. */
  refresh(): void {
    this.#queuesAt = Number.NEGATIVE_INFINITY;
    // What is under way may have its list from before the wish.
    if (this.#poll !== null) this.#poll.refreshQueues = false;
    if (this.#running && this.#options.elapsed() >= this.#pausedUntil) this.#ask();
  }

  /** Whether it runs and yet neither asks nor will: a fault of our own, or of the system's timers. */
  isStandingStill(): boolean {
    if (!this.#running) return false;
    const { elapsed, timeoutMs = defaultTimeoutMs } = this.#options;
    if (this.#poll !== null)
      return elapsed() - this.#poll.startedAt > timeoutMs + abortGraceMs + standstillMs;
    return this.#dueAt === null || elapsed() - this.#dueAt > standstillMs;
  }

  /** Asks at once, whatever was under way. */
  restart(): void {
    this.suspend();
    this.#poll = null;
    this.#running = true;
    this.#ask();
  }

  /** Calls off what is planned and under way; nothing is reported until `resume`. Also the way to stop. */
  suspend(): void {
    if (!this.#running) return;
    this.#running = false;
    this.#askAgain = false;
    this.#cancelTimer();
    if (this.#poll !== null) {
      this.#poll.wanted = false;
      this.#abort(this.#poll, new DOMException('called off', 'AbortError'));
    }
  }

  /** Asks as soon as the network had a moment, or when a pause that the vendor asked for is over. */
  resume(): void {
    if (this.#running) return;
    this.#running = true;
    this.#failuresInARow = 0;
    this.#plan(Math.max(resumeSettleMs, this.#pausedUntil - this.#options.elapsed()));
  }

  #plan(delayMs: number): void {
    this.#cancelTimer();
    this.#dueAt = this.#options.elapsed() + delayMs;
    this.#timer = this.#options.clock.setTimer(delayMs, () => this.#ask());
  }

  #cancelTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#dueAt = null;
  }

  #ask(): void {
    this.#cancelTimer();
    // Never twice at once, also not beside one that was called off and has not ended yet.
    if (this.#poll !== null) {
      this.#askAgain = true;
      return;
    }
    const { clock, elapsed, timeoutMs = defaultTimeoutMs } = this.#options;
    const { intervalMs } = this.#pace;
    const startedAt = elapsed();
    // Half an interval of slack, so that jitter does not push a lane to the poll after its due time.
    const isDue = (lastAt: number, everyMs: number) => startedAt - lastAt >= everyMs - intervalMs / 2;
    const poll: Poll = {
      controller: new AbortController(),
      deadline: clock.setTimer(timeoutMs, () =>
        this.#abort(poll, new DOMException('the poll took too long', 'TimeoutError')),
      ),
      wanted: true,
      startedAt,
      refreshToday: isDue(this.#todayAt, todayEveryMs),
      refreshQueues: isDue(this.#queuesAt, queuesEveryMs),
    };
    this.#poll = poll;
    void this.#read(poll).then((result) => this.#end(poll, result));
  }

  async #read(poll: Poll): Promise<Result<ReadAnswer>> {
    const { controller, refreshToday, refreshQueues } = poll;
    try {
      return await this.#options.vendor.read({ signal: controller.signal, refreshToday, refreshQueues });
    } catch (error) {
      this.#options.onBug(error);
      return failed(createFailure('bad-answer', { reason: 'own-fault' }));
    }
  }

  #abort(poll: Poll, reason: DOMException): void {
    poll.deadline.cancel();
    poll.deadline = this.#options.clock.setTimer(abortGraceMs, () =>
      this.#end(poll, failed(createFailure('timeout'))),
    );
    poll.controller.abort(reason);
  }

  #end(poll: Poll, result: Result<ReadAnswer>): void {
    if (this.#poll !== poll) return;
    this.#poll = null;
    poll.deadline.cancel();
    const askAgain = this.#askAgain;
    this.#askAgain = false;
    if (poll.wanted) this.#settle(poll, result, askAgain);
    else if (askAgain && this.#running) this.#ask();
  }

  #settle(poll: Poll, result: Result<ReadAnswer>, askAgain: boolean): void {
    const { clock, elapsed, vendor } = this.#options;
    const failure = result.ok ? null : result.failure;
    this.#pace.note(failure, vendor.load(), elapsed());
    this.#failuresInARow = failure === null ? 0 : this.#failuresInARow + 1;
    const delayMs = this.#toDelayMs(failure);
    const mustPause = failure?.retryAfterMs !== undefined;
    if (mustPause) this.#pausedUntil = elapsed() + delayMs;
    // Planned before anyone is told, so that whoever listens sees when the next one is due.
    this.#plan(askAgain && !mustPause ? 0 : delayMs);
    if (!result.ok) {
      this.#options.onFailure(result.failure);
      return;
    }
    if (poll.refreshToday) this.#todayAt = poll.startedAt;
    if (poll.refreshQueues) this.#queuesAt = poll.startedAt;
    this.#options.onAnswer(result.value, clock.now());
  }

  #toDelayMs(failure: Failure | null): number {
    const { intervalMs } = this.#pace;
    return toPollDelayMs({ failure, failuresInARow: this.#failuresInARow, intervalMs }, this.#options.random);
  }
}
