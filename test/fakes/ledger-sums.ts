import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';

const counts = ['offered', 'answered', 'abandoned', 'withinTarget', 'handled', 'handleSumMs'] as const;

/** The media of a queue as one. */
export function sumByQueue(rows: readonly LedgerWindowRow[]): LedgerWindowRow[] {
  const sums = new Map<string, LedgerWindowRow>();
  for (const row of rows) {
    const known = sums.get(row.queueId);
    if (known === undefined) {
      sums.set(row.queueId, { ...row });
      continue;
    }
    for (const name of counts) known[name] += row[name];
    known.answerWaitsMs = [...known.answerWaitsMs, ...row.answerWaitsMs];
  }
  return [...sums.values()];
}
