import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startHeadlessChromium } from '../../tools/page-stage/headless-chromium.ts';
import { startPageServer } from '../../tools/page-stage/page-server.ts';
import { openPageStand, type PageStage, type PageStand } from '../../tools/page-stage/page-stage.ts';
import { galleryLocale, galleryNow, galleryZone } from './centre/moment.ts';

/** One for each processor of a small computer: what more of them do at once, each does later. */
const standsAtOnce = 2;
/** A page lives for two seconds here: what it takes to make its scripts fast does not come back. */
const flags = ['--js-flags=--no-turbofan,--no-maglev'];

export interface Gallery {
  /** Waits until a tab is free; closing the view frees it. */
  open(options: Parameters<PageStand['open']>[0]): Promise<PageStage>;
  stop(): Promise<void>;
}

export async function startGallery(): Promise<Gallery> {
  if (!existsSync(join(import.meta.dirname, '../../out/renderer/index.html')))
    throw new Error('the pages are not built: run "npm run build" before the gallery');
  const server = await startPageServer();
  const chromium = await startHeadlessChromium(flags);
  const free: PageStand[] = [];
  const waiting: ((stand: PageStand) => void)[] = [];
  let opened = 0;
  const take = async (): Promise<PageStand> => {
    const stand = free.pop();
    if (stand !== undefined) return stand;
    if (opened === standsAtOnce) return new Promise((resolve) => waiting.push(resolve));
    opened += 1;
    return openPageStand({
      browser: chromium.browser,
      origin: server.origin,
      locale: galleryLocale,
      timeZone: galleryZone,
      now: galleryNow,
    });
  };
  const give = (stand: PageStand) => {
    const next = waiting.shift();
    if (next === undefined) free.push(stand);
    else next(stand);
  };
  return {
    async open(options) {
      const stand = await take();
      try {
        const stage = await stand.open(options);
        return { ...stage, close: async () => give(stand) };
      } catch (error) {
        give(stand);
        throw error;
      }
    },
    async stop() {
      await chromium.stop();
      await server.close();
    },
  };
}
