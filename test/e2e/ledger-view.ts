import { liveMediaTypes } from '../../src/shared/media-type.ts';
import { mediaWords } from '../../src/shared/words/en/media.ts';
import type { Ledger, LedgerQueue, LedgerRow } from '../../src/simulator/ledger.ts';
import type { TrayItem } from '../../tools/virtual-desktop/instruments/tray-item.ts';

/** What the tray should count: contacts of these queues that wait in person. */
export function sumWaiting(ledger: Ledger, queueNames?: readonly string[]): number {
  return ledger.rows
    .filter((row) => queueNames?.includes(row.queueName) ?? true)
    .filter((row) => liveMediaTypes.includes(row.mediaType))
    .reduce((sum, row) => sum + row.waiting, 0);
}

/** What the tray does count; null where it names no number. */
export function readWaiting(item: TrayItem): number | null {
  const number = /(\d+) waiting/.exec(`${item.toolTip.title} ${item.toolTip.text}`)?.[1];
  return number === undefined ? null : Number(number);
}

export function agentsOf(ledger: Ledger, queueId: string): LedgerQueue['agents'] {
  const queue = ledger.queues.find((one) => one.queueId === queueId);
  if (queue === undefined) throw new Error(`the ledger has no queue ${queueId}`);
  return queue.agents;
}

/** Names a row the same way on the screen, in the file and in the ledger. */
export function toRowName(row: Pick<LedgerRow, 'queueName' | 'mediaType'>): string {
  return `${row.queueName} · ${mediaWords[row.mediaType]}`;
}

/** The vendor's own percentage, from the ledger's integers; null over nothing. */
export function toPercent({ withinTarget, serviceLevelTotal }: LedgerRow): number | null {
  return serviceLevelTotal === 0 ? null : (withinTarget / serviceLevelTotal) * 100;
}
