import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/shared/settings.ts';
import { type Application, startApplication } from './application.ts';
import { chooseColumns } from './board-table.ts';
import { expectCleanRun } from './clean-run.ts';
import { openStage, type Stage } from './stage.ts';
import { userDataOf } from './tenant.ts';

const findGrid = (page: Page) => page.getByRole('grid', { name: 'Queues' });
const findHeader = (page: Page, name: string) => page.getByRole('columnheader', { name });
const readHeaders = async (page: Page) =>
  (await findGrid(page).getByRole('columnheader').allInnerTexts()).map((text) => text.split('\n')[0]?.trim());

/** The line that the grid names as its active one. */
async function findActive(page: Page) {
  const id = await findGrid(page).getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`);
}

describe('the board as a supervisor arranges it, by keyboard', () => {
  let stage: Stage;
  let application: Application;

  beforeAll(async () => {
    stage = await openStage();
    application = await startApplication(stage, ['--demo=busy-morning']);
  });
  afterAll(() => stage.stop());

  it('shows other columns, in another order and width', async () => {
    const page = await application.page();
    await findGrid(page).getByRole('row').nth(3).waitFor();
    await chooseColumns(page, ['Media', 'Waiting', 'Longest', 'Idle / on', 'Abandon %', 'Age']);
    await findHeader(page, 'Waiting').getByRole('button').focus();
    await page.keyboard.press('Alt+ArrowRight');
    const before = (await findHeader(page, 'Waiting').boundingBox())?.width ?? 0;
    await page.keyboard.press('Alt+Shift+ArrowRight');
    expect(await readHeaders(page)).toEqual([
      'State',
      'Queue',
      'Media',
      'Longest',
      'Waiting',
      'Idle / on',
      'Abandon %',
      'Age',
    ]);
    expect((await findHeader(page, 'Waiting').boundingBox())?.width).toBe(before + 8);
  });

  it('sorts by one column and then by another', async () => {
    const page = await application.page();
    await findHeader(page, 'Media').getByRole('button').press('Enter');
    await findHeader(page, 'Waiting').getByRole('button').press('Shift+Enter');
    await findHeader(page, 'Waiting').getByText('sorted by, number 2').waitFor({ state: 'attached' });
    expect(await findHeader(page, 'Media').getAttribute('aria-sort')).toBe('ascending');
  });

  it('pins a queue to the top of its group and folds groups', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'Group' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await findGrid(page).focus();
    await page.keyboard.press('End');
    const pinned = (await (await findActive(page)).getByRole('rowheader').innerText()).split('\n')[0] ?? '';
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Pinned 1' }).waitFor();
    await page.getByRole('button', { name: 'Sort now' }).press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.role')).toBe('grid');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.locator('[role=grid][aria-rowcount="2"]').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await (await findActive(page)).innerText()).toContain(pinned);
    await stage.screenshot('board-grouped');
  });

  it('hides a queue, says that it still counts, and brings it back', async () => {
    const page = await application.page();
    await page.keyboard.press('End');
    const name = (await (await findActive(page)).getByRole('rowheader').innerText()).split('\n')[0] ?? '';
    await page.keyboard.press('h');
    await page.getByText(`${name} is hidden from the board; it still counts and alerts.`).waitFor();
    await page.getByRole('button', { name: 'Hidden 1' }).press('Enter');
    await findGrid(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Bring back to the board' }).press('Enter');
    await page.getByText('No queue is hidden.').waitFor();
    await page.getByRole('button', { name: 'Show all queues' }).press('Enter');
  });

  it('keeps what it shows under a name', async () => {
    const page = await application.page();
    await page
      .getByRole('button', { name: /^My queues|^All/ })
      .first()
      .waitFor();
    await page.getByRole('searchbox', { name: 'Search queues' }).fill('voice');
    await page.getByRole('button', { name: 'Filters', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Save this filter…' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Voice only');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Voice only' }).waitFor();
    await page.getByRole('searchbox', { name: 'Search queues' }).fill('');
    await page.getByRole('button', { name: 'Filters', exact: true }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Voice only' }).press('Enter');
    await expect
      .poll(() => page.getByRole('searchbox', { name: 'Search queues' }).inputValue())
      .toBe('voice');
    await stage.screenshot('board-filter-saved');
  });

  it('copies the name of a queue by the row’s menu', async () => {
    const page = await application.page();
    await findGrid(page).focus();
    await page.keyboard.press('End');
    const name = (await (await findActive(page)).getByRole('rowheader').innerText()).split('\n')[0] ?? '';
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Copy queue name' }).press('Enter');
    await page.getByText(`Copied “${name}”.`).waitFor();
  });

  it('is arranged as it was when the window is closed at once and opened again', async () => {
    const page = await application.page();
    const width = (await findHeader(page, 'Waiting').boundingBox())?.width;
    const closed = page.waitForEvent('close');
    await findHeader(page, 'Age').getByRole('button').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await stage.pointer.focus(await stage.pointer.findWindow({ title: 'Queuewatch' }));
    await stage.pointer.key('alt+F4');
    await closed;
    await expect.poll(() => readLayout(stage).columns.at(-1)?.id).not.toBe('age');
    expect(readLayout(stage)).toMatchObject({
      grouping: 'connection',
      filter: { chip: 'all', search: '' },
      savedFilters: [{ name: 'Voice only', filter: { chip: 'all', search: 'voice' } }],
    });
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application);
    application = await startApplication(stage, ['--demo=busy-morning']);
    const again = await application.page();
    await findGrid(again).getByRole('row').nth(3).waitFor();
    expect(await readHeaders(again)).toEqual([
      'State',
      'Queue',
      'Media',
      'Longest',
      'Waiting',
      'Idle / on',
      'Age',
      'Abandon %',
    ]);
    expect((await findHeader(again, 'Waiting').boundingBox())?.width).toBe(width);
    await findHeader(again, 'Waiting').getByText('sorted by, number 2').waitFor({ state: 'attached' });
    expect(await findHeader(again, 'Media').getAttribute('aria-sort')).toBe('ascending');
    expect(await again.getByRole('searchbox', { name: 'Search queues' }).inputValue()).toBe('');
    await again.getByRole('button', { name: 'Pinned 1' }).waitFor();
    await again.getByRole('button', { name: 'By connection' }).waitFor();
    await stage.screenshot('board-after-restart');
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application);
  });
});

function readLayout(stage: Stage): Settings['layout'] {
  const { layout }: Settings = JSON.parse(readFileSync(join(userDataOf(stage), 'settings.json'), 'utf8'));
  return layout;
}
