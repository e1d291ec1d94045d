import { readFileSync } from 'node:fs';
import type { Json } from './devtools.ts';
import { joinWorlds } from './page-link.ts';
import { runPreload } from './page-preload.ts';
import { createWireCodec } from './wire-value.ts';

/** Where the preload runs, apart from the page (docs/tutorial/context-isolation). */
export const preloadWorldName = 'Electron Isolated Context';
const binding = 'chromiumHostPost';

type Send = (method: string, params?: Json) => Promise<Json>;

/** Sets up a page that Chromium holds back until everything is there, and lets it go. */
export async function setUpPage(send: Send, preloadPath: string | undefined): Promise<void> {
  const token = crypto.randomUUID();
  const source = `(${joinWorlds.toString()})(${JSON.stringify(token)}, 'page')`;
  await Promise.all([
    send('Page.enable'),
    send('Inspector.enable'),
    send('Log.enable'),
    send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    send('Runtime.addBinding', { name: binding, executionContextName: preloadWorldName }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: `if (self === top) ${source};` }),
    send('Page.addScriptToEvaluateOnNewDocument', {
      source: toPreloadSource(token, preloadPath),
      worldName: preloadWorldName,
    }),
    send('Runtime.enable'),
    // Nobody watches Electron's pages. In a watched one every error has its whole stack looked up, for which files are parsed anew.
    send('Runtime.setMaxCallStackSizeToCapture', { size: 0 }),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
}

function toPreloadSource(token: string, preloadPath: string | undefined): string {
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8');
  return `(() => {
      const post = globalThis[${JSON.stringify(binding)}];
      if (self !== top || !location.protocol.startsWith('http')) return;
      const link = (${joinWorlds.toString()})(${JSON.stringify(token)}, 'preload');
      const codec = (${createWireCodec.toString()})();
      (${runPreload.toString()})(link, codec, post, ${JSON.stringify(process.platform)}, (require, module, exports, process) => {
${preload}
      });
    })();`;
}
