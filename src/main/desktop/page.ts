import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { isPageUrl, pageScheme } from './page-address.ts';

/*
 * Serves the pages from the bundle's folder and from nowhere else.
 */

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
};

/**
 * Must run before the application is ready (Electron: protocol.registerSchemesAsPrivileged). `stream` is for the
 * sounds: audio elements otherwise expect an answer that is there as a whole. `codeCache` spares the second opening of a window
 * the compiling of its scripts; unproved, as the Chromium host has none for such a scheme.
 */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: {
        standard: true,
        secure: true,
        stream: true,
        codeCache: true,
        supportFetchAPI: false,
        corsEnabled: false,
      },
    },
  ]);
}

/** Serves files of `folder` to the page. */
export function servePage(folder: string): void {
  protocol.handle(pageScheme, createPageAnswer(folder));
}

/** Anything outside `folder` or of an unknown kind is 404. */
export function createPageAnswer(folder: string): (request: Request) => Promise<Response> {
  const root = normalize(folder + sep);
  return async (request) => {
    const notFound = new Response('not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    if (request.method !== 'GET' || !isPageUrl(request.url)) return notFound;
    try {
      const path = normalize(join(root, decodeURIComponent(new URL(request.url).pathname)));
      const contentType = contentTypes[extname(path)];
      if (!path.startsWith(root) || contentType === undefined) return notFound;
      const body = await readFile(path);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': contentType,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch (error) {
      // Whatever else it is fails the load, and the log says why.
      if (error instanceof URIError || isNoFile(error)) return notFound;
      throw error;
    }
  };
}

/** What a path says that leads to no file. */
const noFileCodes: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  'ERR_INVALID_ARG_VALUE',
]);

function isNoFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && noFileCodes.has(error.code);
}
