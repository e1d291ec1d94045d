import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { type Appearance, defaultAppearance } from '../../src/shared/appearance.ts';
import type { BoardLayout } from '../../src/shared/board-layout.ts';
import type { PageStage, Size } from '../../tools/page-stage/page-stage.ts';
import { createAnswers, createCentre } from './centre.ts';
import type { Gallery } from './gallery.ts';
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

/** How a view is drawn just now. */
interface Drawn {
  /** Null: as the view opened. */
  appearance: Partial<Appearance> | null;
  size: Size;
  zoomPercent: number;
}

export interface ViewStage extends PageStage {
  layout: BoardLayout;
  drawn: Drawn;
}

/** Opens a view and carries out its steps; the clock stands still after it. */
export async function openView(gallery: Gallery, view: GalleryView): Promise<ViewStage> {
  const snapshot = createCentre(view.centre);
  const size = toSize(view);
  const stage = await gallery.open({
    file: view.file ?? 'index.html',
    answers: createAnswers(snapshot, view.answers),
    // Chromium does not draw a window as low as the strip: the page is made so low in a higher one.
    size: view.file === 'strip.html' ? { ...size, height: stripRoomPx } : size,
  });
  try {
    await carryOut(stage, view);
  } catch (error) {
    await stage.close();
    throw error;
  }
  return { ...stage, layout: snapshot.layout, drawn: { appearance: null, size, zoomPercent: 100 } };
}

async function carryOut(stage: PageStage, view: GalleryView): Promise<void> {
  const { page } = stage;
  const settle = () => stage.advance(settleMs);
  if (view.file === 'strip.html') await page.evaluate(lowPageScript);
  await page.evaluate(caretScript);
  await settle();
  await view.steps?.(createHand(page, settle), stage);
  await page.mouse.move(0, 0);
  await settle();
}

/** The view's own, in which it opens and is photographed. */
export const toSize = (view: GalleryView): Size => view.size ?? windowSize;

/** Opens a view, and frees its tab when it was looked at. */
export async function withView<Seen>(
  gallery: Gallery,
  view: GalleryView,
  look: (stage: ViewStage) => Promise<Seen>,
): Promise<Seen> {
  const stage = await openView(gallery, view);
  try {
    return await look(stage);
  } finally {
    await stage.close();
  }
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
  const { layout, drawn } = stage;
  if (isDeepStrictEqual(drawn.appearance, appearance)) return;
  drawn.appearance = appearance;
  await stage.push('settings.changed', {
    appearance: { ...defaultAppearance, ...appearance },
    layout,
    countOtherMedia: false,
  });
  await stage.advance(0);
}

/** A window of this size, whose pages are zoomed, as sharp as a screen of that zoom shows it. */
export async function resize(stage: ViewStage, size: Size, zoomPercent: number): Promise<void> {
  const { drawn } = stage;
  if (isDeepStrictEqual([drawn.size, drawn.zoomPercent], [size, zoomPercent])) return;
  Object.assign(drawn, { size, zoomPercent });
  const share = zoomPercent / 100;
  const shown = { width: Math.round(size.width / share), height: Math.round(size.height / share) };
  await stage.resize(shown, share);
  await stage.advance(settleMs);
}

/** A caret would blink. */
const caretScript = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important; }');
  document.adoptedStyleSheets.push(sheet);
}`;
