import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Objects are sent as JSON. */
  body?: unknown;
  /** Takes the answer over, for what is no answer. */
  raw?: (response: ServerResponse) => void;
}

type Replier = Reply | ((request: SeenRequest) => Reply);

/** A vendor that says what the test wrote: one reply per request and route, the last one again and again. */
export class ScriptedServer {
  readonly requests: SeenRequest[] = [];
  readonly #routes = new Map<string, Replier[]>();
  readonly #server: Server;
  readonly #now: () => number;
  url = '';

  /** `now` is the clock that its answers are dated by: whoever asks may go by it. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => this.#answer(incoming, Buffer.concat(chunks).toString(), response));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** `POST /oauth/token`; the query is no part of a route. */
  on(route: string, ...replies: Replier[]): this {
    this.#routes.set(route, replies);
    return this;
  }

  count(route: string): number {
    return this.requests.filter((request) => toRoute(request) === route).length;
  }

  #answer(incoming: IncomingMessage, body: string, response: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body };
    this.requests.push(request);
    const replies = this.#routes.get(toRoute(request)) ?? [{ status: 404, body: { code: 'not.found' } }];
    const next = (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
    const reply = typeof next === 'function' ? next(request) : next;
    if (reply.raw !== undefined) {
      reply.raw(response);
      return;
    }
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
    const date = new Date(this.#now()).toUTCString();
    response.writeHead(reply.status ?? 200, { date, 'content-type': 'application/json', ...reply.headers });
    response.end(text);
  }
}

function toRoute({ method, path }: SeenRequest): string {
  return `${method} ${path.replace(/\?.*$/, '')}`;
}
