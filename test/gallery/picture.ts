import { drawAs, resize, type ViewStage, windowSize } from './gallery-stage.ts';
import type { GalleryView } from './gallery-view.ts';

export const pictureZooms = [100, 150];
export const pictureThemes = ['light', 'dark'] as const;

/** As sharp as a screen of that zoom shows it; without a caret, which would blink. */
export async function photograph(
  stage: ViewStage,
  view: GalleryView,
  theme: (typeof pictureThemes)[number],
  zoomPercent: number,
): Promise<Buffer> {
  const { page } = stage;
  await drawAs(stage, { theme });
  const scale = zoomPercent / 100;
  const size = view.size ?? windowSize;
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(caretScript);
  let clip: { x: number; y: number; width: number; height: number; scale: number } | undefined;
  if (view.file === 'strip.html') {
    // Its window grows with the zoom. Chromium draws a page as low as this one only when its size has just changed.
    await page.setViewportSize({ ...size, width: size.width + 1 });
    await page.setViewportSize(size);
    clip = { x: 0, y: 0, ...size, scale };
  } else {
    await resize(stage, size, zoomPercent);
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / scale),
      height: Math.round(size.height / scale),
      deviceScaleFactor: scale,
      mobile: false,
    });
  }
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'png',
    ...(clip === undefined ? {} : { clip }),
  });
  await devtools.detach();
  return Buffer.from(data, 'base64');
}

const caretScript = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important; }');
  document.adoptedStyleSheets = [sheet];
}`;
