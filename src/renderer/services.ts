import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PageBridge } from './bridge.ts';
import type { StateStore, StoreView } from './store.ts';
import type { Ticker } from './ticker.ts';

export interface Services {
  bridge: PageBridge;
  store: StateStore;
  ticker: Ticker;
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
