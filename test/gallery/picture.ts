import { drawAs, resize, stripSize, toSize, type ViewStage } from './gallery-stage.ts';
import type { GalleryView } from './gallery-view.ts';

export const pictureThemes = ['light', 'dark'] as const;

/** As sharp as a screen of that zoom shows it. */
export async function photograph(
  stage: ViewStage,
  view: GalleryView,
  theme: (typeof pictureThemes)[number],
  zoomPercent: number,
): Promise<Buffer> {
  await drawAs(stage, { theme });
  // The strip's window grows with the zoom.
  if (view.file === 'strip.html') return stage.photograph({ ...stripSize, scale: zoomPercent / 100 });
  await resize(stage, toSize(view), zoomPercent);
  return stage.photograph();
}
