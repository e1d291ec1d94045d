import type { Readable, Writable } from 'node:stream';

export type Json = Record<string, unknown>;
type EventListener = (params: Json) => void;

interface Pending {
  readonly method: string;
  readonly resolve: (result: Json) => void;
  readonly reject: (error: Error) => void;
}

/** Chromium's DevTools protocol over a pair of pipes: JSON messages, each closed by a zero byte. */
export class DevTools {
  private readonly input: Writable;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, EventListener>();
  private readonly sessions = new Map<string, (method: string, params: Json) => void>();
  private lastId = 0;
  private parts: Buffer[] = [];

  constructor(input: Writable, output: Readable) {
    this.input = input;
    // A pipe that breaks is told by Chromium's exit.
    input.on('error', () => undefined);
    output.on('error', () => undefined);
    output.on('data', (chunk: Buffer) => this.take(chunk));
    output.on('close', () => {
      for (const waiting of this.pending.values())
        waiting.reject(new Error(`${waiting.method}: Chromium is gone`));
      this.pending.clear();
    });
  }

  send(method: string, params: Json = {}, sessionId?: string): Promise<Json> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      if (!this.input.writable) return reject(new Error(`${method}: Chromium is gone`));
      this.pending.set(id, { method, resolve, reject });
      this.input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  /** Events of the browser itself. */
  on(method: string, listener: EventListener): void {
    this.listeners.set(method, listener);
  }

  /** Events of one attached target. */
  onSession(sessionId: string, listener: (method: string, params: Json) => void): void {
    this.sessions.set(sessionId, listener);
  }

  dropSession(sessionId: string): void {
    this.sessions.delete(sessionId);
  }

  private take(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.parts.push(rest.subarray(0, end));
      const text = Buffer.concat(this.parts).toString('utf8');
      this.parts = [];
      rest = rest.subarray(end + 1);
      this.dispatch(JSON.parse(text) as Json);
    }
    if (rest.length > 0) this.parts.push(rest);
  }

  private dispatch(message: Json): void {
    if (typeof message.id === 'number') {
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      const error = message.error as { message: string } | undefined;
      if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
      else waiting?.resolve((message.result ?? {}) as Json);
      return;
    }
    const method = String(message.method);
    const params = (message.params ?? {}) as Json;
    if (typeof message.sessionId === 'string') this.sessions.get(message.sessionId)?.(method, params);
    else this.listeners.get(method)?.(params);
  }
}
