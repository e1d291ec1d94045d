import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Appearance } from '../../src/shared/appearance.ts';
import { findViolations, loadAxe } from './axe-script.ts';
import { type Gallery, startGallery } from './gallery.ts';
import { drawAs, resize, type ViewStage, withView } from './gallery-stage.ts';
import type { GalleryView } from './gallery-view.ts';
import { findMissingLandmarks } from './landmarks.ts';
import { layoutScript, motionScript } from './layout-script.ts';
import { photograph, pictureThemes } from './picture.ts';
import { galleryViews } from './views.ts';

/*
 * Every view is opened once and judged in every way. What is wrong is photographed; `npm run gallery` photographs all, for
 * people to look at. No picture is compared with another: what gates is what can be read and reached.
 */

const folder = join(import.meta.dirname, '../../test-results/gallery');
const viewMs = 60_000;
const photographsAll = process.env.QUEUEWATCH_PICTURES !== 'of-what-is-wrong';

/** Which theme is on changes colours alone: all of axe's rules are asked in the first, those about colours in each. */
const themes: readonly Partial<Appearance>[] = [
  { theme: 'light' },
  { theme: 'dark' },
  { theme: 'light', contrast: 'high' },
  { theme: 'dark', contrast: 'high' },
  { theme: 'light', palette: 'safe' },
  { theme: 'dark', palette: 'safe' },
];
const colourRules = ['color-contrast', 'link-in-text-block'];
/** Whoever asks for high contrast gets 7 : 1 (large text 4.5 : 1): what passes that has passed 4.5 : 1 (3 : 1). */
const highContrastRules = ['color-contrast-enhanced', 'link-in-text-block'];

/** The least that a window can be is the last, and so what it is at 150 %. */
const leastSize = { width: 480, height: 320 };
const sizes = [
  { width: 1280, height: 780 },
  { width: 900, height: 600 },
  { width: 720, height: 480 },
];
const zooms = [100, 150];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
  await mkdir(folder, { recursive: true });
}, viewMs);
afterAll(() => gallery?.stop());

describe.concurrent('every view', () => {
  it.for(galleryViews)(
    'can be read, reached and seen in every theme, size and zoom: $name',
    { timeout: viewMs },
    async (view, { expect }) => {
      const found = await withView(gallery, view, (stage) => judge(stage, view));
      if (view.hasMenu)
        found['opened in the least window'] = await withView(
          gallery,
          { ...view, size: leastSize },
          ({ page }) => page.evaluate(layoutScript),
        );
      const wrong = Object.entries(found).filter(([, lines]) => lines.length > 0);
      expect(Object.fromEntries(wrong)).toEqual({});
    },
  );
});

/** By what was judged: what is wrong, one text each. */
async function judge(stage: ViewStage, view: GalleryView): Promise<Record<string, string[]>> {
  const found = {
    ...(await judgeThemes(stage, view)),
    motion: (await stage.page.evaluate(motionScript)) as string[],
    landmarks: view.file === undefined && !view.isBare ? await findMissingLandmarks(stage.page) : [],
  };
  const all = { ...found, ...(await judgeSizes(stage, view)), complaints: stage.complaints };
  if (photographsAll || Object.values(all).some((lines) => lines.length > 0)) await keepPictures(stage, view);
  return all;
}

async function keepPictures(stage: ViewStage, view: GalleryView): Promise<void> {
  for (const zoom of zooms)
    for (const theme of pictureThemes)
      await writeFile(
        join(folder, `${view.name}-${theme}-${zoom}.png`),
        await photograph(stage, view, theme, zoom),
      );
}

async function judgeThemes(stage: ViewStage, view: GalleryView): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {};
  await loadAxe(stage);
  if (view.isBare) return { 'as it opens': await findViolations(stage) };
  for (const theme of themes) {
    await drawAs(stage, theme);
    const rules = theme.contrast === 'high' ? highContrastRules : colourRules;
    const name = `in ${Object.values(theme).join(' ')}`;
    wrong[name] = await findViolations(stage, theme === themes[0] ? undefined : rules);
  }
  return wrong;
}

async function judgeSizes(stage: ViewStage, view: GalleryView): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {};
  // The strip's window has one size, which grows with the zoom.
  if (view.file === 'strip.html') return { 'in its size': await stage.page.evaluate(layoutScript) };
  if (view.hasMenu) return {};
  for (const size of sizes)
    for (const zoom of zooms) {
      await resize(stage, size, zoom);
      wrong[`at ${size.width} × ${size.height}, ${zoom} %`] = await stage.page.evaluate(layoutScript);
    }
  return wrong;
}
