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

/** Serves files of `folder` to the page; anything outside it or of an unknown kind is 404. */
export function servePage(folder: string): void {
  const root = normalize(folder + sep);
  protocol.handle(pageScheme, async (request) => {
    const notFound = new Response('not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    if (request.method !== 'GET' || !isPageUrl(request.url)) return notFound;
    const path = normalize(join(root, decodeURIComponent(new URL(request.url).pathname)));
    const contentType = contentTypes[extname(path)];
    if (!path.startsWith(root) || contentType === undefined) return notFound;
    try {
      const body = await readFile(path);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': contentType,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return notFound;
    }
  });
}
