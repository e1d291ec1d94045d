import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';
import type { DemoClient } from './demo-client.ts';

/** What the ledger counted in a window, by a key of the row. */
export function sumWindow(
  client: DemoClient,
  from: number,
  to: number,
  keyOf: (row: LedgerWindowRow) => string,
): Map<string, LedgerWindowRow> {
  const sums = new Map<string, LedgerWindowRow>();
  for (const row of client.simulator.ledgerWindow(from, to)) {
    const key = keyOf(row);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? row : addUp(sum, row));
  }
  return sums;
}

function addUp(one: LedgerWindowRow, other: LedgerWindowRow): LedgerWindowRow {
  return {
    ...one,
    offered: one.offered + other.offered,
    answered: one.answered + other.answered,
    abandoned: one.abandoned + other.abandoned,
    withinTarget: one.withinTarget + other.withinTarget,
    overTarget: one.overTarget + other.overTarget,
    handled: one.handled + other.handled,
    handleSumMs: one.handleSumMs + other.handleSumMs,
    wrapUpSumMs: one.wrapUpSumMs + other.wrapUpSumMs,
    answerWaitsMs: [...one.answerWaitsMs, ...other.answerWaitsMs],
    abandonWaitsMs: [...one.abandonWaitsMs, ...other.abandonWaitsMs],
  };
}

/** The millisecond of the first event of a kind in a window. */
export function findEvent(
  client: DemoClient,
  from: number,
  to: number,
  kind: 'offered' | 'answered' | 'handled',
): number {
  const countIn = (start: number, end: number) =>
    client.simulator.ledgerWindow(start, end).reduce((sum, row) => sum + row[kind], 0);
  if (countIn(from, to) === 0) throw new Error(`nothing ${kind} in the window`);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (countIn(low, middle) > 0) high = middle;
    else low = middle;
  }
  return low;
}

export function isBusy({ offered, answered, abandoned, handled }: LedgerWindowRow): boolean {
  return offered + answered + abandoned + handled > 0;
}

/** The vendor's percentage from the ledger's counts; 0 over nothing, as the vendor has it. */
export function vendorPercent({ withinTarget, answered, abandoned }: LedgerWindowRow): number {
  const total = answered + abandoned;
  return total === 0 ? 0 : (withinTarget / total) * 100;
}

export const iso = (at: number) => new Date(at).toISOString();
