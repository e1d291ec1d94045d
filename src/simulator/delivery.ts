import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ApiAnswer, refuse } from './answer.ts';
import type { Fault } from './faults.ts';
import type { Wall } from './wall.ts';

/*
 * How an answer gets onto the wire: plainly, or in one of the ways in which networks and servers go wrong.
 */

const compress = promisify(gzip);
const smallestCompressed = 1024;
const hugeBytes = 80 * 2 ** 20;

export interface DeliveryWorld {
  wall: Wall;
  /** The simulated time, for the `Date` header. */
  now(): number;
}

/** Waits, but no longer than the other side does; answers whether it is still there. */
export function waitFor(response: ServerResponse, delayMs: number, wall: Wall): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const onClose = () => {
      cancel();
      resolve(false);
    };
    const cancel = wall.after(delayMs, () => {
      response.off('close', onClose);
      resolve(true);
    });
    response.once('close', onClose);
  });
}

/** What a fault answers by itself; null where the real answer is needed, or none at all. */
export function toFaultAnswer(fault: Fault): ApiAnswer | null {
  const headers = fault.headers ?? {};
  const { body } = fault;
  switch (fault.kind) {
    case 'status': {
      const status = fault.status ?? 500;
      const usual = status < 400 ? {} : refuse(status, 'A fault that was asked for.').body;
      return { status, headers, body: body ?? usual };
    }
    case 'garbage':
      return { status: fault.status ?? 200, headers, body: body ?? '{"results":[{"group":{"queueId":' };
    case 'html':
      return {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
        body: body ?? '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>',
      };
    case 'empty':
      return { status: fault.status ?? 200, headers, body: '' };
    case 'redirect':
      return {
        status: fault.status ?? 302,
        headers: { location: 'http://127.0.0.1:9/elsewhere', ...headers },
        body: body ?? '',
      };
    case 'wrong-shape':
      return { status: fault.status ?? 200, headers, body: body ?? { unexpected: [true] } };
    default:
      return null;
  }
}

/** Sends an answer; a fault of the kinds `truncate`, `slow-drip` and `huge` spoils the way it is sent. */
export async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ApiAnswer,
  fault: Fault | null,
  world: DeliveryWorld,
): Promise<void> {
  const correlationId = randomUUID();
  response.sendDate = false;
  response.statusCode = answer.status;
  response.setHeader('date', new Date(world.now()).toUTCString());
  response.setHeader('inin-correlation-id', correlationId);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (fault?.kind === 'huge') {
    await sendHuge(response, fault.bytes ?? hugeBytes);
    return;
  }
  const plain = Buffer.from(toText(answer, correlationId));
  const isCompressed = plain.length >= smallestCompressed && acceptsGzip(request);
  const bytes = isCompressed ? await compress(plain, { level: 1 }) : plain;
  if (isCompressed) response.setHeader('content-encoding', 'gzip');
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('content-length', bytes.length);
  if (fault?.kind === 'truncate') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  } else if (fault?.kind === 'slow-drip') {
    await drip(response, bytes, fault.delayMs ?? 200, world.wall);
  } else {
    response.end(bytes);
  }
}

function toText({ body, status }: ApiAnswer, correlationId: string): string {
  if (typeof body === 'string') return body;
  const isRefusal = status >= 400 && typeof body === 'object' && body !== null && 'code' in body;
  return JSON.stringify(isRefusal ? { ...body, contextId: correlationId } : body) ?? '';
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers['accept-encoding'] ?? ''));
}

async function drip(response: ServerResponse, bytes: Buffer, delayMs: number, wall: Wall): Promise<void> {
  for (const byte of bytes) {
    response.write(Uint8Array.of(byte));
    if (!(await waitFor(response, delayMs, wall))) return;
  }
  response.end();
}

/** Valid JSON that does not stop, as fast as the other side takes it. */
async function sendHuge(response: ServerResponse, bytes: number): Promise<void> {
  const piece = Buffer.from(`"${'x'.repeat(65_533)}",`);
  response.write('{"entities":[');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    if (!response.write(piece)) await drained(response);
  }
  response.end('""]}');
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
