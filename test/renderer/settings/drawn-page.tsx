import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PageCommands } from '../../../src/renderer/navigation/page-commands.ts';
import { ExportDesk } from '../../../src/renderer/parts/export-desk.ts';
import { ServicesContext } from '../../../src/renderer/services.ts';
import { StateStore } from '../../../src/renderer/store.ts';
import { Ticker } from '../../../src/renderer/ticker.ts';
import { MainDouble } from '../rules/main-double.ts';

/** A part of the page that may call main, drawn once. */
export function drawWithServices(part: ReactNode): string {
  const { bridge } = new MainDouble();
  const nowMs = () => 0;
  const services = {
    bridge,
    store: new StateStore(bridge, nowMs),
    ticker: new Ticker(nowMs),
    commands: new PageCommands(),
    exports: new ExportDesk(bridge),
    wallNowMs: nowMs,
  };
  return renderToStaticMarkup(<ServicesContext value={services}>{part}</ServicesContext>);
}
