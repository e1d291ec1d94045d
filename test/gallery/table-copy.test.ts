import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagedView } from '../../src/shared/managed.ts';
import { createCentre } from './centre.ts';
import { type Gallery, startGallery } from './gallery.ts';
import { withView } from './gallery-stage.ts';
import { findView } from './views.ts';

/*
 * Where tables stay on this computer, what lists the same figures without being a table stays as well.
 */

const viewMs = 60_000;
const { app } = createCentre();

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
}, viewMs);
afterAll(() => gallery?.stop());

/** Whether all of a view's page can be selected and copied, with these held fast. */
function copies(name: string, locked: ManagedView['locked'], shown: string): Promise<unknown> {
  const managed: ManagedView = { organisation: null, locked, notice: null };
  const view = findView(name);
  return withView(gallery, { ...view, centre: { ...view.centre, app: { ...app, managed } } }, ({ page }) =>
    page.evaluate(`{
      const shown = document.querySelector(${JSON.stringify(shown)});
      getSelection().selectAllChildren(shown);
      let isTaken = false;
      addEventListener('copy', (event) => { isTaken = !event.defaultPrevented; }, { once: true });
      document.execCommand('copy');
      isTaken;
    }`),
  );
}

describe('what may not leave this computer', { timeout: viewMs }, () => {
  it.each([
    ['alerts', '.alerts'],
    ['reports-queues-partial', '.report-bars'],
    ['board', '[role=grid]'],
  ])('is not copied from %s, where others copy it', async (name, shown) => {
    expect(await copies(name, [], shown)).toBe(true);
    expect(await copies(name, ['export'], shown)).toBe(false);
  });
});
