import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ApiAnswer } from './answer.ts';
import type { Fault } from './faults.ts';
import type { TokenFamily } from './tokens.ts';
import type { Wall } from './wall.ts';

/*
 * How an answer gets onto the wire: plainly, or in one of the ways in which networks and servers go wrong.
 */

const compress = promisify(gzip);
const smallestCompressed = 1024;
const hugeBytes = 80 * 2 ** 20;
const usualSkewMs = 3_600_000;

interface DeliveryWorld {
  wall: Wall;
  /** The simulated time, for the `Date` header. */
  now(): number;
  /** Only Genesys numbers its answers. */
  family: TokenFamily;
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

/** Sends an answer; a fault of the kinds `truncate`, `slow-drip`, `huge` and `clock-skew` spoils the way it is sent. */
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
  const skewMs = fault?.kind === 'clock-skew' ? (fault.skewMs ?? usualSkewMs) : 0;
  response.setHeader('date', new Date(world.now() + skewMs).toUTCString());
  if (world.family === 'genesys') response.setHeader('inin-correlation-id', correlationId);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (fault?.kind === 'huge') {
    await sendHuge(response, fault.bytes ?? hugeBytes);
    return;
  }
  const plain = Buffer.from(toText(answer, world.family === 'genesys' ? correlationId : null));
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

function toText({ body, status }: ApiAnswer, correlationId: string | null): string {
  if (typeof body === 'string') return body;
  const isRefusal =
    correlationId !== null && status >= 400 && typeof body === 'object' && body !== null && 'code' in body;
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
