import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Stands on the wire between the application and a tenant and notes every secret that passes, in either direction. */
export interface WireTap {
  url: string;
  /** Secrets, tokens and headers made of them, as they were sent. */
  readonly secrets: ReadonlySet<string>;
  close(): void;
}

const secretFields = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'username',
  'password',
  'accessKeyId',
  'accessKeySecret',
  'token',
  'refreshToken',
];

export async function tapWire(target: string): Promise<WireTap> {
  const secrets = new Set<string>();
  const note = (secret: unknown) => {
    if (typeof secret === 'string' && secret.length > 7) secrets.add(secret);
  };
  const noteBody = (text: string, { 'content-type': type = '' }: IncomingHttpHeaders) => {
    const fields = type.includes('json') ? readJson(text) : Object.fromEntries(new URLSearchParams(text));
    for (const name of secretFields) note(fields[name]);
  };
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const { authorization, host: _host, 'accept-encoding': _coding, ...headers } = incoming.headers;
    note(authorization?.split(' ').at(-1));
    noteBody(body.toString(), incoming.headers);
    const passedOn = request(new URL(incoming.url ?? '/', target), {
      method: incoming.method ?? 'GET',
      headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
    });
    passedOn.on('error', () => outgoing.destroy());
    passedOn.end(body);
    const [answer] = await once(passedOn, 'response');
    // What names the tenant's own address leads back to here.
    const text = (await buffer(answer)).toString().replaceAll(target, url);
    noteBody(text, answer.headers);
    const { 'content-length': _length, 'transfer-encoding': _how, ...kept } = answer.headers;
    outgoing.writeHead(answer.statusCode, kept).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the tap has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    secrets,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
