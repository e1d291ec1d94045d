import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { type ApiAnswer, refuse } from './answer.ts';
import type { Certificates } from './certificates.ts';
import type { ContactCentre } from './contact-centre.ts';
import { answerControl, controlPrefix } from './control.ts';
import { deliver, waitFor } from './delivery.ts';
import type { DoorStyle } from './door-style.ts';
import { spoilAnswer, toFaultAnswer } from './fault-answer.ts';
import type { FaultList } from './faults.ts';
import type { FrontDoor, PlainRequest } from './front-door.ts';
import { type RequestLog, toLoggedBody, toLoggedHeaders } from './request-log.ts';
import type { TokenOffice } from './tokens.ts';
import type { Wall } from './wall.ts';

/* The way of a request from the socket to the front door and back. */

interface ServerParts {
  centre: ContactCentre;
  door: FrontDoor;
  office: TokenOffice;
  faults: FaultList;
  log: RequestLog;
  wall: Wall;
  controlKey: string | null;
  /** Null: plain HTTP. */
  certificates: Certificates | null;
}

const longestBody = 512_000;
const ownNames = ['127.0.0.1', 'localhost', '[::1]'] as const;

export function createHttpServer(parts: ServerParts): Server {
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response, parts).catch((error: unknown) => {
      // A fault of the demo must show, but not end the application that it runs in.
      process.emitWarning(error instanceof Error ? error : String(error));
      response.destroy();
    });
  };
  if (parts.certificates === null) return createServer(onRequest);
  const { chainPem, keyPem } = parts.certificates;
  return createTlsServer({ cert: chainPem, key: keyPem }, onRequest);
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const world = { wall: parts.wall, now: () => parts.centre.clock.now() };
  const sendPlain = (answer: ApiAnswer) =>
    deliver(request, response, answer, null, { ...world, family: 'genesys' });
  if (!isOwnHost(request)) {
    await sendPlain(refuse(403, 'This address is not served here.', { code: 'not.authorized' }));
    return;
  }
  const body = await readBody(request);
  if (body === 'gone') return;
  const plain = toPlainRequest(request, body ?? '');
  if (plain.path.startsWith(controlPrefix) && body !== null) {
    await sendPlain(answerControl(plain, { ...parts, key: parts.controlKey }));
    return;
  }
  await serveApi(request, response, { plain, isTooLarge: body === null }, parts);
}

async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  { plain, isTooLarge }: { plain: PlainRequest; isTooLarge: boolean },
  parts: ServerParts,
): Promise<void> {
  const { centre, door, faults, log, wall } = parts;
  const fault = faults.take(plain.method, plain.path);
  const record = (status: number | null, token: number | null) =>
    log.add({
      at: centre.clock.now(),
      method: plain.method,
      path: plain.path,
      query: plain.query.toString(),
      headers: toLoggedHeaders(plain.headers),
      body: toLoggedBody(plain.body, plain.headers['content-type'] ?? ''),
      status,
      token,
      fault: fault?.kind ?? null,
    });
  const isDelayed = fault?.delayMs !== undefined && fault.kind !== 'slow-drip';
  if (isDelayed && !(await waitFor(response, fault.delayMs ?? 0, wall))) {
    record(null, null);
    return;
  }
  if (fault?.kind === 'reset' || fault?.kind === 'silence') {
    record(null, null);
    if (fault.kind === 'reset') cut(request);
    return;
  }
  const style = door.styleOf(plain.path);
  const made = fault === null ? null : toFaultAnswer(fault, style);
  const real =
    made !== null
      ? { answer: made, token: null }
      : isTooLarge
        ? { answer: refuseTooLarge(style), token: null }
        : door.answer(plain);
  record(real.answer.status, real.token);
  const world = { wall, now: () => centre.clock.now(), family: style.family };
  await deliver(request, response, spoilAnswer(real.answer, fault), fault, world);
}

/** Only a bare TCP connection can be reset; a TLS one just ends in the middle. */
function cut({ socket }: IncomingMessage): void {
  if (isEncrypted(socket)) socket.destroy();
  else socket.resetAndDestroy();
}

function isEncrypted(socket: Socket): boolean {
  return 'encrypted' in socket;
}

function refuseTooLarge(style: DoorStyle): ApiAnswer {
  const message = `The request body is larger than ${longestBody} bytes.`;
  return style.refuse(413, message, { headers: { connection: 'close' } });
}

/** Another name that leads to this address (DNS rebinding) must not open it to a web page. */
function isOwnHost(request: IncomingMessage): boolean {
  const { host } = request.headers;
  const port = request.socket.localPort;
  return ownNames.some((name) => host === `${name}:${port}`);
}

function toPlainRequest(request: IncomingMessage, body: string): PlainRequest {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    body,
    origin: `${isEncrypted(request.socket) ? 'https' : 'http'}://${request.headers.host}`,
  };
}

/** Null where the body is too large (the rest is read and dropped), `gone` where the client left. */
async function readBody(request: IncomingMessage): Promise<string | null | 'gone'> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of request) {
      length += piece.length;
      if (length <= longestBody) pieces.push(piece);
    }
  } catch {
    // The client went away in the middle of its own request: nobody is left to answer.
    return 'gone';
  }
  return length <= longestBody ? Buffer.concat(pieces).toString('utf8') : null;
}
