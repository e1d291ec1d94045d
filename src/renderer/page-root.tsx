import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bridgeName } from '../shared/channels.ts';
import { figureLocale } from '../shared/figure-locale.ts';
import { createPageBridge } from './bridge.ts';
import { PageCommands } from './navigation/page-commands.ts';
import { ExportDesk } from './parts/export-desk.ts';
import { ServicesContext } from './services.ts';
import { StateStore } from './store.ts';
import { Ticker } from './ticker.ts';

/** Draws a window's page, with what each of them needs. */
export function drawPage(view: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
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
  document.addEventListener('visibilitychange', () => ticker.tick());
  const services = {
    bridge,
    store,
    ticker,
    commands: new PageCommands(),
    exports: new ExportDesk(bridge),
    wallNowMs: () => Date.now(),
  };
  createRoot(root).render(
    <StrictMode>
      <ServicesContext value={services}>{view}</ServicesContext>
    </StrictMode>,
  );
}
