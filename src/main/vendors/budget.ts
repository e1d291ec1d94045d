import { createFailure } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Clock, Timer } from '../clock.ts';
import { type HostBudget, openHostBudget, type RequestLimit } from './host-budget.ts';
import { type Http, type HttpAnswer, type HttpRequest, type Lane, lanes } from './http.ts';
import { readRateLimitMs, toAbortFailure } from './http-failure.ts';
import { PollCount } from './poll-count.ts';
import type { VendorLoad } from './vendor.ts';

/** A connection's requests, in lanes and within what its vendor allows. */
export interface PacedHttp extends Http {
  load(): VendorLoad;
  /** The vendor's own counter is past 80 % of what it allows: several desks may share this client. */
  isTight(): boolean;
  /** What the vendor publishes, for each of its hosts; null: nothing, so that only its refusals slow us down. */
  setLimit(limit: RequestLimit | null): void;
  /** Runs one poll of the live figures; what it takes of their lane is what a poll costs. */
  countPoll<T>(poll: () => Promise<T>): Promise<T>;
}

interface BudgetOptions {
  /** How often the live figures are meant to be asked for, until their polls have shown it. */
  pollMs: number;
}

interface Waiting {
  request: HttpRequest;
  host: HostBudget;
  giveUp(): void;
  settle(result: Result<HttpAnswer>): void;
  reject(bug: unknown): void;
}

interface BudgetState {
  limit: RequestLimit | null;
  pausedUntil: number;
  /** Refusals in a row: where they name no pause, each is answered by a longer one. */
  refusals: number;
  isClosed: boolean;
  alarm: Timer | null;
}

const firstPauseMs = 1000;
const longestPauseMs = 5 * 60_000;

/** How long all lanes rest after a 429 that names no time; whoever got it draws its own wait beside this. */
function toUnnamedPauseMs(refusalsBefore: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** refusalsBefore);
}

/** Our own doing, before the vendor has to refuse. `waitMs` null: nobody can say for how long. */
function refuse(waitMs: number | null): Result<HttpAnswer> {
  const retryAfterMs = waitMs === null ? {} : { retryAfterMs: Math.ceil(waitMs) };
  return failed(createFailure('rate-limited', { reason: 'own-budget', ...retryAfterMs }));
}

/**
 * One request of each lane at a time, the urgent lanes first. What would go over the limit waits here, for as long as
 * its signal lets it. A 429 pauses every lane: until then nothing is sent, and each answer says how long.
 */
export function withBudget(http: Http, clock: Clock, { pollMs }: BudgetOptions): PacedHttp {
  const waiting = new Map<Lane, Waiting[]>(lanes.map((lane) => [lane, []]));
  const busy = new Set<Lane>();
  const hosts = new Map<string, HostBudget>();
  const polls = new PollCount(pollMs);
  const state: BudgetState = {
    limit: null,
    pausedUntil: 0,
    refusals: 0,
    isClosed: false,
    alarm: null,
  };

  function hostOf({ url }: HttpRequest): HostBudget {
    const name = new URL(url).host;
    const known = hosts.get(name) ?? openHostBudget();
    hosts.set(name, known);
    return known;
  }

  function findWaitMs({ request, host }: Waiting): number | null {
    return host.findWaitMs(request.lane, state.limit, polls.forecast(), clock.monotonic());
  }

  /** Starts what may start, and sets the alarm for the next that may. */
  function pump(): void {
    state.alarm?.cancel();
    const waitsMs: number[] = [];
    for (const [lane, [first]] of waiting) {
      if (first === undefined || busy.has(lane)) continue;
      const waitMs = findWaitMs(first);
      if (waitMs === 0) void start(first);
      else if (waitMs !== null) waitsMs.push(waitMs);
    }
    state.alarm = waitsMs.length === 0 ? null : clock.setTimer(Math.min(...waitsMs), pump);
  }

  async function start(one: Waiting): Promise<void> {
    const { request, host, settle, reject } = one;
    const { lane } = request;
    leave(one);
    busy.add(lane);
    host.note(lane, clock.monotonic());
    if (lane === 'live') polls.noteRequest();
    try {
      const result = await http.send(request);
      if (result.ok) readAnswer(result.value, host);
      settle(result);
    } catch (bug) {
      reject(bug);
    } finally {
      busy.delete(lane);
      pump();
    }
  }

  function readAnswer(answer: HttpAnswer, host: HostBudget): void {
    const now = clock.monotonic();
    host.readCounter(answer, now);
    if (answer.status !== 429) {
      state.refusals = 0;
      return;
    }
    const pauseMs = readRateLimitMs(answer) ?? toUnnamedPauseMs(state.refusals);
    state.refusals += 1;
    state.pausedUntil = Math.max(state.pausedUntil, now + pauseMs);
    const pause = findPause();
    if (pause !== null) for (const one of allWaiting()) settleWaiting(one, pause);
  }

  function findPause(): Result<HttpAnswer> | null {
    const pauseMs = state.pausedUntil - clock.monotonic();
    if (pauseMs <= 0) return null;
    return failed(createFailure('rate-limited', { retryAfterMs: Math.ceil(pauseMs) }));
  }

  const allWaiting = () => [...waiting.values()].flat();

  function leave(one: Waiting): void {
    const { lane, signal } = one.request;
    signal.removeEventListener('abort', one.giveUp);
    waiting.set(
      lane,
      (waiting.get(lane) ?? []).filter((other) => other !== one),
    );
  }

  function settleWaiting(one: Waiting, result: Result<HttpAnswer>): void {
    leave(one);
    one.settle(result);
  }

  return {
    send(request) {
      const { signal, lane } = request;
      if (state.isClosed) return Promise.resolve(failed(createFailure('cancelled')));
      if (signal.aborted) return Promise.resolve(failed(toAbortFailure(signal)));
      const pause = findPause();
      if (pause !== null) return Promise.resolve(pause);
      return new Promise((settle, reject) => {
        const giveUp = () => {
          const failure = toAbortFailure(signal);
          // It was not the vendor that took its time: nothing was sent.
          settleWaiting(one, failure.code === 'timeout' ? refuse(findWaitMs(one)) : failed(failure));
          pump();
        };
        const one: Waiting = { request, host: hostOf(request), giveUp, settle, reject };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.get(lane)?.push(one);
        pump();
      });
    },

    async countPoll(poll) {
      polls.begin(clock.monotonic());
      pump();
      try {
        return await poll();
      } finally {
        polls.end();
        pump();
      }
    },

    setLimit(limit) {
      state.limit = limit;
      pump();
    },

    isTight: () => [...hosts.values()].some((host) => host.isTight(clock.monotonic())),

    load() {
      const now = clock.monotonic();
      const all = [...hosts.values()];
      const counters = all.flatMap((host) => host.counter(now) ?? []);
      return {
        requestsPerMinute: all.reduce((sum, host) => sum + host.countLastMinute(now), 0),
        allowedPerMinute:
          counters.length === 0
            ? (state.limit?.perMinute ?? null)
            : Math.min(...counters.map(({ allowed }) => allowed)),
        requestsPerPoll: polls.requestsPerPoll,
        usedShare: counters.length === 0 ? null : Math.max(...counters.map(({ usedShare }) => usedShare)),
      };
    },

    async close() {
      state.isClosed = true;
      state.alarm?.cancel();
      for (const one of allWaiting()) settleWaiting(one, failed(createFailure('cancelled')));
      await http.close();
    },
  };
}
