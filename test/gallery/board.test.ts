import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageStage } from '../../tools/page-stage/page-stage.ts';
import { alerts, laterAlert } from './centre/alerts.ts';
import { noRows } from './centre/rows.ts';
import { state } from './centre.ts';
import { type Gallery, startGallery } from './gallery.ts';
import { openView, withView } from './gallery-stage.ts';
import { spokenScript } from './layout-script.ts';
import { photograph } from './picture.ts';
import { findView } from './views.ts';

const viewMs = 60_000;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
}, viewMs);
afterAll(() => gallery?.stop());

const listen = ({ page }: PageStage): Promise<string> => page.evaluate(spokenScript);
/** Only the first line: the media below a name and the arrow of a sort are not it. */
const toNames = (texts: readonly string[]) => texts.map((text) => text.split('\n')[0]?.trim());

describe('the board', { timeout: viewMs }, () => {
  it('is a grid with its columns in order, its rows named by their queues', async () => {
    const { page, close } = await openView(gallery, findView('board'));
    try {
      const grid = page.getByRole('grid', { name: 'Queues', exact: true });
      expect(toNames(await grid.getByRole('columnheader').allInnerTexts())).toEqual([
        'State',
        'Queue',
        'Waiting',
        'Longest',
        'Next miss',
        'Idle / on',
        'Service level',
        'Abandon %',
        'Last hour',
        'Age',
      ]);
      expect(await grid.getAttribute('aria-rowcount')).toBe('27');
      // Pinned first, then the worst.
      const names = toNames(await grid.getByRole('rowheader').allInnerTexts());
      expect(names.slice(0, 4)).toEqual(['Retention', 'VIP', 'Billing EN', 'Sales ES']);
    } finally {
      await close();
    }
  });

  it('shows names that are written to deceive as the text that they are', async () => {
    const { page, complaints, close } = await openView(gallery, findView('board'));
    try {
      await page.getByLabel('Search queues', { exact: true }).fill('returns');
      await page.getByText('<img src=x onerror="document.title=1"><b>Sales & "Returns"</b>').waitFor();
      expect(await page.title()).toBe('Queuewatch');
      expect(await page.locator('[role=grid] img').count()).toBe(0);
      expect(complaints).toEqual([]);
    } finally {
      await close();
    }
  });

  it('says a new critical alert, and not that time passes', async () => {
    const stage = await openView(gallery, findView('board'));
    try {
      const before = await listen(stage);
      expect(before).toContain('2 critical alerts, 3 warnings.');
      const readAges = () => stage.page.getByRole('list', { name: 'Who answers' }).innerText();
      const ages = await readAges();
      await stage.advance(10_000);
      expect(await readAges()).not.toBe(ages);
      expect(await listen(stage)).toBe(before);
      await stage.push('state.changed', {
        ...state,
        sequence: 2,
        rows: noRows,
        alerts: [...alerts, laterAlert],
      });
      await stage.advance(0);
      expect(await listen(stage)).toContain('3 critical alerts, 3 warnings.');
    } finally {
      await stage.close();
    }
  });
});

describe('a picture', { timeout: viewMs }, () => {
  // A table that ticks, charts, a dialog, a window that is made low.
  it.each(['board', 'board-details', 'edit-connection', 'strip-critical'])(
    'is the same to the byte when it is taken again, whatever was shown before it: %s',
    async (name) => {
      const view = findView(name);
      const take = () => withView(gallery, view, (stage) => photograph(stage, view, 'light', 150));
      const first = await take();
      await withView(gallery, findView('settings-appearance'), ({ page }) => page.mouse.move(300, 300));
      expect((await take()).equals(first)).toBe(true);
    },
  );
});
