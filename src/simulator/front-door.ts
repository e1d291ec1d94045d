import type { IncomingHttpHeaders } from 'node:http';
import { type ApiAnswer, refuse } from './answer.ts';
import type { ContactCentre } from './contact-centre.ts';
import type { Endpoint } from './endpoint.ts';
import type { Allowance, RateLimit } from './rate-limit.ts';
import { tokenLifetimeSeconds } from './scenario.ts';
import { refuseToken, type TokenOffice } from './tokens.ts';

/*
 * What every API request passes before it reaches an operation: outage, token, rate limit, path, method, content
 * type, JSON. Knows no sockets.
 */

export interface PlainRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface DoorAnswer {
  answer: ApiAnswer;
  /** The serial of the token that was used. */
  token: number | null;
}

interface DoorParts {
  centre: ContactCentre;
  tokens: TokenOffice;
  rateLimit: RateLimit;
  endpoints: readonly Endpoint[];
}

export class FrontDoor {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  answer(request: PlainRequest): DoorAnswer {
    const { centre, tokens, rateLimit } = this.#parts;
    if (centre.isDown()) {
      return { answer: refuse(503, 'The service is temporarily unavailable.'), token: null };
    }
    if (request.path === '/oauth/token') return { answer: this.#issueToken(request), token: null };
    const { authorization } = request.headers;
    const token = tokens.find(authorization, centre.scenario.tokenSeconds);
    if (token === null) {
      const answer =
        authorization === undefined
          ? refuse(401, 'No authentication bearer token specified in authorization header.', {
              code: 'authentication.required',
            })
          : refuse(401, 'Invalid login credentials.');
      return { answer, token: null };
    }
    const allowance = rateLimit.spend(token.serial, centre.scenario.requestsPerMinute);
    const answer = allowance.allowed ? this.#operate(request) : refuseTooMany(allowance);
    return {
      answer: { ...answer, headers: { ...toLimitHeaders(allowance), ...answer.headers } },
      token: token.serial,
    };
  }

  #issueToken({ method, headers, body }: PlainRequest): ApiAnswer {
    if (method !== 'POST') return refuse(405, 'Only POST is allowed here.', { headers: { allow: 'POST' } });
    if (mediaTypeOf(headers) !== 'application/x-www-form-urlencoded') {
      return refuseToken(400, 'invalid_request', 'the body must be a form');
    }
    return this.#parts.tokens.issue(headers.authorization, new URLSearchParams(body), tokenLifetimeSeconds);
  }

  #operate(request: PlainRequest): ApiAnswer {
    const { centre, endpoints } = this.#parts;
    const here = endpoints.filter(({ path }) => path === request.path);
    if (here.length === 0) return refuse(404, `The requested resource was not found: ${request.path}`);
    const endpoint = here.find(({ method }) => method === request.method);
    if (endpoint === undefined) {
      const allow = here.map(({ method }) => method).join(', ');
      return refuse(405, `The method ${request.method} is not allowed here.`, { headers: { allow } });
    }
    const body = endpoint.method === 'POST' ? readJson(request) : { ok: true as const, value: undefined };
    if (!body.ok) return body.refusal;
    const at = centre.catchUp();
    return endpoint.handle({ ...request, body: body.value }, centre, at);
  }
}

type JsonBody = { ok: true; value: unknown } | { ok: false; refusal: ApiAnswer };

/** The JSON of a request; a refusal where it is none or does not say that it is. */
export function readJson({ headers, body }: Pick<PlainRequest, 'headers' | 'body'>): JsonBody {
  if (mediaTypeOf(headers) !== 'application/json') {
    return { ok: false, refusal: refuse(415, 'The content type must be application/json.') };
  }
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false, refusal: refuse(400, 'The request body is not valid JSON.') };
  }
}

function mediaTypeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function refuseTooMany({ limit, resetSeconds }: Allowance): ApiAnswer {
  const message = `Rate limit exceeded the maximum. Retry the request in [${resetSeconds}] seconds`;
  return refuse(429, message, {
    headers: { 'retry-after': String(resetSeconds) },
    limit: { key: 'token.rate.per.minute', namespace: 'platform.api', value: limit },
  });
}

function toLimitHeaders({ count, limit, resetSeconds }: Allowance): Record<string, string> {
  return {
    'inin-ratelimit-count': String(count),
    'inin-ratelimit-allowed': String(limit),
    'inin-ratelimit-reset': String(resetSeconds),
  };
}
