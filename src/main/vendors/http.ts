import type { Dispatcher } from 'undici';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import { readBody, UnusableBody } from './http-body.ts';
import { createDispatcher } from './http-dispatcher.ts';
import { toAbortFailure, toErrorFailure } from './http-failure.ts';

// One request, one answer, over the only HTTP library of this program. Knows no vendor, no token and no JSON;
// a status is a fact here and becomes a failure in `http-failure.ts`.

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  /** Lower-case name; null where the answer has none. */
  header(name: string): string | null;
  text: string;
  /** Epoch milliseconds on this computer's clock. */
  receivedAt: number;
  timeToFirstByteMs: number;
}

export interface Http {
  /** Any status is an answer. Failures are those of the network, the time-out and the body. */
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
  /** Ends what is under way and closes every socket. */
  close(): Promise<void>;
}

export interface HttpOptions {
  clock: Clock;
  /** From the first byte sent to the last byte read. */
  totalTimeoutMs?: number;
  connectTimeoutMs?: number;
  /** Counted after decompression: a small answer may unpack to anything. */
  maxAnswerBytes?: number;
}

export function createHttp(options: HttpOptions): Http {
  const {
    clock,
    totalTimeoutMs = 20_000,
    connectTimeoutMs = 10_000,
    maxAnswerBytes = 64 * 2 ** 20,
  } = options;
  const dispatchers = createDispatcher(connectTimeoutMs, totalTimeoutMs);

  return {
    async send(request) {
      if (request.signal.aborted) return failed(toAbortFailure(request.signal));
      const url = new URL(request.url);
      const tooLate = new AbortController();
      const timer = clock.setTimer(totalTimeoutMs, () => tooLate.abort());
      const startedAt = clock.monotonic();
      try {
        const response = await dispatchers.pick(url).request({
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: request.method,
          headers: { 'user-agent': 'queuewatch', 'accept-encoding': 'gzip, br', ...request.headers },
          body: request.body ?? null,
          signal: AbortSignal.any([request.signal, tooLate.signal]),
        });
        const timeToFirstByteMs = clock.monotonic() - startedAt;
        const header = toHeaderReader(response.headers);
        const status = response.statusCode;
        const text = await readBody(response.body, header('content-encoding'), maxAnswerBytes).catch(
          (error: unknown) => {
            // What a refusal says may be lost; that it is one, and which, stands in its status.
            if (error instanceof UnusableBody && status >= 300) return '';
            throw error;
          },
        );
        return ok({ status, header, text, receivedAt: clock.now(), timeToFirstByteMs });
      } catch (error) {
        if (request.signal.aborted) return failed(toAbortFailure(request.signal));
        if (tooLate.signal.aborted) return failed(createFailure('timeout', { subject: url.hostname }));
        return failed(toErrorFailure(error, url));
      } finally {
        timer.cancel();
      }
    },
    close: () => dispatchers.destroy(),
  };
}

function toHeaderReader(headers: Dispatcher.ResponseData['headers']): HttpAnswer['header'] {
  return (name) => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
}
