import type { Page } from 'playwright-core';
import { mediaWords } from '../../src/shared/words/en/media.ts';
import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';

/** A report as it is written on the screen: the words of its head, and its rows by column. */
export interface ShownReport {
  head: string;
  columns: string[];
  rows: Record<string, string>[];
}

export async function readReport(page: Page): Promise<ShownReport> {
  const answer = page.getByRole('region', { name: 'Report', exact: true });
  const table = answer.getByRole('table');
  const columns = await table.getByRole('columnheader').allInnerTexts();
  const lines = await table.locator('tbody tr').all();
  const rows = await Promise.all(
    lines.map(async (line) => {
      const cells = await line.locator('th, td').allInnerTexts();
      if (cells.length !== columns.length) throw new Error(`not a whole row: ${cells.join(' | ')}`);
      return Object.fromEntries(columns.map((column, index) => [column.trim(), cells[index]?.trim() ?? '']));
    }),
  );
  const announced = Number(await table.getAttribute('aria-rowcount')) - 1;
  if (rows.length !== announced) throw new Error(`${rows.length} of ${announced} rows are drawn`);
  return { head: await answer.getByRole('status').first().innerText(), columns, rows };
}

/** Chooses from one of the lists of the form. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Ticks exactly these in the list of connections, which one of them never leaves empty. */
export async function chooseConnections(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole('button', { name: /. Connections$/ }).click();
  const options = page.getByRole('listbox').getByRole('option');
  await options.first().waitFor();
  const others = (await options.allInnerTexts()).filter((name) => !names.includes(name.trim()));
  for (const name of [...names, ...others]) {
    const option = options.filter({ hasText: name });
    const isTicked = (await option.getAttribute('aria-selected')) === 'true';
    if (isTicked !== names.includes(name)) await option.click();
  }
  await page.keyboard.press('Escape');
}

/** Times of the computer's clock, `2026-03-03T08:00`. */
export async function chooseWindow(page: Page, from: string, to: string): Promise<void> {
  await choose(page, 'Window', 'From … to …');
  await page.getByLabel('From', { exact: true }).fill(from);
  await page.getByLabel('To', { exact: true }).fill(to);
}

/** Runs the question that is chosen; answers the whole report. */
export async function runReport(page: Page): Promise<ShownReport> {
  await page.getByRole('button', { name: 'Run report' }).click();
  await page.getByRole('button', { name: 'Run report', disabled: false }).waitFor();
  await page.getByRole('region', { name: 'Report', exact: true }).waitFor();
  return readReport(page);
}

/** What a row is about, on the screen and in the ledger. */
export function nameOf(row: Record<string, string>): string {
  return `${row.Queue} · ${row.Media}`;
}

export function nameOfLedger({ queueName, mediaType }: LedgerWindowRow): string {
  return `${queueName} · ${mediaWords[mediaType]}`;
}

/** From the ledger's integers, half up in the second decimal. */
export function toPercentText(part: number, whole: number): string {
  return whole === 0 ? '–' : `${(Math.round((part / whole) * 10_000) / 100).toFixed(2)}%`;
}
