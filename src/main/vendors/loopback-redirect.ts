import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signInPageWords } from '../../shared/words/en/sign-in-page.ts';

// Where the browser comes back to after a sign-in: a small server on this computer, open for one answer.

interface Redirect {
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
    // Told when the page is written: whoever waits for the answer closes the server.
    if (redirect !== null) response.once('close', () => answered.resolve(redirect));
    send(response, redirect === null ? 404 : 200, isGood);
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
        // Browsers open connections on suspicion; one that is never used does not count as idle.
        server?.closeAllConnections();
      }
    },
  };
}

/** Null: not an answer to our question. Any page and any program on this computer can ask here, for anything. */
function readRedirect(
  { url = '', method, headers, socket }: IncomingMessage,
  state: string,
): Redirect | null {
  const origin = `localhost:${socket.localPort}`;
  // Under another name a stranger's page made its own lead here.
  if (method !== 'GET' || headers.host !== origin || !URL.canParse(url, `http://${origin}`)) return null;
  const { pathname, searchParams } = new URL(url, `http://${origin}`);
  if (pathname !== '/' || searchParams.get('state') !== state) return null;
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
    // Also later ones, such as a connection that could not be taken: the next one may be.
    server.on('error', () => resolve(null));
    server.listen(port, host, () => resolve(server));
  });
}
