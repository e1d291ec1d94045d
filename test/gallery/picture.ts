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
  const isStrip = view.file === 'strip.html';
  if (!isStrip) {
    await resize(stage, size, zoomPercent);
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / scale),
      height: Math.round(size.height / scale),
      deviceScaleFactor: scale,
      mobile: false,
    });
  }
  // The strip's window grows with the zoom.
  const clip = isStrip ? { clip: { x: 0, y: 0, ...size, scale } } : {};
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'png',
    ...clip,
  });
  await devtools.detach();
  return Buffer.from(data, 'base64');
}

const caretScript = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important; }');
  document.adoptedStyleSheets.push(sheet);
}`;
