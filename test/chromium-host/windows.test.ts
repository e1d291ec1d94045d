import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { createPointer, type Pointer } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { openFileManager } from './file-manager.ts';
import { type FixtureRun, runFixture } from './fixture-run.ts';
import { grabKeys } from './key-grabber.ts';

const run = promisify(execFile);
const fixtureFile = join(import.meta.dirname, 'fixture/windows.ts');

interface Said {
  size?: number[];
  ratio?: number;
  full?: boolean;
  hit?: number[];
  gripped?: boolean;
  typed?: string;
  from: string;
}

/** One desktop and one application with several windows. */
describe('windows on the Chromium host', { timeout: 15_000 }, () => {
  let desktop: VirtualDesktop;
  let fixture: FixtureRun;
  let pointer: Pointer;
  const property = async (id: string, name: string) =>
    (await run('xprop', ['-id', id, name], { env: desktop.env })).stdout;
  const strip = () => pointer.findWindow({ title: '^Strip$' });
  const main = () => pointer.findWindow({ title: '^Main$' });
  const said = (fits: (said: Said) => boolean, fresh = false) =>
    fixture.waitFor('said', { fits, fresh }) as Promise<Said>;

  beforeAll(async () => {
    desktop = await startVirtualDesktop({ keyring: false, notifications: false, tray: false });
    // Stands in for the desktop's opener, of which nothing is installed that it could open.
    writeFileSync(join(desktop.folder, 'xdg-open'), `#!/bin/sh\necho "$1" >> ${desktop.folder}/opened\n`, {
      mode: 0o755,
    });
    const env = { ...desktop.env, PATH: `${desktop.folder}:${desktop.env.PATH}` };
    fixture = runFixture(env, desktop.folder, [], fixtureFile);
    pointer = createPointer(desktop.env);
    await fixture.waitFor('Main show');
  }, 30_000);

  afterAll(async () => {
    await fixture?.stop('SIGKILL');
    await desktop?.stop();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => console.error(JSON.stringify(fixture.said.slice(-8)), fixture.errors()));
  });

  it('shows a small window without a frame above the others, on all workspaces, and leaves the focus where it is', async () => {
    await pointer.focus(await main());
    fixture.command('strip');
    await fixture.waitFor('Strip show');
    const window = await strip();
    expect(window).toMatchObject({ x: 500, y: 600, width: 260, height: 36 });
    await expect
      .poll(() => property(window.id, '_NET_WM_STATE'))
      .toMatch(/(?=.*_NET_WM_STATE_ABOVE)(?=.*_NET_WM_STATE_SKIP_TASKBAR)/);
    expect(await property(window.id, '_NET_WM_DESKTOP')).toContain('4294967295');
    expect(await property(window.id, '_NET_FRAME_EXTENTS')).toContain('0, 0, 0, 0');
    expect(await property(window.id, 'WM_NORMAL_HINTS')).toContain('maximum size: 260 by 36');
    expect(fixture.said.filter(([what]) => what === 'Strip focus')).toEqual([]);
    expect(await said(({ from, size }) => from === 'Strip' && size?.[1] === 36)).toMatchObject({ ratio: 1 });
  });

  it('stays above the others when it is shown again', async () => {
    const window = await strip();
    const hidden = fixture.waitFor('Strip hide');
    fixture.command('hide');
    await hidden;
    const again = fixture.waitFor('Strip show', { fresh: true });
    fixture.command('strip');
    await again;
    await expect.poll(() => property(window.id, '_NET_WM_STATE')).toContain('_NET_WM_STATE_ABOVE');
  });

  it('is dragged by what the page names, which gets no press', async () => {
    await pointer.drag({ x: 510, y: 610 }, { x: 610, y: 660 });
    await expect.poll(async () => (await strip()).x, { timeout: 5000 }).toBe(600);
    expect((await strip()).y).toBe(650);
    await fixture.waitFor('Strip move', { fits: ({ x }: { x: number }) => x === 600 });
    expect(fixture.said.filter(([, fact]) => (fact as Said | null)?.gripped === true)).toEqual([]);
  });

  it('takes place and size that main gives it, though a person cannot resize it', async () => {
    fixture.command('place');
    await expect.poll(strip, { timeout: 5000 }).toMatchObject({ x: 200, y: 500, width: 390, height: 54 });
  });

  it('runs the menu’s items by their keys in whichever window they are pressed, unless the page took them', async () => {
    await pointer.focus(await main());
    await pointer.key('ctrl+1');
    expect(await fixture.waitFor('menu')).toBe('Main');
    await pointer.key('ctrl+slash');
    await fixture.waitFor('menu', { fits: (what: string) => what === 'sign' });
    await pointer.focus(await strip());
    await pointer.key('ctrl+1');
    await fixture.waitFor('menu', { fits: (what: string) => what === 'Strip' });
    await pointer.key('ctrl+2');
    await pointer.key('ctrl+a');
    await pointer.key('ctrl+g');
    await pointer.key('ctrl+shift+a');
    await fixture.waitFor('menu', { fits: (what: string) => what === 'shifted' });
    const chosen = fixture.said.filter(([what]) => what === 'menu').map(([, fact]) => fact);
    expect(chosen).toEqual(['Main', 'sign', 'Strip', 'shifted']);
    expect(fixture.said).toContainEqual(['input', { title: 'Strip', key: 'g', control: true }]);
  });

  it('fills the screen and leaves it, by main and by key, and the page knows', async () => {
    const before = await main();
    fixture.command('full');
    await fixture.waitFor('Main enter-full-screen');
    await said(({ from, full, size }) => from === 'Main' && full === true && size?.[0] === 1280);
    await pointer.focus(await main());
    const left = fixture.waitFor('Main leave-full-screen', { fresh: true });
    const small = said(({ from, full }) => from === 'Main' && full === false, true);
    await pointer.key('F11');
    await left;
    await small;
    await expect.poll(main, { timeout: 5000 }).toMatchObject({ width: before.width, height: before.height });
  });

  it('offers in a text field what can be done with text, and no menu elsewhere', async () => {
    const window = await main();
    const shown = async () =>
      (await run('xdotool', ['search', '--onlyvisible', '--name', '.*'], { env: desktop.env })).stdout.split(
        '\n',
      ).length;
    await pointer.focus(window);
    await pointer.click(40, 70, { window });
    await pointer.type('abc');
    await said(({ typed }) => typed === 'abc');
    const before = await shown();
    await pointer.click(40, 70, { window, button: 3 });
    await expect.poll(shown, { timeout: 5000 }).toBeGreaterThan(before);
    // “Select all” by its letter: what is typed next takes the place of everything.
    await pointer.key('a');
    await expect.poll(shown, { timeout: 5000 }).toBe(before);
    await pointer.type('x');
    await said(({ typed }) => typed === 'x');
    await pointer.click(300, 300, { window, button: 3 });
    await pointer.click(40, 70, { window });
    await pointer.type('y');
    await said(({ typed }) => typed?.includes('y') === true);
    expect(await shown()).toBe(before);
  });

  it('zooms pages as the browser does: less room, other media, pointer and place in agreement', async () => {
    const zoomed = said(({ from, ratio }) => from === 'Main' && ratio === 1.5, true);
    fixture.command('zoom');
    expect(await zoomed).toMatchObject({ size: [400, 267], narrow: true });
    const window = await main();
    // The button at 200…240 × 10…30 is half as far again on the screen.
    await pointer.click(330, 30, { window });
    expect((await said((fact) => fact.hit !== undefined)).hit).toEqual([220, 20]);
    fixture.command('factor');
    expect(await fixture.waitFor('factor')).toBe(1.5);
    const back = said(({ from, ratio }) => from === 'Main' && ratio === 1, true);
    fixture.command('unzoom');
    expect(await back).toMatchObject({ size: [600, 400] });
  });

  it('does not get keys that another program has, and gets them once they are free', async () => {
    const ask = async (command: string) => {
      const answer = fixture.waitFor('registered', { fresh: true });
      fixture.command(command);
      return answer;
    };
    const other = await grabKeys(desktop.env, 'q');
    expect(await ask('shortcut')).toBe(false);
    await other.release();
    expect(await ask('shortcut')).toBe(true);
    await pointer.key('ctrl+alt+q');
    await fixture.waitFor('pressed');
    await expect(grabKeys(desktop.env, 'q')).rejects.toThrow('refused');
    expect(await ask('unshortcut')).toBe(false);
    await (await grabKeys(desktop.env, 'q')).release();
  });

  it('refuses what is no shortcut as Electron does', async () => {
    fixture.command('nonsense');
    expect(await fixture.waitFor('nonsense')).toContain('conversion failure from Ctrl+Nonsense');
  });

  it('opens folders and, where no file manager is on the bus, the folder of a file', async () => {
    const opened = () =>
      existsSync(join(desktop.folder, 'opened')) ? readFileSync(join(desktop.folder, 'opened'), 'utf8') : '';
    fixture.command('openPath');
    expect(await fixture.waitFor('openPath')).toBe('');
    expect(opened()).toBe(`${join(import.meta.dirname, 'fixture')}\n`);
    fixture.command('reveal');
    const folder = pathToFileURL(join(process.execPath, '..')).href;
    await expect.poll(opened, { timeout: 5000 }).toContain(folder);
  });

  it('has the file manager show a file, where one is on the bus', async () => {
    const manager = await openFileManager(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    fixture.command('reveal');
    await expect.poll(() => manager.shown, { timeout: 5000 }).toEqual([pathToFileURL(process.execPath).href]);
    manager.close();
  });

  it('asks which file to read by a dialog of the desktop', async () => {
    fixture.command('choose');
    await pointer.focus(await pointer.findWindow({ title: '^Choose a file$' }));
    await pointer.key('ctrl+l');
    await pointer.type(join(import.meta.dirname, 'fixture/page.html'));
    await pointer.key('ctrl+Return');
    expect(await fixture.waitFor('chosen')).toEqual({
      canceled: false,
      filePaths: [join(import.meta.dirname, 'fixture/page.html')],
    });
  });

  it('tells of the room that a panel takes', async () => {
    await desktop.startTray();
    await fixture.waitFor('display', { fits: ({ height }: { height: number }) => height < 800 });
  });
});
