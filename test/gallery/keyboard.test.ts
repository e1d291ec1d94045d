import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardRow } from '../../src/shared/board.ts';
import { createFailure, type Failure } from '../../src/shared/failure.ts';
import { alerts } from './centre/alerts.ts';
import { noRows } from './centre/rows.ts';
import { createCentre, state } from './centre.ts';
import { type Gallery, startGallery } from './gallery.ts';
import { type ViewStage, withView } from './gallery-stage.ts';
import { findView } from './views.ts';

/*
 * The keyboard's place and the rows below the pointer, while the page changes by itself.
 */

const viewMs = 60_000;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
}, viewMs);
afterAll(() => gallery?.stop());

const next = (sequence: number, part: Partial<typeof state>) => ({
  ...state,
  rows: noRows,
  removedKeys: [],
  sequence,
  ...part,
});
const readFocus = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
const readActiveRow = (page: Page): Promise<string | null> =>
  page.evaluate(`document.getElementById(
    document.querySelector('[role=grid]').getAttribute('aria-activedescendant'))?.getAttribute('aria-rowindex') ?? null`);
const readActiveKey = (page: Page): Promise<BoardRow['key']> =>
  page.evaluate(`document.querySelector('[role=row][data-active]').dataset.key`);

const readRowKeys = (page: Page): Promise<BoardRow['key'][]> =>
  page.evaluate(`[...document.querySelectorAll('[role=row][data-key]')].map((row) => row.dataset.key)`);

const withBoard = (look: (stage: ViewStage) => Promise<void>) => withView(gallery, findView('board'), look);

describe('the place of the keyboard', { timeout: viewMs }, () => {
  it('stays where it is on the board when its row goes', () =>
    withBoard(async ({ page, push, advance }) => {
      await page.getByRole('grid').focus();
      for (let row = 0; row < 5; row += 1) await page.keyboard.press('ArrowDown');
      const place = await readActiveRow(page);
      await push('state.changed', next(2, { removedKeys: [await readActiveKey(page)] }));
      await advance(100);
      expect(await readActiveRow(page)).toBe(place);
    }));

  it('takes back the search first and then the details, by the same key', () =>
    withBoard(async ({ page, advance }) => {
      await page
        .getByRole('row', { name: /Billing EN/ })
        .first()
        .click();
      const details = page.getByRole('complementary', { name: 'Queue details' });
      await details.waitFor();
      const search = page.getByLabel('Search queues', { exact: true });
      await search.fill('billing');
      await search.press('Escape');
      await advance(600);
      expect([await search.inputValue(), await details.count()]).toEqual(['', 1]);
      await search.press('Escape');
      await advance(600);
      expect(await details.count()).toBe(0);
    }));

  it('goes on in the view that the menu asks for', () =>
    withBoard(async ({ page, push, advance }) => {
      await page.getByRole('grid').focus();
      await push('view.command', { name: 'show-alerts' });
      await advance(600);
      await expect.poll(() => readFocus(page)).toBe('Alerts');
      await push('view.command', { name: 'show-board' });
      await advance(600);
      await expect.poll(() => readFocus(page)).toBe('Queues');
    }));

  it('goes on at the rows when a notice is put away', () =>
    withBoard(async ({ page, push, advance }) => {
      await push('app.changed', { ...createCentre().app, settingsNotice: 'The file was broken.' });
      await advance(600);
      const dismiss = page.locator('.banner').getByRole('button');
      await dismiss.focus();
      await page.keyboard.press('Enter');
      await advance(600);
      expect(await dismiss.count()).toBe(0);
      await expect.poll(() => readFocus(page)).toBe('Queues');
    }));

  it('goes back to the button below a dialog that is closed as soon as it says what became of it', () =>
    withView(gallery, findView('settings-support'), async ({ page, advance }) => {
      await page.getByRole('button', { name: 'Import settings…' }).press('Enter');
      await advance(600);
      await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
      const close = page.getByRole('button', { name: 'Close', exact: true });
      await close.waitFor();
      // One frame, so that the look for the button that went has a frame still to wait when the dialog goes.
      await advance(16);
      await close.press('Enter');
      await advance(600);
      await expect.poll(() => readFocus(page)).toBe('Import settings…');
    }));

  it('stays on the button for signing in when that takes another place', () =>
    withView(gallery, findView('connections'), async ({ page, push, advance }) => {
      const pushAll = (sequence: number, failure: Failure | null) =>
        push(
          'state.changed',
          next(sequence, { connections: state.connections.map((one) => ({ ...one, failure })) }),
        );
      await pushAll(2, createFailure('auth'));
      await advance(600);
      const name = await page.locator('.card-actions button').first().getAttribute('aria-label');
      expect(name).toMatch(/^Sign in/);
      await page.locator('.card-actions button').first().focus();
      await pushAll(3, null);
      await advance(600);
      expect(await page.locator('.card-actions button').first().getAttribute('aria-label')).not.toBe(name);
      await expect.poll(() => readFocus(page)).toBe(name);
    }));

  it('sorts by the first key after a column was dragged', () =>
    withBoard(async ({ page, advance }) => {
      const header = page.getByRole('columnheader', { name: /^Waiting/ });
      const from = await header.boundingBox();
      const to = await page.getByRole('columnheader', { name: /^Idle/ }).boundingBox();
      if (from === null || to === null) throw new Error('a header is not in sight');
      await page.mouse.move(from.x + 20, from.y + 10);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width - 5, to.y + 10, { steps: 5 });
      await page.mouse.up();
      await advance(600);
      await header.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await advance(100);
      expect(await header.getAttribute('aria-sort')).toBe('descending');
    }));
});

describe('what is below the pointer', { timeout: viewMs }, () => {
  it('stays when a row above it no longer needs attention', () =>
    withBoard(async ({ page, push, advance }) => {
      await page.getByRole('button', { name: /^Needs attention/ }).click();
      await advance(100);
      const keys = await readRowKeys(page);
      expect(keys.length).toBeGreaterThan(2);
      await page.getByRole('row').last().hover();
      await push('state.changed', next(2, { alerts: [] }));
      await advance(600);
      expect(await readRowKeys(page)).toEqual(keys);
    }));

  it('is the same entry of a menu when an alert comes', () =>
    withBoard(async ({ page, push, advance }) => {
      await push('state.changed', next(2, { alerts: [] }));
      await page.getByRole('row', { name: /Billing EN/ }).click({ button: 'right' });
      await advance(600);
      const entries = await page.getByRole('menuitem').allInnerTexts();
      await push('state.changed', next(3, { alerts: [...alerts] }));
      await advance(600);
      expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(entries);
    }));
});

describe('a small window', { timeout: viewMs }, () => {
  it('keeps rows in sight, however much is said above them', () =>
    withBoard(async ({ page, push, advance, resize }) => {
      await resize({ width: 720, height: 480 });
      const failure = createFailure('offline');
      await push(
        'state.changed',
        next(2, { connections: state.connections.map((connection) => ({ ...connection, failure })) }),
      );
      await advance(600);
      const box = await page.getByRole('grid').boundingBox();
      expect(box?.height).toBeGreaterThan(200);
    }));
});
