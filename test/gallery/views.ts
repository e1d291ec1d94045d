import type { GalleryView } from './gallery-view.ts';
import { boardViews } from './views/board-views.ts';
import { otherWindowViews } from './views/other-window-views.ts';
import { pageViews } from './views/page-views.ts';
import { settingsViews } from './views/settings-views.ts';

/** Every view of every window, in every state that looks different. */
export const galleryViews: readonly GalleryView[] = [
  ...boardViews,
  ...pageViews,
  ...settingsViews,
  ...otherWindowViews,
];

export function findView(name: string): GalleryView {
  const view = galleryViews.find((one) => one.name === name);
  if (view === undefined) throw new Error(`the gallery has no view ${name}`);
  return view;
}
