import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createPageBridge, type PageBridge } from '../../src/renderer/bridge.ts';
import { PageCommands } from '../../src/renderer/navigation/page-commands.ts';
import { ExportDesk } from '../../src/renderer/parts/export-desk.ts';
import { type Services, ServicesContext } from '../../src/renderer/services.ts';
import { StateStore } from '../../src/renderer/store.ts';
import { Ticker } from '../../src/renderer/ticker.ts';

/** A main that never answers and says nothing. */
const silent = createPageBridge({
  call: () => new Promise<never>(() => undefined),
  listen: () => () => undefined,
});

/** What every part of a page reaches for. Its clocks stand. */
export function createServices(bridge: PageBridge = silent, wallNowMs = 0): Services {
  return {
    bridge,
    store: new StateStore(bridge, () => 0),
    ticker: new Ticker(() => 0),
    commands: new PageCommands(),
    exports: new ExportDesk(bridge),
    wallNowMs: () => wallNowMs,
  };
}

/** A part of the page, drawn once. */
export function drawPart(part: ReactNode, services = createServices()): string {
  return renderToStaticMarkup(<ServicesContext value={services}>{part}</ServicesContext>);
}
