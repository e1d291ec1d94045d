import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, startGallery } from './gallery.ts';
import { type ViewStage, withView } from './gallery-stage.ts';
import { findView } from './views.ts';

/*
 * A button with a menu, by keyboard and pointer: the menu's own parts come after the page, the button is there at once.
 */

const viewMs = 60_000;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
}, viewMs);
afterAll(() => gallery?.stop());

const withBoard = (look: (stage: ViewStage) => Promise<void>) => withView(gallery, findView('board'), look);
const readFocus = ({ page }: ViewStage): Promise<string> =>
  page.evaluate('document.activeElement.textContent');
const findButton = ({ page }: ViewStage) => page.getByRole('button', { name: 'Group', exact: true });

async function press(stage: ViewStage, key: string): Promise<void> {
  await stage.page.keyboard.press(key);
  await stage.advance(600);
}

describe('a button with a menu', { timeout: viewMs }, () => {
  it.each([
    ['Enter', 'none'],
    [' ', 'none'],
    ['ArrowDown', 'none'],
    ['ArrowUp', 'tag'],
  ])('opens by %j with the keyboard in it, and has it back when the menu goes', (key, entry) =>
    withBoard(async (stage) => {
      const button = findButton(stage);
      await button.focus();
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      await press(stage, key);
      expect(await readFocus(stage)).toBe(entry);
      await press(stage, 'Escape');
      expect(await stage.page.getByRole('menu').count()).toBe(0);
      expect(await readFocus(stage)).toBe('Group');
      expect(await button.getAttribute('aria-expanded')).toBe('false');
    }),
  );

  it('names the menu that it opens, and closes it by a click beside it', () =>
    withBoard(async (stage) => {
      const button = findButton(stage);
      await button.click();
      await stage.advance(600);
      const menu = stage.page.getByRole('menu', { name: 'Group' });
      expect(await menu.count()).toBe(1);
      expect(
        await stage.page.locator('[aria-haspopup=menu][aria-expanded=true]').getAttribute('aria-controls'),
      ).toBe(await menu.getAttribute('id'));
      await stage.page.mouse.click(5, 5);
      await stage.advance(600);
      expect(await menu.count()).toBe(0);
      expect(await readFocus(stage)).toBe('Group');
    }));
});
