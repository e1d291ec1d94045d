import { onTestFinished } from 'vitest';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator.ts';
import type { Wall } from '../../src/simulator/wall.ts';
import { openSimulator } from '../fakes/open-simulator.ts';

export const startAt = Date.UTC(2026, 2, 3, 14, 30);

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the cases, field by field.
  body: any;
}

/** A demo of this test with a still clock, and somebody who asks it things. */
export class DemoClient {
  readonly simulator: Simulator;
  token = '';

  private constructor(simulator: Simulator) {
    this.simulator = simulator;
  }

  static async start(options: SimulatorOptions = {}, wall?: Wall): Promise<DemoClient> {
    const opened = await openSimulator({ startAt, frozen: true, ...options }, wall);
    onTestFinished(() => opened.stop());
    const client = new DemoClient(opened);
    await client.signIn();
    return client;
  }

  async signIn(): Promise<void> {
    const { clientId, clientSecret } = this.simulator;
    const reply = await this.form({ grant_type: 'client_credentials' }, basic(clientId, clientSecret));
    this.token = reply.body.access_token;
  }

  form(fields: Record<string, string>, authorization?: string): Promise<Reply> {
    return this.send('/oauth/token', {
      method: 'POST',
      headers: authorization === undefined ? {} : { authorization },
      body: new URLSearchParams(fields),
    });
  }

  get(path: string): Promise<Reply> {
    return this.send(path, { headers: { authorization: `Bearer ${this.token}` } });
  }

  post(path: string, body: unknown): Promise<Reply> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  control(
    method: string,
    name: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    return this.send(`/_control/${name}`, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async send(path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(this.simulator.url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = /^\s*[[{]/.test(text) && response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }
}

export function basic(clientId: string, clientSecret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}
