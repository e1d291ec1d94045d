import type { IncomingHttpHeaders } from 'node:http';

/** One request as the demo saw it, without anything secret. */
export interface LoggedRequest {
  /** Simulated epoch milliseconds. */
  at: number;
  method: string;
  path: string;
  query: string;
  /** The Authorization header keeps its scheme only. */
  headers: Record<string, string>;
  /** JSON as an object, a form as its fields (secrets hidden in both), anything else as text. */
  body: unknown;
  /** Null where the connection was cut or left without an answer. */
  status: number | null;
  /** The number of the token that was used, counted from 1. */
  token: number | null;
  fault: string | null;
}

const keptRequests = 1000;
const keptBodyLength = 64 * 1024;
/** Fields of sign-in requests that nobody may read back. */
const secretFields: ReadonlySet<string> = new Set([
  'client_secret',
  'password',
  'refresh_token',
  'code',
  'code_verifier',
  'accessKeySecret',
  'token',
]);

export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > keptRequests * 2) this.#requests = this.#requests.slice(-keptRequests);
  }

  list(): readonly LoggedRequest[] {
    return this.#requests.slice(-keptRequests);
  }

  clear(): void {
    this.#requests = [];
  }
}

export function toLoggedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'x-control-key' || name === 'cookie') continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    kept[name] = name === 'authorization' ? (text.split(' ', 1)[0] ?? '') : text;
  }
  return kept;
}

export function toLoggedBody(text: string, contentType: string): unknown {
  if (text === '') return null;
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return hideSecrets(Object.fromEntries(new URLSearchParams(text)));
  }
  if (text.length > keptBodyLength) return `${text.slice(0, keptBodyLength)}…`;
  try {
    return hideSecrets(JSON.parse(text));
  } catch {
    return text;
  }
}

function hideSecrets(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const shown = Object.entries(body).map(([name, value]) => [
    name,
    secretFields.has(name) ? '[hidden]' : value,
  ]);
  return Object.fromEntries(shown);
}
