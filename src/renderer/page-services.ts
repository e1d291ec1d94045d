import { bridgeName } from '../shared/channels.ts';
import { figureLocale } from '../shared/figure-locale.ts';
import { createPageBridge } from './bridge.ts';
import { loadLocaleTables } from './locale-tables.ts';
import { PageCommands } from './navigation/page-commands.ts';
import { ExportDesk } from './parts/export-desk.ts';
import type { Services } from './services.ts';
import { StateStore } from './store.ts';
import { Ticker } from './ticker.ts';

/**
 * What every page needs, begun when this file is read. Each page imports it before all that draws, so that main already
 * answers with the first figures while the rest of the program is still being read.
 */
export const pageServices: Services = startServices();

function startServices(): Services {
  const monotonicMs = () => performance.now();
  const bridge = createPageBridge(window[bridgeName]);
  const store = new StateStore(bridge, monotonicMs);
  const ticker = new Ticker(monotonicMs);
  // Before anything listens that draws: the first figures are already written as main writes them.
  store.subscribe(() => {
    const { state } = store.getView();
    if (state !== null) figureLocale.follow(state.app.locale);
  });
  store.start();
  loadLocaleTables(navigator.language);
  document.addEventListener('visibilitychange', () => ticker.tick());
  return {
    bridge,
    store,
    ticker,
    commands: new PageCommands(),
    exports: new ExportDesk(bridge),
    wallNowMs: () => Date.now(),
  };
}
