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

/** What is read of a row, by the name of its header. */
const headers = {
  state: 'State',
  queue: 'Queue',
  waiting: 'Waiting',
  longest: 'Longest',
  nextMiss: 'Next miss',
  agents: 'Idle / on',
  serviceLevel: 'Service level',
  offered: 'Offered',
  answered: 'Answered',
  abandoned: 'Abandoned',
  age: 'Age',
} as const;

interface DrawnTable {
  headers: string[];
  rows: string[][];
}

/** Runs in the page. */
const readTable = `(() => {
  const read = (row, roles) => [...row.querySelectorAll(roles)].map((cell) => cell.innerText.trim());
  const [head, ...rows] = document.querySelectorAll('[role=grid] [role=row]');
  return {
    headers: read(head, '[role=columnheader]'),
    rows: rows.map((row) => read(row, '[role=gridcell], [role=rowheader]')),
  };
})()`;

/** Chooses the columns of the board by its menu: exactly these, beside those that are always there. */
export async function chooseColumns(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const items = page.getByRole('menu', { name: 'Columns' }).getByRole('menuitemcheckbox');
  for (const item of await items.all()) {
    if ((await item.getAttribute('aria-disabled')) === 'true') continue;
    const isShown = (await item.getAttribute('aria-checked')) === 'true';
    if (isShown !== names.includes((await item.innerText()).trim())) await item.click();
  }
  await page.keyboard.press('Escape');
  await items.first().waitFor({ state: 'detached' });
}

/** The columns that `readBoard` reads. */
export function chooseReadColumns(page: Page): Promise<void> {
  return chooseColumns(page, Object.values(headers));
}

/**
 * All rows from top to bottom, read in one go; a column that is not shown reads as empty. Throws where some rows are
 * not drawn (a list longer than the window).
 */
export async function readBoard(page: Page): Promise<ShownRow[]> {
  const grid = page.getByRole('grid', { name: 'Queues' });
  const table = await page.evaluate<DrawnTable>(readTable);
  const announced = Number(await grid.getAttribute('aria-rowcount')) - 1;
  if (table.rows.length !== announced) throw new Error(`${table.rows.length} of ${announced} rows are drawn`);
  return table.rows.map((cells) => toShownRow(table.headers, cells));
}

function toShownRow(names: readonly string[], cells: readonly string[]): ShownRow {
  if (cells.length !== names.length) throw new Error(`not a whole row: ${cells.join(' | ')}`);
  const read = (name: string) => cells[names.indexOf(name)] ?? '';
  // The queue's cell names the media too, on a line of its own.
  const [queue = '', media = ''] = read(headers.queue)
    .split('\n')
    .map((line) => line.trim());
  return {
    state: read(headers.state),
    queue,
    media,
    waiting: read(headers.waiting),
    longest: read(headers.longest),
    nextMiss: read(headers.nextMiss),
    agents: read(headers.agents),
    serviceLevel: read(headers.serviceLevel),
    offered: read(headers.offered),
    answered: read(headers.answered),
    abandoned: read(headers.abandoned),
    age: read(headers.age),
  };
}

/** `1:02:03` and `4:10` to seconds. */
export function toSeconds(wait: string): number {
  return wait.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
