import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { grabKeys } from '../chromium-host/key-grabber.ts';
import { visibleWindowsOf } from '../chromium-host/outside.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { ask } from './page-call.ts';
import { openStage, type Stage } from './stage.ts';
import { userDataOf } from './tenant.ts';

/** Runs in the wallboard: counts the tiles that are sent on their way. */
const countMoves = `(() => {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...given) {
    globalThis.moves += 1;
    return animate.apply(this, given);
  };
})()`;

function readKeys(wallboard: Page): Promise<string[]> {
  return wallboard.evaluate<string[]>(
    "[...document.querySelectorAll('[data-key]')].map((tile) => tile.dataset.key)",
  );
}

function readActiveKey(page: Page): Promise<string> {
  return page.evaluate<string>(
    "document.getElementById(document.querySelector('[role=grid]').getAttribute('aria-activedescendant'))?.dataset.key ?? ''",
  );
}

describe('windows, menu keys and what the desktop keeps', () => {
  let stage: Stage;
  let application: Application;
  /** What the desktop would run at the start of a session. */
  let autostart = '';
  const mainWindow = () => stage.pointer.findWindow({ title: '^Queuewatch$' });
  const settings = () => JSON.parse(readFileSync(join(userDataOf(stage), 'settings.json'), 'utf8'));

  beforeAll(async () => {
    stage = await openStage();
    application = await startApplication(stage, ['--demo=spike', '--hidden']);
  });
  afterAll(() => stage.stop());

  it('starts in the tray without a window when it is told to', async () => {
    const [item] = await Promise.all([
      stage.tray.waitForItem(({ toolTip }) => /waiting/.test(toolTip.title), { timeoutMs: 20_000 }),
    ]);
    expect(visibleWindowsOf(stage.desktop.env)).toEqual([]);
    await stage.tray.activate(item);
    await application.page();
    await mainWindow();
  });

  it('goes to its views by the keys of the menu', async () => {
    const page = await application.page();
    await page.getByRole('grid').waitFor();
    await stage.pointer.focus(await mainWindow());
    await stage.pointer.key('ctrl+2');
    await page.getByRole('heading', { name: 'Alerts', exact: true }).first().waitFor();
    await stage.pointer.key('ctrl+1');
    await page.getByRole('grid').waitFor();
    await stage.pointer.key('ctrl+f');
    await expect
      .poll(() =>
        page.evaluate('document.activeElement?.getAttribute("type") ?? document.activeElement?.tagName'),
      )
      .toMatch(/search|INPUT/i);
    await stage.pointer.key('Escape');
    await stage.pointer.key('F1');
    await page.getByRole('dialog').waitFor();
    await stage.screenshot('windows-shortcuts');
    await stage.pointer.key('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('makes everything larger and keeps it so', async () => {
    const page = await application.page();
    const width = () => page.evaluate<number>('innerWidth');
    const before = await width();
    await stage.pointer.focus(await mainWindow());
    await stage.pointer.key('ctrl+plus');
    await stage.pointer.key('ctrl+plus');
    await expect.poll(width, { timeout: 10_000 }).toBe(Math.floor(before / 1.25));
    expect(settings().zoomPercent).toBe(125);
    await stage.screenshot('windows-zoom');
    await stage.pointer.key('ctrl+0');
    await expect.poll(width, { timeout: 10_000 }).toBe(before);
  });

  it('shows the strip above the others with the same number, where it was put, without taking the keyboard', async () => {
    const page = await application.page();
    await stage.pointer.focus(await mainWindow());
    const card = page.getByRole('region', { name: 'Keep the icon in sight' });
    await card.getByRole('button', { name: 'Show the small window instead' }).press('Enter');
    await card.waitFor({ state: 'detached' });
    const strip = await application.page('strip.html');
    await strip.getByText(/\d/).first().waitFor();
    const window = await stage.pointer.findWindow({ title: '^Queuewatch strip$' });
    expect(window.height).toBe(36);
    expect(await page.evaluate('document.hasFocus()')).toBe(true);
    await stage.screenshot('windows-strip');
    expect(settings().stripPlace).toBeNull();
    const grip = { x: window.x + 6, y: window.y + 18 };
    await stage.pointer.drag(grip, { x: 306, y: 118 });
    await expect.poll(() => settings().stripPlace, { timeout: 5000 }).toEqual({ x: 300, y: 100 });
  });

  it('opens the wallboard, where tiles glide to their places, unless less motion is wanted', async () => {
    const page = await application.page();
    await stage.pointer.focus(await mainWindow());
    await stage.pointer.key('ctrl+shift+b');
    const wallboard = await application.page('wallboard.html');
    const tiles = wallboard.getByRole('list', { name: 'Queues, worst first' }).getByRole('listitem');
    await tiles.first().waitFor();
    await wallboard.evaluate(countMoves);
    for (const motion of ['no-preference', 'reduce'] as const) {
      await wallboard.emulateMedia({ reducedMotion: motion });
      const keys = await readKeys(wallboard);
      await wallboard.evaluate('globalThis.moves = 0');
      await page.getByRole('grid').focus();
      await page.keyboard.press('Home');
      // The board has another order than the wallboard: one is hidden that has a tile, and tiles behind it.
      const movers = new Set(keys.slice(0, -1));
      for (let row = 0; !movers.has(await readActiveKey(page)); row += 1) {
        expect(row).toBeLessThan(60);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('h');
      await expect.poll(() => readKeys(wallboard)).not.toEqual(keys);
      const moves = await wallboard.evaluate<number>('moves');
      if (motion === 'reduce') expect(moves).toBe(0);
      else expect(moves).toBeGreaterThan(0);
    }
  });

  it('takes the pointer off the wallboard while nobody is near', async () => {
    const wallboard = await application.page('wallboard.html');
    const window = await stage.pointer.findWindow({ title: '^Queuewatch wallboard$' });
    const cursor = () =>
      wallboard.evaluate<string>("getComputedStyle(document.querySelector('main')).cursor");
    await stage.pointer.click(window.x + 200, window.y + 200);
    await expect.poll(cursor).not.toBe('none');
    await expect.poll(cursor, { timeout: 15_000 }).toBe('none');
    await stage.screenshot('windows-wallboard-alone');
    await stage.pointer.click(window.x + 240, window.y + 240);
    await expect.poll(cursor).not.toBe('none');
  });

  it('fills the screen with the wallboard and leaves that by its keys', async () => {
    const wallboard = await application.page('wallboard.html');
    await stage.pointer.focus(await stage.pointer.findWindow({ title: '^Queuewatch wallboard$' }));
    await stage.screenshot('windows-wallboard');
    const isFull = () => wallboard.evaluate<boolean>("matchMedia('(display-mode: fullscreen)').matches");
    await stage.pointer.key('F11');
    await expect.poll(isFull, { timeout: 5000 }).toBe(true);
    await stage.screenshot('windows-wallboard-full');
    await stage.pointer.key('Escape');
    await expect.poll(isFull, { timeout: 5000 }).toBe(false);
    const closed = wallboard.waitForEvent('close');
    await stage.pointer.key('ctrl+w');
    await closed;
  });

  it('shows and hides the window by keys that work everywhere, and says when another program has them', async () => {
    const page = await application.page();
    const other = await grabKeys(stage.desktop.env, 'q');
    expect(await ask(page, 'settings.set', { shortcut: 'Ctrl+Alt+Q' })).toMatchObject({
      ok: false,
      failure: { code: 'unsupported', reason: 'shortcut-taken', subject: 'Ctrl+Alt+Q' },
    });
    expect(settings().shortcut).toBeNull();
    await other.release();
    expect(await ask(page, 'settings.set', { shortcut: 'Ctrl+Alt+Q' })).toMatchObject({ ok: true });
    await stage.pointer.focus(await mainWindow());
    const isShown = () => visibleWindowsOf(stage.desktop.env).some((line) => line.includes('"Queuewatch":'));
    expect(isShown()).toBe(true);
    await stage.pointer.key('ctrl+alt+q');
    await expect.poll(isShown, { timeout: 5000 }).toBe(false);
    await stage.pointer.key('ctrl+alt+q');
    await expect.poll(isShown, { timeout: 5000 }).toBe(true);
  });

  it('starts with the session by a file of its own, and no longer when that is switched off', async () => {
    const page = await application.page();
    const file = join(stage.desktop.env.XDG_CONFIG_HOME ?? '', 'autostart/queuewatch.desktop');
    expect(await ask(page, 'settings.setAutostart', { on: true })).toMatchObject({ ok: true });
    autostart = /^Exec=(.+ --hidden)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(autostart).not.toBe('');
    expect(await ask(page, 'settings.get', {})).toMatchObject({ value: { system: { autostart: true } } });
    expect(await ask(page, 'settings.setAutostart', { on: false })).toMatchObject({ ok: true });
    expect(existsSync(file)).toBe(false);
  });

  it('has nothing to complain about, and takes all its windows along', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application);
  });

  it('is started in the tray by what that file says, wherever the desktop runs it', async () => {
    const child = spawn('sh', ['-c', `exec ${autostart}`], {
      cwd: '/',
      env: stage.desktop.env,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    onTestFinished(() => void child.kill('SIGKILL'));
    await stage.tray.waitForItem(({ service }) => service.includes(`-${child.pid}-`), { timeoutMs: 20_000 });
    await stage.pointer.findWindow({ title: '^Queuewatch strip$' });
    expect(visibleWindowsOf(stage.desktop.env)).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('shows the strip again at the next start, and says that the keys are taken meanwhile', async () => {
    const other = await grabKeys(stage.desktop.env, 'q');
    application = await startApplication(stage, ['--demo=spike']);
    const page = await application.page();
    await page.getByText('Another program uses Ctrl+Alt+Q').waitFor();
    await application.page('strip.html');
    const strip = await stage.pointer.findWindow({ title: '^Queuewatch strip$' });
    expect(strip).toMatchObject({ x: 300, y: 100 });
    await other.release();
    expect(await application.quit()).toBe(0);
  });
});
