import type { Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHeadlessChromium } from '../../tools/page-stage/headless-chromium.ts';
import { startPageServer } from '../../tools/page-stage/page-server.ts';
import { openPageStand, type PageStage } from '../../tools/page-stage/page-stage.ts';
import { createAnswers, createCentre } from './centre.ts';
import { windowSize } from './gallery-stage.ts';

/*
 * Parts of the page that come late, or not at all. The clock runs: what is held back is waited for by nobody else.
 */

const stageMs = 60_000;

let chromium: Awaited<ReturnType<typeof startHeadlessChromium>>;
let server: Awaited<ReturnType<typeof startPageServer>>;
beforeAll(async () => {
  chromium = await startHeadlessChromium();
  server = await startPageServer();
}, stageMs);
afterAll(async () => {
  await chromium?.stop();
  await server?.close();
});

/** Opens the board, where `handle` decides what becomes of the parts of this name. */
async function withParts(
  name: RegExp,
  handle: (route: Route) => Promise<unknown>,
  look: (stage: PageStage) => Promise<void>,
): Promise<void> {
  const stand = await openPageStand({ browser: chromium.browser, origin: server.origin });
  try {
    const board = { file: 'index.html', answers: createAnswers(createCentre()), size: windowSize };
    // Only an open page can be told what to hold back; it is then opened again.
    const { page } = await stand.open(board);
    await page.route(name, handle);
    const isOne = (request: Request) => name.test(request.url());
    const asked = page.waitForEvent('request', isOne);
    const stage = await stand.open(board);
    await page.getByRole('grid').waitFor();
    await asked;
    await look(stage);
  } finally {
    await stand.close();
  }
}

/** They come only when the test says so. */
async function withHeld(
  name: RegExp,
  look: (stage: PageStage, release: () => Promise<void>) => Promise<void>,
): Promise<void> {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const handle = async (route: Route) => {
    await opened;
    await route.continue();
  };
  await withParts(name, handle, (stage) =>
    look(stage, async () => {
      open();
      await stage.page.waitForLoadState('networkidle');
    }),
  );
}

const findButton = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const readExpanded = (page: Page) => page.locator('[aria-haspopup=menu][aria-expanded=true]').allInnerTexts();
const readFocus = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent');
const menus = /(group-choices|columns-choices|pointer-menu)-[^/]*\.js/;

describe('a menu that has not come yet', { timeout: stageMs }, () => {
  it('gives way to the next: one menu comes, with the keyboard, and Escape closes it', () =>
    withHeld(menus, async ({ page }, release) => {
      await findButton(page, 'Group').click();
      await findButton(page, 'Columns').click();
      expect(await readExpanded(page)).toEqual(['Columns']);
      await release();
      await page.getByRole('menu', { name: 'Columns' }).waitFor();
      expect(await page.getByRole('menu').count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await expect.poll(() => readFocus(page)).toBe('Columns');
    }));

  it('gives way to the menu of a row', () =>
    withHeld(menus, async ({ page }, release) => {
      await findButton(page, 'Group').click();
      await page.getByRole('row', { name: /Billing EN/ }).click({ button: 'right' });
      expect(await readExpanded(page)).toEqual([]);
      await release();
      await page.getByRole('menu', { name: /Billing EN/ }).waitFor();
      expect(await page.getByRole('menu').count()).toBe(1);
    }));

  it('is taken back by Escape, which closes nothing else', () =>
    withHeld(menus, async ({ page }, release) => {
      await page.getByRole('row', { name: /Billing EN/ }).click();
      const details = page.getByRole('complementary', { name: 'Queue details' });
      await details.waitFor();
      await page.keyboard.press('Shift+F10');
      await page.keyboard.press('Escape');
      expect(await details.count()).toBe(1);
      await findButton(page, 'Group').focus();
      await page.keyboard.press('Enter');
      expect(await readExpanded(page)).toEqual(['Group']);
      await page.keyboard.press('Escape');
      expect(await readExpanded(page)).toEqual([]);
      await release();
      expect(await page.getByRole('menu').count()).toBe(0);
      expect(await details.count()).toBe(1);
      await expect.poll(() => readFocus(page)).toBe('Group');
    }));

  it('takes no letter from whoever goes on to search', () =>
    withHeld(menus, async ({ page }, release) => {
      await findButton(page, 'Group').click();
      const search = page.getByLabel('Search queues', { exact: true });
      await search.click();
      await page.keyboard.type('bil');
      await release();
      await page.keyboard.type('ling');
      expect(await search.inputValue()).toBe('billing');
    }));
});

describe('a part that does not come', { timeout: stageMs }, () => {
  const part = /mute-spans-[^/]*\.js/;

  it('is fetched again when somebody asks for it', () =>
    withParts(
      part,
      (route) => route.abort(),
      async ({ page }) => {
        await page.waitForLoadState('networkidle');
        await page.unroute(part);
        await findButton(page, 'Mute').click();
        await page.getByRole('menu').waitFor();
        expect(await page.getByRole('grid').count()).toBe(1);
      },
    ));

  it('leaves a page that says so, and is tried again there', () =>
    withParts(
      part,
      (route) => route.abort(),
      async ({ page, complaints }) => {
        await page.waitForLoadState('networkidle');
        await findButton(page, 'Mute').click();
        const notice = page.getByRole('alert');
        await notice.waitFor();
        expect(await notice.innerText()).toContain('The window has nothing to show.');
        // What the console hears, main's log hears.
        expect(complaints.join('\n')).toContain('a part of the page did not come');
        await page.unroute(part);
        await findButton(page, 'Try again').click();
        await page.getByRole('grid').waitFor();
        await findButton(page, 'Mute').click();
        await page.getByRole('menu').waitFor();
      },
    ));
});
