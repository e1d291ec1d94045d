import { formatNumber } from './figures.ts';

/** What is said about files and tables that leave the window. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

/** Above the dialog that asks where to. */
export const exportTitles = {
  board: 'Export the board as CSV',
  alerts: 'Export the log of alerts as CSV',
  history: 'Export the queue’s past as CSV',
  report: 'Export the report as CSV',
};

/** `queuewatch-board-20261121-1655.csv`. */
export function toExportFileName(what: string, at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `queuewatch-${what}-${day}-${two(at.getHours())}${two(at.getMinutes())}.csv`;
}

export const exportWords = {
  export: 'Export CSV…',
  copy: 'Copy as table',
  more: 'More ways to export',
  asking: 'Exporting …',
  progressLabel: 'Progress of the export',
  progress: (rows: string, total: string | null) =>
    total === null ? `${rows} rows written` : `${rows} of ${total} rows written`,
  cancel: 'Cancel export',
  cancelled: 'Export cancelled. Nothing was written.',
  saved: (rows: number, path: string) => `Saved ${count(rows, 'row', 'rows')} to ${path}`,
  copied: (rows: number) =>
    `Copied ${count(rows, 'row', 'rows')} as a table: paste it into a spreadsheet or a message.`,
  reveal: 'Show in folder',
  dismiss: 'Dismiss',
} as const;
