import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signInPageWords } from '../../shared/words/en/sign-in-page.ts';

// Where the browser comes back to after a sign-in: a small server on this computer, open for one answer.

export interface Redirect {
  code: string | null;
  /** What the vendor says went wrong, in its own words. */
  error: string | null;
}

export interface LoopbackRedirect {
  /** To be sent with the question, exactly so. */
  redirectUri: string;
  /** The first answer that carries our state. Others are refused and do not end the waiting. */
  answer: Promise<Redirect>;
  close(): void;
}

const loopbackAddresses = ['127.0.0.1', '::1'] as const;

/** `state` is what an answer must carry to be believed. Null: no port could be opened. */
export async function openLoopbackRedirect(state: string): Promise<LoopbackRedirect | null> {
  const answered = Promise.withResolvers<Redirect>();
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const redirect = readRedirect(request, state);
    const isGood = redirect !== null && redirect.code !== null;
    send(response, redirect === null ? 404 : 200, isGood);
    if (redirect !== null) answered.resolve(redirect);
  };
  // A browser may take `localhost` for either address; where there is only one of them, that one does.
  const first = await listen(createServer(onRequest), loopbackAddresses[0], 0);
  if (first === null) return null;
  const { port } = first.address() as AddressInfo;
  const second = await listen(createServer(onRequest), loopbackAddresses[1], port);
  return {
    // Registered as `http://localhost`: any port of it is accepted, another name or path is not.
    redirectUri: `http://localhost:${port}`,
    answer: answered.promise,
    close() {
      for (const server of [first, second]) {
        server?.close();
        server?.closeIdleConnections();
      }
    },
  };
}

/** Null: not an answer to our question. */
function readRedirect({ url = '/', method }: IncomingMessage, state: string): Redirect | null {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (method !== 'GET' || pathname !== '/' || searchParams.get('state') !== state) return null;
  const code = searchParams.get('code');
  const error = searchParams.get('error_description') ?? searchParams.get('error');
  return code === null && error === null ? null : { code: error === null ? code : null, error };
}

function send(response: ServerResponse, status: number, isGood: boolean): void {
  const { title, done, refused, unknown } = signInPageWords;
  const text = status === 404 ? unknown : isGood ? done : refused;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  });
  const style = 'font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem';
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body style="${style}"><h1>${title}</h1><p>${text}</p></body></html>`,
  );
}

function listen(server: Server, host: string, port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(port, host, () => resolve(server));
  });
}
