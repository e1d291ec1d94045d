import { createFailure } from '../../shared/failure.ts';
import { failed } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Http } from './http.ts';
import { readRateLimitMs } from './http-failure.ts';

/** A connection's requests, and what the vendor last said about how many are left. */
export interface PacedHttp extends Http {
  /** The vendor's own counter is past 80 % of what it allows: several desks may share this client. */
  isTight(): boolean;
}

/** One lane that asks for too much pauses them all: until then nothing is sent, and each answer says how long. */
export function withBudget(http: Http, clock: Clock): PacedHttp {
  const state = { pausedUntil: 0, tightUntil: 0 };
  return {
    isTight: () => clock.monotonic() < state.tightUntil,
    close: () => http.close(),
    async send(request) {
      const pauseMs = state.pausedUntil - clock.monotonic();
      if (pauseMs > 0) return failed(createFailure('rate-limited', { retryAfterMs: Math.ceil(pauseMs) }));
      const result = await http.send(request);
      if (!result.ok) return result;
      const answer = result.value;
      if (answer.status === 429) state.pausedUntil = clock.monotonic() + (readRateLimitMs(answer) ?? 0);
      const [count, allowed, resetSeconds] = ['count', 'allowed', 'reset'].map((name) =>
        Number(answer.header(`inin-ratelimit-${name}`) ?? Number.NaN),
      );
      if (count !== undefined && allowed !== undefined && resetSeconds !== undefined && count > allowed * 0.8)
        state.tightUntil = clock.monotonic() + resetSeconds * 1000;
      return result;
    },
  };
}
