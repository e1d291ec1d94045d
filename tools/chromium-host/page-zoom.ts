import type { Chromium } from './chromium.ts';
import type { Json } from './devtools.ts';

/**
 * docs/api/web-contents, `setZoomFactor`: "The zoom policy at the Chromium level is same-origin". All pages of an
 * application that has one origin share one zoom, and so do all pages of this Chromium. DevTools can magnify a page but
 * not zoom it; Chromium's own settings page can, in a window that nobody sees.
 */
export class PageZoom {
  factor = 1;
  /** Pages are drawn by the factor that was set last. */
  settled: Promise<void> = Promise.resolve();
  private readonly chromium: Pick<Chromium, 'open' | 'start'>;

  constructor(chromium: Pick<Chromium, 'open' | 'start'>) {
    this.chromium = chromium;
  }

  set(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    const wanted = Math.min(5, Math.max(0.25, factor));
    if (wanted === this.factor) return;
    this.factor = wanted;
    this.settled = this.settled
      .then(() => this.apply(wanted))
      .catch((error: unknown) => {
        process.stderr.write(`Chromium host, zoom: ${String(error)}\n`);
      });
  }

  /** A Chromium that is started anew begins without. */
  forget(): void {
    this.factor = 1;
  }

  private async apply(factor: number): Promise<void> {
    const { devtools } = await this.chromium.start();
    const { sessionId, targetId } = await this.chromium.open('', '#fff', () => undefined);
    const send = (method: string, params: Json = {}) => devtools.send(method, params, sessionId);
    try {
      await Promise.all([send('Page.enable'), send('Runtime.runIfWaitingForDebugger')]);
      await send('Page.navigate', { url: 'chrome://settings/appearance' });
      const { result } = (await send('Runtime.evaluate', {
        expression: `new Promise((done) => chrome.settingsPrivate.setDefaultZoom(${factor}, done))`,
        awaitPromise: true,
        returnByValue: true,
      })) as { result: { value?: unknown; description?: string } };
      if (result.value !== true) throw new Error(result.description ?? 'Chromium refused it');
    } finally {
      await devtools.send('Target.closeTarget', { targetId });
    }
  }
}
