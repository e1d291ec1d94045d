import { formatNumber } from './figures.ts';

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

/** The card that tells what happened while nobody was at the desk. */
export const awayWords = {
  /** `While you were away (12:02–12:41): 3 alerts, 1 still open`. */
  title: (from: string, to: string, alerts: number, open: number) =>
    `While you were away (${from}–${to}): ${count(alerts, 'alert', 'alerts')}, ${open === 0 ? 'none' : formatNumber(open)} still open`,
  stillOpen: (length: string) => `still open, ${length}`,
  lasted: (length: string, outcome: string) => `${outcome}, lasted ${length}`,
  over: 'over by now',
  more: (amount: number) => `and ${formatNumber(amount)} more`,
  show: 'Show alerts',
  dismiss: 'Dismiss',
} as const;
