import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Appearance, defaultAppearance } from '../../src/shared/appearance.ts';
import type { BoardLayout } from '../../src/shared/board-layout.ts';
import { type HeadlessChromium, startHeadlessChromium } from '../../tools/page-stage/headless-chromium.ts';
import { openPageStage, type PageStage } from '../../tools/page-stage/page-stage.ts';
import { galleryLocale, galleryNow, galleryZone } from './centre/moment.ts';
import { createAnswers, createCentre } from './centre.ts';
import type { GalleryView } from './gallery-view.ts';

/** Beyond what any menu, dialog or debounced question of the page takes. */
const settleMs = 600;

const pressMs = 20_000;
export const windowSize = { width: 1280, height: 780 };
export const stripSize = { width: 352, height: 36 };
const stripRoomPx = 300;
const lowPageScript = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root { height: ${stripSize.height}px; }');
  document.adoptedStyleSheets.push(sheet);
}`;

export async function startGallery(): Promise<HeadlessChromium> {
  if (!existsSync(join(import.meta.dirname, '../../out/renderer/index.html')))
    throw new Error('the pages are not built: run "npm run build" before the gallery');
  return startHeadlessChromium();
}

export type ViewStage = PageStage & { layout: BoardLayout };

/** Opens a view and carries out its steps; the clock stands still after it. */
export async function openView({ browser }: HeadlessChromium, view: GalleryView): Promise<ViewStage> {
  const snapshot = createCentre(view.centre);
  const stage = await openPageStage({
    browser,
    file: view.file ?? 'index.html',
    answers: createAnswers(snapshot, view.answers),
    size: windowSize,
    locale: galleryLocale,
    timeZone: galleryZone,
    now: galleryNow,
  });
  const settle = () => stage.advance(settleMs);
  if (view.file === 'strip.html') {
    // Chromium does not draw a window as low as this one: the page is made so low in a higher one.
    await stage.page.setViewportSize({ ...stripSize, height: stripRoomPx });
    await stage.page.evaluate(lowPageScript);
  } else if (view.size !== undefined) await stage.page.setViewportSize(view.size);
  await settle();
  const hand = createHand(stage.page, settle);
  await view.steps?.(hand, stage);
  await stage.page.mouse.move(0, 0);
  await settle();
  return { ...stage, layout: snapshot.layout };
}

/** What somebody does with a page, by what they see or hear of it. */
export interface Hand {
  page: Page;
  press: (role: 'button' | 'tab' | 'menuitem' | 'radio' | 'row', name: string | RegExp) => Promise<void>;
  type: (label: string | RegExp, text: string) => Promise<void>;
  keys: (...keys: string[]) => Promise<void>;
  settle: () => Promise<void>;
}

function createHand(page: Page, settle: () => Promise<void>): Hand {
  return {
    page,
    settle,
    async press(role, name) {
      const found = page.getByRole(role, { name, exact: true }).filter({ visible: true });
      await found.first().click({ timeout: pressMs });
      await settle();
    },
    async type(label, text) {
      await page.getByLabel(label, { exact: true }).fill(text, { timeout: pressMs });
      await settle();
    },
    async keys(...keys) {
      for (const key of keys) await page.keyboard.press(key);
      await settle();
    },
  };
}

/** Draws the open view otherwise, as a change of the settings would. */
export async function drawAs(stage: ViewStage, appearance: Partial<Appearance>): Promise<void> {
  const { layout } = stage;
  await stage.push('settings.changed', {
    appearance: { ...defaultAppearance, ...appearance },
    layout,
    countOtherMedia: false,
  });
  await stage.advance(0);
}

/** A window of this size, whose pages are zoomed. */
export async function resize(
  { page, advance }: PageStage,
  { width, height }: { width: number; height: number },
  zoomPercent: number,
): Promise<void> {
  const share = zoomPercent / 100;
  await page.setViewportSize({ width: Math.round(width / share), height: Math.round(height / share) });
  await advance(settleMs);
}
