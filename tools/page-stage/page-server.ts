import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** The built pages, given out to this computer alone. */
interface PageServer {
  origin: string;
  close(): Promise<void>;
}

const folder = join(import.meta.dirname, '../../out/renderer');
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * A web server and not an answer to intercepted requests: Chromium keeps what it got from one, and its compiled scripts with it.
 * A build that comes meanwhile changes nothing: a page and its parts stay those of one build.
 */
export async function startPageServer(): Promise<PageServer> {
  const files = new Map<string, Promise<Buffer>>();
  const read = (path: string) => {
    const file = files.get(path) ?? readFile(join(folder, path));
    files.set(path, file);
    return file;
  };
  const answer = async (address: string, response: ServerResponse) => {
    const path = normalize(new URL(address, 'http://page').pathname);
    try {
      const body = await read(path);
      const contentType = contentTypes[extname(path)] ?? 'application/octet-stream';
      response
        .writeHead(200, { 'content-type': contentType, 'cache-control': 'max-age=3600, immutable' })
        .end(body);
    } catch {
      // Chromium asks for an icon by itself.
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  };
  const server = createServer(({ url = '/' }, response) => void answer(url, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the page server has no port');
  return {
    origin: `http://127.0.0.1:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
