import { type HttpAnswer, type Lane, lanes } from './http.ts';
import { readHeaderNumber } from './http-failure.ts';
import type { PollForecast } from './poll-count.ts';

// What was sent to one host lately, what its counter says, and whether one request more may go.

export interface RequestLimit {
  perMinute: number;
  /** Null: none beside that of the minute. */
  perSecond: number | null;
}

/** The vendor's own counter, while it is in force. */
interface Counter {
  allowed: number;
  usedShare: number;
  until: number;
}

export interface HostBudget {
  note(lane: Lane, at: number): void;
  readCounter(answer: HttpAnswer, now: number): void;
  counter(now: number): Counter | null;
  isTight(now: number): boolean;
  countLastMinute(now: number): number;
  /** 0: a request of this lane may go now; else when to look again; null: only when something else changes. */
  findWaitMs(lane: Lane, limit: RequestLimit | null, polls: PollForecast, now: number): number | null;
}

const minuteMs = 60_000;
const secondMs = 1000;
/** A counter that claims to last longer is not believed for longer. */
const longestResetMs = 5 * minuteMs;
/** Live polls never plan with more than this share of a limit: beyond it they come less often. */
const liveShare = 0.8;

export function openHostBudget(): HostBudget {
  const state: { sent: { lane: Lane; at: number }[]; counter: Counter | null } = { sent: [], counter: null };

  /** Nothing is kept that is older than a minute. */
  function prune(now: number): void {
    while (state.sent[0] !== undefined && state.sent[0].at <= now - minuteMs) state.sent.shift();
  }

  const counter = (now: number) =>
    state.counter !== null && now < state.counter.until ? state.counter : null;
  const isTight = (now: number) => (counter(now)?.usedShare ?? 0) > liveShare;

  /** 0: there is room in this span; else when the oldest request leaves it. */
  function findSpanWaitMs(
    lane: Lane,
    max: number,
    reserve: number,
    spanMs: number,
    now: number,
  ): number | null {
    if (state.sent.length + reserve < max) return 0;
    const sent = state.sent.filter(({ at }) => at > now - spanMs);
    const rank = lanes.indexOf(lane);
    const higher = sent.filter((one) => lanes.indexOf(one.lane) < rank).length;
    const own = sent.length - higher;
    if (own + Math.max(higher, reserve) < max) return 0;
    const [oldest] = sent;
    return oldest === undefined ? null : oldest.at + spanMs - now;
  }

  return {
    counter,
    isTight,
    countLastMinute(now) {
      prune(now);
      return state.sent.length;
    },
    note(lane, at) {
      state.sent.push({ lane, at });
    },
    readCounter(answer, now) {
      state.counter = parseCounter(answer, now) ?? state.counter;
    },
    findWaitMs(lane, limit, polls, now) {
      prune(now);
      const current = counter(now);
      // The last of a counter that other desks share is for the live figures.
      if (lane === 'report' && current !== null && isTight(now)) return current.until - now;
      const perMinute = current?.allowed ?? limit?.perMinute;
      const waitsMs: (number | null)[] = [];
      if (perMinute !== undefined)
        waitsMs.push(findSpanWaitMs(lane, perMinute, toMinuteReserve(lane, perMinute, polls), minuteMs, now));
      const perSecond = limit?.perSecond ?? null;
      if (perSecond !== null)
        waitsMs.push(findSpanWaitMs(lane, perSecond, toPollReserve(lane, perSecond, polls), secondMs, now));
      const known = waitsMs.filter((waitMs) => waitMs !== null);
      return known.length < waitsMs.length ? null : Math.max(0, ...known);
    },
  };
}

/** What a lane leaves to the live figures in a minute: a report all their polls, the others one. */
function toMinuteReserve(lane: Lane, max: number, polls: PollForecast): number {
  if (lane !== 'report') return toPollReserve(lane, max, polls);
  const needed = Math.ceil(minuteMs / polls.everyMs) * polls.requests;
  const reserve = Math.min(needed, Math.ceil(max * liveShare));
  return polls.hasPolled ? reserve : Math.min(reserve, max - 1);
}

/** Room for one poll, but never so much that the lane itself could not go at all. */
function toPollReserve(lane: Lane, max: number, polls: PollForecast): number {
  return lane === 'sign-in' || lane === 'live' ? 0 : Math.min(polls.requests, max - 1);
}

/** Genesys may send `inin-ratelimit-count`, `-allowed` and `-reset` (seconds) with every answer; null: it did not. */
function parseCounter(answer: HttpAnswer, now: number): Counter | null {
  const [count, allowed, resetSeconds] = ['count', 'allowed', 'reset'].map((name) =>
    readHeaderNumber(answer.header(`inin-ratelimit-${name}`)),
  );
  if (count == null || allowed == null || allowed < 1) return null;
  // Where the reset is missing, the count is one of a minute.
  const resetMs = resetSeconds == null ? minuteMs : Math.min(resetSeconds * 1000, longestResetMs);
  return { allowed, usedShare: Math.min(1, count / allowed), until: now + resetMs };
}
