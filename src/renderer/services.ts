import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { PageBridge } from './bridge.ts';
import type { PageCommands, ViewCommand } from './navigation/page-commands.ts';
import type { ExportDesk } from './parts/export-desk.ts';
import type { StateStore, StoreView } from './store.ts';
import type { Ticker } from './ticker.ts';

export interface Services {
  bridge: PageBridge;
  store: StateStore;
  ticker: Ticker;
  commands: PageCommands;
  exports: ExportDesk;
  /** Epoch milliseconds, for "since when". */
  wallNowMs: () => number;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('the page was drawn without its services');
  return services;
}

export function useStoreView(): StoreView {
  const { store } = useServices();
  return useSyncExternalStore(store.subscribe, store.getView);
}

/** Milliseconds since the state was received, renewed once a second. */
export function useElapsedMs(receivedAtMs: number): number {
  const { ticker } = useServices();
  const nowMs = useSyncExternalStore(ticker.subscribe, ticker.getNowMs);
  return Math.max(0, nowMs - receivedAtMs);
}

/** The view in front stays as it is for as long as this part of the page is there. */
export function useHeldView(isHolding: boolean): void {
  const { commands } = useServices();
  useEffect(() => {
    if (isHolding) return commands.holdView();
  }, [commands, isHolding]);
}

/** This part of the page does what the command names, as long as it is there. Null: not now. */
export function useViewCommand(name: ViewCommand, handler: (() => void) | null): void {
  const { commands } = useServices();
  const newest = useRef(handler);
  useEffect(() => {
    newest.current = handler;
  });
  const canRun = handler !== null;
  useEffect(() => {
    if (canRun) return commands.take(name, () => newest.current?.());
  }, [commands, name, canRun]);
}
