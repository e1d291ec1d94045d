import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, startGallery } from './gallery.ts';
import { type ViewStage, withView } from './gallery-stage.ts';
import { findView } from './views.ts';

/*
 * What was typed into a dialog, and the keyboard's place, while the menu or a notification asks for another view.
 */

const viewMs = 60_000;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
}, viewMs);
afterAll(() => gallery?.stop());

const heading = ({ page }: ViewStage) => page.locator('main h1').textContent();

describe('a dialog', { timeout: viewMs }, () => {
  it('keeps the view below it while the menu and a notification ask for another, then shows the queue', () =>
    withView(gallery, findView('edit-connection'), async (stage) => {
      const { page, push, advance } = stage;
      await push('view.command', { name: 'show-alerts' });
      const [key = ''] = stage.layout.pinnedKeys;
      await push('view.showQueue', { key });
      await advance(100);
      expect(await heading(stage)).toBe('Connections');
      expect(await page.getByRole('dialog').count()).toBe(1);
      await page.keyboard.press('Escape');
      await advance(600);
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await heading(stage)).toBe('Board');
    }));

  it('with nothing to lose gives way, and the keyboard goes on in the view that came', () =>
    withView(gallery, findView('shortcuts'), async (stage) => {
      const { page, push, advance } = stage;
      await push('view.command', { name: 'show-alerts' });
      await advance(600);
      expect(await heading(stage)).toBe('Alerts');
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
    }));
});
