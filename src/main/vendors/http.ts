import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { issuedBy } from '../../shared/words/en/failure.ts';
import type { Clock } from '../clock.ts';
import { readText, UnusableBody } from './http-body.ts';
import { createDispatchers, type Route } from './http-dispatcher.ts';
import { exchange, type WireAnswer } from './http-exchange.ts';
import { toAbortFailure } from './http-failure.ts';
import { toErrorFailure } from './network-failure.ts';
import type { FindProxy } from './proxy-choice.ts';
import { createProxyFinder } from './proxy-environment.ts';
import { ProxyUnreachable } from './proxy-tunnel.ts';

// One request, one answer, over the only HTTP library of this program. Knows no vendor, no token and no JSON;
// a status is a fact here and becomes a failure in `http-failure.ts`.

/** What a request is for, the most urgent first: a lane's requests go one after another. */
export const lanes = ['sign-in', 'live', 'today', 'queues', 'report'] as const;
export type Lane = (typeof lanes)[number];

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** By what it is spent from the budget; plain HTTP takes no notice. */
  lane: Lane;
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
  /** Certificates to trust beside the system's, as PEM; null: none. */
  caFile?: string | null;
  /** By the environment's variables where nothing is given. */
  findProxy?: FindProxy;
}

export function createHttp(options: HttpOptions): Http {
  const {
    clock,
    totalTimeoutMs = 20_000,
    connectTimeoutMs = 10_000,
    maxAnswerBytes = 64 * 2 ** 20,
    caFile = null,
    findProxy = createProxyFinder(process.env),
  } = options;
  const dispatchers = createDispatchers({
    clock,
    connectTimeoutMs,
    silenceMs: totalTimeoutMs,
    caFile,
    findProxy,
  });

  /** Ends each question that is under way. */
  const underWay = new Set<(why: Failure) => void>();

  async function ask(request: HttpRequest, url: URL, route: Route, signal: AbortSignal) {
    const startedAt = clock.monotonic();
    let timeToFirstByteMs = 0;
    const { status, headers, body } = await exchange(
      route.dispatcher,
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: { 'user-agent': 'queuewatch', 'accept-encoding': 'gzip, br', ...request.headers },
        body: request.body ?? null,
      },
      {
        signal,
        maxBytes: maxAnswerBytes,
        onFirstByte() {
          timeToFirstByteMs = clock.monotonic() - startedAt;
        },
      },
    );
    const header = toHeaderReader(headers);
    const text = await readUsable(body, header('content-encoding')).catch((error: unknown) => {
      // What a refusal says may be lost; that it is one, and which, stands in its status.
      if (error instanceof UnusableBody && status >= 300) return '';
      throw error;
    });
    return ok({ status, header, text, receivedAt: clock.now(), timeToFirstByteMs });
  }

  async function readUsable(body: WireAnswer['body'], encoding: string | null): Promise<string> {
    if (body instanceof UnusableBody) throw body;
    return readText(body, encoding, maxAnswerBytes);
  }

  /** Another way is tried only where the proxy of the first one does not answer, so that nothing was sent. */
  async function tryRoutes(
    request: HttpRequest,
    url: URL,
    [route, ...others]: readonly Route[],
    signal: AbortSignal,
  ): Promise<Result<HttpAnswer>> {
    if (route === undefined) throw new Error('there is always a way, at least the direct one');
    try {
      return await ask(request, url, route, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ProxyUnreachable) {
        route.avoid();
        if (others.length > 0) return tryRoutes(request, url, others, signal);
      }
      return failed(await toNamedFailure(toErrorFailure(error, url), url, route, signal));
    }
  }

  async function findAndTry(
    request: HttpRequest,
    url: URL,
    signal: AbortSignal,
  ): Promise<Result<HttpAnswer>> {
    const routes = await dispatchers.findRoutes(url);
    signal.throwIfAborted();
    return routes.ok ? tryRoutes(request, url, routes.value, signal) : routes;
  }

  return {
    async send(request) {
      if (request.signal.aborted) return failed(toAbortFailure(request.signal));
      const url = new URL(request.url);
      // undici looks at a signal only once it is connected: the failure does not wait for it.
      const { promise: answer, resolve, reject } = Promise.withResolvers<Result<HttpAnswer>>();
      const stop = new AbortController();
      const end = (why: Failure) => {
        resolve(failed(why));
        stop.abort();
      };
      const giveUp = () => end(toAbortFailure(request.signal));
      const timer = clock.setTimer(totalTimeoutMs, () =>
        end(createFailure('timeout', { subject: url.hostname })),
      );
      request.signal.addEventListener('abort', giveUp, { once: true });
      underWay.add(end);
      findAndTry(request, url, stop.signal).then(resolve, reject);
      try {
        return await answer;
      } finally {
        timer.cancel();
        request.signal.removeEventListener('abort', giveUp);
        underWay.delete(end);
      }
    },

    async close() {
      // What still looks for its way has no socket that could end it.
      for (const end of underWay) end(createFailure('cancelled'));
      await dispatchers.destroy();
    },
  };
}

/** A certificate that is not trusted is known to IT by its issuer. */
async function toNamedFailure(
  failure: Failure,
  url: URL,
  route: Route,
  signal: AbortSignal,
): Promise<Failure> {
  const { code, reason, detail } = failure;
  if (code !== 'tls' || reason === undefined) return failure;
  const issuer = await route.readIssuer(url, signal).catch(() => null);
  if (issuer === null) return failure;
  return createFailure(code, { reason, subject: url.hostname, detail: issuedBy(detail ?? '', issuer) });
}

function toHeaderReader(headers: WireAnswer['headers']): HttpAnswer['header'] {
  return (name) => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
}
