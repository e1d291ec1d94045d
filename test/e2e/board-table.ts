import type { Page } from 'playwright-core';

/** A row of the board as it is written on the screen. */
export interface ShownRow {
  state: string;
  queue: string;
  media: string;
  waiting: string;
  longest: string;
  nextMiss: string;
  agents: string;
  serviceLevel: string;
  offered: string;
  answered: string;
  abandoned: string;
  age: string;
}

const columns = [
  'state',
  'queue',
  'media',
  'waiting',
  'longest',
  'nextMiss',
  'agents',
  'serviceLevel',
  'offered',
  'answered',
  'abandoned',
  'age',
] as const;

/** All rows from top to bottom, read in one go. Throws where some are not drawn (a list longer than the window). */
export async function readBoard(page: Page): Promise<ShownRow[]> {
  const grid = page.getByRole('grid', { name: 'Queues' });
  const [, ...texts] = await grid.getByRole('row').allInnerTexts();
  const announced = Number(await grid.getAttribute('aria-rowcount')) - 1;
  if (texts.length !== announced) throw new Error(`${texts.length} of ${announced} rows are drawn`);
  return texts.map((text) => {
    const cells = text.split('\n').map((cell) => cell.trim());
    if (cells.length !== columns.length) throw new Error(`not a whole row: ${text}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as unknown as ShownRow;
  });
}

/** `1:02:03` and `4:10` to seconds. */
export function toSeconds(wait: string): number {
  return wait.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
