import type { ReportKind } from '../../report.ts';

/** Words of the program as a whole: its name, the demo, what is said once. */

export const productName = 'Queuewatch';

export const demoName = 'Demo contact centre';

export const closeKeepsTray = {
  title: 'Queuewatch keeps watching',
  body: 'The window is closed; the tray icon stays. Quit from its menu.',
};

export const exportTitles = { board: 'Export the board as CSV', report: 'Export the report as CSV' };

/** `queuewatch-board-20261121-1655.csv`. */
export function boardFileName(at: Date): string {
  return toFileName('board', at);
}

/** `queuewatch-report-queues-20261121-1655.csv`. */
export function reportFileName(kind: ReportKind, at: Date): string {
  return toFileName(`report-${kind}`, at);
}

function toFileName(what: string, at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `queuewatch-${what}-${day}-${two(at.getHours())}${two(at.getMinutes())}.csv`;
}
