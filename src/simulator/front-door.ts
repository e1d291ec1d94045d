import type { IncomingHttpHeaders } from 'node:http';
import { type ApiAnswer, refuse } from './answer.ts';
import type { ContactCentre } from './contact-centre.ts';
import { type DoorStyle, genesysStyle } from './door-style.ts';
import type { ApiRequest, Endpoint } from './endpoint.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuseToken, type Token, type TokenOffice } from './tokens.ts';

/*
 * What every API request passes before it reaches an operation: outage, token, rate limit, path, method, content
 * type, JSON, scope and permission. Knows no sockets.
 */

export interface PlainRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** The base URL that the client used. */
  origin: string;
}

interface DoorAnswer {
  answer: ApiAnswer;
  /** The serial of the token that was used. */
  token: number | null;
}

interface DoorParts {
  centre: ContactCentre;
  office: TokenOffice;
  rateLimit: RateLimit;
  /** All that the demo knows. */
  endpoints: readonly Endpoint[];
  /** Whether the tenant speaks an endpoint's dialect; what it does not speak leads nowhere. */
  speaks(endpoint: Endpoint): boolean;
}

/** An endpoint whose path fits, with what its RegExp caught. */
interface Match {
  endpoint: Endpoint;
  parameters: readonly string[];
}

type Content = { ok: true; body: unknown; form: URLSearchParams } | { ok: false; refusal: ApiAnswer };

export class FrontDoor {
  readonly #parts: DoorParts;
  readonly #styles: readonly DoorStyle[];

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#styles = [...new Set(parts.endpoints.flatMap(({ style }) => style ?? []))];
  }

  /** How the vendor speaks whose path this is. */
  styleOf(path: string): DoorStyle {
    const here = this.#parts.endpoints.find((endpoint) => toMatch(endpoint, path) !== null);
    if (here !== undefined) return here.style ?? genesysStyle;
    return this.#styles.find((style) => style.owns(path)) ?? genesysStyle;
  }

  answer(request: PlainRequest): DoorAnswer {
    const { centre, office, rateLimit, endpoints, speaks } = this.#parts;
    const style = this.styleOf(request.path);
    if (centre.isDown()) {
      return { answer: style.refuse(503, 'The service is temporarily unavailable.'), token: null };
    }
    const known = endpoints.flatMap((endpoint) => toMatch(endpoint, request.path) ?? []);
    const here = known.filter(({ endpoint }) => speaks(endpoint));
    const deciding = here.length > 0 ? here : known;
    if (deciding.some(({ endpoint }) => endpoint.access === 'open')) {
      return { answer: this.#operate(request, here, null, style), token: null };
    }
    const { authorization } = request.headers;
    const token = office.find(authorization, centre.scenario.tokenSeconds);
    if (token === null || token.family !== style.family) {
      return { answer: refuseStranger(authorization, style), token: null };
    }
    const limit = office.rules.requestsPerMinute ?? centre.scenario.requestsPerMinute;
    const allowance = rateLimit.spend(token.serial, limit);
    const answer = allowance.allowed
      ? this.#operate(request, here, token, style)
      : style.refuseTooMany(allowance, office.rules.retryAfter);
    return {
      answer: { ...answer, headers: { ...style.limitHeaders(allowance), ...answer.headers } },
      token: token.serial,
    };
  }

  #operate(request: PlainRequest, here: readonly Match[], token: Token | null, style: DoorStyle): ApiAnswer {
    if (here.length === 0) {
      return style.refuse(404, `The requested resource was not found: ${request.path}`);
    }
    const [first, ...others] = here.filter(({ endpoint }) => endpoint.method === request.method);
    if (first === undefined) {
      const allow = [...new Set(here.map(({ endpoint }) => endpoint.method))].join(', ');
      const message = `The method ${request.method} is not allowed here.`;
      return style.refuse(405, message, { headers: { allow } });
    }
    const content = readContent(request, first.endpoint, style);
    if (!content.ok) return content.refusal;
    const { body, form } = content;
    const toRequest = ({ parameters }: Match): ApiRequest => ({ ...request, parameters, token, body, form });
    const wanted = [first, ...others].find(
      (match) => match.endpoint.isFor === undefined || match.endpoint.isFor(toRequest(match)),
    );
    if (wanted === undefined) return style.refuse(400, 'The request fits no operation of this path.');
    const { centre, office } = this.#parts;
    const missing = toMissing(wanted.endpoint, token, office, style);
    if (missing !== null) return missing;
    const at = centre.catchUp();
    return wanted.endpoint.handle(toRequest(wanted), centre, at, office);
  }
}

function toMatch(endpoint: Endpoint, path: string): Match | null {
  if (typeof endpoint.path === 'string') return endpoint.path === path ? { endpoint, parameters: [] } : null;
  const [whole, ...parameters] = endpoint.path.exec(path) ?? [];
  return whole === path ? { endpoint, parameters } : null;
}

/** What the client may not do; null where it may. */
function toMissing(
  { scope, permission }: Endpoint,
  token: Token | null,
  { rules }: TokenOffice,
  style: DoorStyle,
): ApiAnswer | null {
  if (token === null) return null;
  if (scope !== undefined && rules.requireScopes && !token.scopes.includes(scope)) {
    return style.refuse(403, `The token lacks the scope ${scope}.`, { code: 'missing.permissions' });
  }
  if (permission !== undefined && rules.deny.includes(permission)) {
    const message = `Unable to perform the requested action. You must have at least one of the following permissions assigned: [${permission}]`;
    return style.refuse(403, message, { code: 'missing.any.permissions' });
  }
  return null;
}

function readContent(request: PlainRequest, { method, content }: Endpoint, style: DoorStyle): Content {
  if (method !== 'POST') return { ok: true, body: undefined, form: new URLSearchParams() };
  if (content === 'form') {
    // A value with a bare "=" was not encoded: CXone's access keys end in four of them, and break so.
    const isForm = mediaTypeOf(request.headers) === 'application/x-www-form-urlencoded';
    return isForm && !/=[^&]*=/.test(request.body)
      ? { ok: true, body: undefined, form: new URLSearchParams(request.body) }
      : { ok: false, refusal: refuseToken(400, 'invalid_request', 'the body must be a form') };
  }
  const json = readJson(request, style.refuse);
  return json.ok ? { ok: true, body: json.value, form: new URLSearchParams() } : json;
}

type JsonBody = { ok: true; value: unknown } | { ok: false; refusal: ApiAnswer };

/** The JSON of a request; a refusal where it is none or does not say that it is. */
export function readJson(
  { headers, body }: Pick<PlainRequest, 'headers' | 'body'>,
  refuseWith: DoorStyle['refuse'] = refuse,
): JsonBody {
  if (mediaTypeOf(headers) !== 'application/json') {
    return { ok: false, refusal: refuseWith(415, 'The content type must be application/json.') };
  }
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false, refusal: refuseWith(400, 'The request body is not valid JSON.') };
  }
}

function mediaTypeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function refuseStranger(authorization: string | undefined, style: DoorStyle): ApiAnswer {
  return authorization === undefined
    ? style.refuse(401, 'No authentication bearer token specified in authorization header.', {
        code: 'authentication.required',
      })
    : style.refuse(401, 'Invalid login credentials.');
}
