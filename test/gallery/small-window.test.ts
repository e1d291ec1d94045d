import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, startGallery } from './gallery.ts';
import { resize, windowSize, withView } from './gallery-stage.ts';
import { findView } from './views.ts';

/*
 * The board where there is little room: in the least window, or in the usual one on a screen of 150 %.
 */

const viewMs = 60_000;
const leastSize = { width: 720, height: 480 };

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
}, viewMs);
afterAll(() => gallery?.stop());

/** Rows of which all is to be seen. */
const countRows = (page: Page): Promise<number> =>
  page.evaluate(`(() => {
    const top = document.querySelector('.grid-head').getBoundingClientRect().bottom - 1;
    const bottom = Math.min(innerHeight, document.querySelector('.grid').getBoundingClientRect().bottom) + 1;
    const boxes = [...document.querySelectorAll('.grid-body > [role=row]')].map((row) => row.getBoundingClientRect());
    return boxes.filter((box) => box.top >= top && box.bottom <= bottom).length;
  })()`);
/** What has a scrollbar, by its first class. */
const readScrollers = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('#root *')]
    .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight)
    .map((one) => one.classList[0])`);
const readFocus = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
const readScroll = (page: Page): Promise<number> =>
  page.evaluate(`document.querySelector('.grid').scrollTop`);

describe('the usual window at 150 %', { timeout: viewMs }, () => {
  it.each(['board', 'board-details', 'board-details-stale', 'board-notices', 'board-blind'])(
    'keeps five rows in sight, and scrolls nothing but rows and details: %s',
    (name) =>
      withView(gallery, findView(name), async (stage) => {
        await resize(stage, windowSize, 150);
        expect(await countRows(stage.page)).toBeGreaterThanOrEqual(5);
        const scrollers = await readScrollers(stage.page);
        expect(scrollers.filter((one) => one !== 'grid' && one !== 'details')).toEqual([]);
      }),
  );

  it.each(['board-away', 'board-pin-icon'])('keeps three rows below a card that is put away: %s', (name) =>
    withView(gallery, findView(name), async (stage) => {
      await resize(stage, windowSize, 150);
      expect(await countRows(stage.page)).toBeGreaterThanOrEqual(3);
    }),
  );
});

describe('details in the least window', { timeout: viewMs }, () => {
  it('have the place of the rows, and their way back the keyboard; the rows come back as they were', () =>
    withView(gallery, findView('board'), async (stage) => {
      const { page, advance } = stage;
      await resize(stage, leastSize, 100);
      await page.getByRole('grid').focus();
      for (let row = 0; row < 15; row += 1) await page.keyboard.press('ArrowDown');
      await advance(100);
      const scroll = await readScroll(page);
      expect(scroll).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      await advance(100);
      expect(await page.getByRole('grid').isVisible()).toBe(false);
      await expect.poll(() => readFocus(page)).toBe('Back to the board');
      await page.keyboard.press('Enter');
      await advance(100);
      expect(await page.getByRole('grid').isVisible()).toBe(true);
      await expect.poll(() => readFocus(page)).toBe('Queues');
      expect(await readScroll(page)).toBe(scroll);
    }));

  it('give way to the search', () =>
    withView(gallery, findView('board-details'), async (stage) => {
      const { page, advance } = stage;
      await resize(stage, leastSize, 100);
      await page.keyboard.press('/');
      await advance(100);
      await expect.poll(() => readFocus(page)).toBe('Search queues');
      expect(await page.getByRole('complementary').count()).toBe(0);
    }));

  it('leave the keyboard in sight when the window becomes wide', () =>
    withView(gallery, findView('board-details'), async (stage) => {
      const { page } = stage;
      await resize(stage, leastSize, 100);
      await expect.poll(() => readFocus(page)).toBe('Back to the board');
      await resize(stage, windowSize, 100);
      await expect.poll(() => readFocus(page)).toBe('Close details');
    }));
});
