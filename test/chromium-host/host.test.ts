import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { createPointer, type Pointer } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { openToastWatch } from '../../tools/virtual-desktop/instruments/toast-watch.ts';
import { openTrayWatch, type TrayWatch } from '../../tools/virtual-desktop/instruments/tray-watch.ts';
import { type FixtureRun, runFixture } from './fixture-run.ts';
import { processesWith } from './outside.ts';

const run = promisify(execFile);

/** One desktop and one application: the cases follow each other as a person's day would. */
describe('an application on the Chromium host', { timeout: 15_000 }, () => {
  let desktop: VirtualDesktop;
  let fixture: FixtureRun;
  let pointer: Pointer;
  let tray: TrayWatch;
  const windowShown = () => pointer.findWindow({ title: '^Queuewatch$' });
  const busAddress = () => desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const chromiumProcesses = () => processesWith(`${desktop.folder}/tmp/queuewatch-page-`);

  beforeAll(async () => {
    desktop = await startVirtualDesktop({ keyring: false });
    fixture = runFixture(desktop.env, desktop.folder);
    pointer = createPointer(desktop.env);
    tray = await openTrayWatch(busAddress());
    await fixture.waitFor('show');
  }, 30_000);

  afterAll(async () => {
    tray?.close();
    await fixture?.stop('SIGKILL');
    await desktop?.stop();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => console.error(JSON.stringify(fixture.said.slice(-8)), fixture.errors()));
  });

  it('loads the page through the protocol handler under its own name', async () => {
    expect(await fixture.waitFor('loaded')).toBe('app://fixture/page.html');
    const { version, userData, screen } = (await fixture.waitFor('started')) as Record<string, unknown>;
    expect(screen).toEqual({ width: 1280, height: 800 });
    expect(version).toBe('9.8.7');
    expect(userData).toBe(join(desktop.env.XDG_CONFIG_HOME ?? '', 'Queuewatch'));
  });

  it('draws a window of the asked size, with title, class and frame', async () => {
    const window = await windowShown();
    expect([window.width, window.height]).toEqual([640, 400]);
    const { stdout } = await run('xprop', ['-id', window.id, 'WM_CLASS', 'WM_STATE', '_NET_FRAME_EXTENTS'], {
      env: desktop.env,
    });
    expect(stdout).toContain('"queuewatch", "Queuewatch"');
    expect(stdout).toContain('window state: Normal');
  });

  it('carries calls, values, errors and callbacks over the bridge and nothing else into the page', async () => {
    const fact = await fixture.waitFor('said', { fits: (said: { answer?: unknown }) => 'answer' in said });
    expect(fact).toMatchObject({
      answer: {
        value: { count: 3, when: '1970-01-01T00:00:00.005Z' },
        url: 'app://fixture/page.html',
        origin: 'app://fixture',
        isMainFrame: true,
        isOurWindow: true,
      },
      failure: "Error invoking remote method 'fail': Error: as asked",
      sum: 3,
      refused: 'module not found: node:fs',
      frozen: true,
      globals: [],
      isSecure: true,
    });
  });

  it('delivers a push to the listener that the page gave', async () => {
    const fact = await fixture.waitFor('said', { fits: (said: { pushed?: unknown }) => 'pushed' in said });
    expect(fact).toEqual({ pushed: { at: '1970-01-01T00:00:00.000Z', rows: [1, null] }, isDate: true });
  });

  it('enforces the content security policy, denies permissions and tells the console', async () => {
    const fact = await fixture.waitFor('said', { fits: (said: { answer?: unknown }) => 'answer' in said });
    expect(fact).toMatchObject({ blocked: 'blocked', inlineRan: false, notifications: 'denied' });
    const told = fixture
      .hostLog()
      .filter(({ message }) => String(message).includes('Content Security Policy'));
    expect(told.map(({ kind, level }) => [kind, level])).toContainEqual(['log', 'error']);
  });

  it('runs Chromium without rights and with its sandbox', async () => {
    const [browser] = chromiumProcesses().filter(({ args }) => !args.includes('--type='));
    expect(browser?.args).not.toContain('--no-sandbox');
    const renderer = chromiumProcesses().find(({ args }) => args.includes('--type=renderer'));
    expect(renderer?.status).toMatch(/^Seccomp:\t2$/m);
    expect(renderer?.status).not.toMatch(/^Uid:\t0/m);
  });

  it('throws by name for what it does not provide', async () => {
    fixture.command('unknown');
    expect(await fixture.waitFor('refused')).toBe(
      'not provided by the Chromium host: BrowserWindow.capturePage',
    );
  });

  it('asks main before the page goes elsewhere or opens a window', async () => {
    await pointer.focus(await windowShown());
    await pointer.key('n');
    expect(await fixture.waitFor('will-navigate')).toBe('https://elsewhere.invalid/');
    await pointer.key('o');
    expect(await fixture.waitFor('window-open')).toBe('https://popup.invalid/');
    await fixture.waitFor('said', { fits: (said: { opened?: unknown }) => said.opened === null });
    const beside = fixture.waitFor('window-open', { fresh: true });
    await pointer.key('t');
    expect(await beside).toBe('https://beside.invalid/');
  });

  it('shows a tray item with icon, tooltip and menu', async () => {
    const item = await tray.waitForItem(({ toolTip }) => toolTip.title === '7 waiting');
    // That of scale 1, of two.
    expect(item.icons.map(({ width, height }) => [width, height])).toEqual([[16, 16]]);
    // The fixture's bitmap is blue 0x20, green 0x40, red 0x10, opaque.
    expect([...(item.icons[0]?.argb.subarray(0, 4) ?? [])]).toEqual([0xff, 0x10, 0x40, 0x20]);
    const menu = await tray.menu(item);
    expect(
      menu.map(({ label, enabled, separator, checked }) => [label, enabled, separator, checked]),
    ).toEqual([
      ['Open board', true, false, null],
      ['', true, true, null],
      ['Muted', true, false, false],
      ['Quiet', true, false, null],
      ['Asleep', false, false, null],
      ['Quit', true, false, null],
    ]);
  });

  it('tells main of clicks on the tray item and its menu', async () => {
    const item = await tray.waitForItem(({ toolTip }) => toolTip.title === '7 waiting');
    await tray.activate(item);
    await fixture.waitFor('tray-click');
    await tray.clickMenu(item, 'Muted');
    expect(await fixture.waitFor('muted')).toBe(true);
    await tray.clickMenu(item, 'Quiet', 'For an hour');
    await fixture.waitFor('quiet');
  });

  it('changes the tray item when main does', async () => {
    fixture.command('icon');
    const item = await tray.waitForItem(({ toolTip }) => toolTip.title === '9 waiting');
    expect(item.icons[0]?.argb[1]).toBe(0xff);
  });

  it('shows a notification as Electron does on Linux and tells of the click on it, the last it tells', async () => {
    const toasts = await openToastWatch(busAddress());
    fixture.command('notify');
    const toast = await toasts.waitForToast(({ summary }) => summary === 'Sales <EU>');
    expect(toast).toMatchObject({
      appName: 'Queuewatch',
      body: 'waits & <b>waits</b>',
      urgency: 'critical',
      actions: ['default', 'View'],
    });
    await fixture.waitFor('notification-show');
    await toasts.act();
    await fixture.waitFor('notification-click');
    await toasts.dismissAll();
    await toasts.waitForClosed(toast.id);

    const shown = fixture.waitFor('notification-show', { fresh: true });
    fixture.command('notify');
    await shown;
    const second = await toasts.waitForToast(({ id }) => id !== toast.id);
    await toasts.dismissAll();
    // The close of the one that was clicked would have come before this one's.
    expect(await fixture.waitFor('notification-close')).toBe('no reason');
    expect(fixture.said.filter(([what]) => what === 'notification-close')).toHaveLength(1);

    const again = fixture.waitFor('notification-show', { fresh: true });
    fixture.command('notify');
    await again;
    fixture.command('unnotify');
    const last = await toasts.waitForToast(({ id }) => id !== toast.id && id !== second.id);
    expect((await toasts.waitForClosed(last.id)).reason).toBe('closed-by-application');
    fixture.command('idle');
    await fixture.waitFor('idle', { fresh: true });
    expect(fixture.said.filter(([what]) => what === 'notification-close')).toHaveLength(1);
    toasts.close();
  });

  it('knows since when nobody touched anything', async () => {
    const ask = async () => {
      const answer = fixture.waitFor('idle', { fresh: true });
      fixture.command('idle');
      return (await answer) as { state: string; seconds: number };
    };
    // On a busy computer the answer may come more than a second after the click.
    const touchAndAsk = async () => {
      await pointer.click(640, 790);
      return ask();
    };
    const justTouched = { state: 'active', seconds: 0 };
    await expect.poll(touchAndAsk, { timeout: 10_000 }).toMatchObject(justTouched);
    await expect.poll(ask, { timeout: 10_000 }).toMatchObject({ state: 'idle' });
    expect((await ask()).seconds).toBeGreaterThanOrEqual(2);
    await expect.poll(touchAndAsk, { timeout: 10_000 }).toMatchObject(justTouched);
  });

  it('lets main run code in the page and gives it what that comes to', async () => {
    fixture.command('evaluate');
    expect(await fixture.waitFor('evaluated')).toEqual(['Queuewatch', null]);
    expect(await fixture.waitFor('not-evaluated')).toContain('as asked');
  });

  it('puts text on the clipboard, from which other programs paste it', async () => {
    fixture.command('copy');
    await fixture.waitFor('copied');
    await pointer.focus(await windowShown());
    await pointer.key('p');
    await pointer.key('ctrl+v');
    const fact = await fixture.waitFor('said', { fits: (said: { pasted?: unknown }) => 'pasted' in said });
    expect(fact).toEqual({ pasted: '3 waiting · Zürich ✓' });
  });

  it('lets main keep the window that a person closes, and shows it again as it was', async () => {
    await pointer.focus(await windowShown());
    const hidden = fixture.waitFor('hide', { fresh: true });
    await pointer.key('alt+F4');
    await hidden;
    const loads = fixture.said.filter(([what]) => what === 'loaded').length;
    const shown = fixture.waitFor('show', { fresh: true });
    const [item] = await tray.items();
    if (item) await tray.clickMenu(item, 'Open board');
    await shown;
    await windowShown();
    expect(fixture.said.filter(([what]) => what === 'loaded')).toHaveLength(loads);
  });

  it('hands the second start to the first one', async () => {
    const second = runFixture(desktop.env, desktop.folder, ['--hello']);
    expect(await second.ended).toBe(0);
    expect(second.said).toEqual([['second', null]]);
    expect(await fixture.waitFor('second-instance')).toMatchObject({
      argv: ['--hello'],
      data: { wants: 'window' },
    });
  });

  it('asks for a file by a dialog of the desktop', async () => {
    fixture.command('save');
    await pointer.focus(await pointer.findWindow({ title: '^Save board$' }));
    // yad's own key for its OK button; plain Return stays in the name.
    await pointer.key('ctrl+Return');
    expect(await fixture.waitFor('saved')).toEqual({
      canceled: false,
      filePath: join(desktop.env.HOME ?? '', 'board.csv'),
    });
    expect(readFileSync(join(desktop.env.HOME ?? '', 'board.csv'), 'utf8')).toBe('saved\n');
  });

  it('takes the item out of the tray', async () => {
    const [item] = await tray.items();
    expect(item?.toolTip.title).toBe('9 waiting');
    fixture.command('untray');
    if (item) await tray.waitForRemoval(item);
    expect(await tray.items()).toEqual([]);
  });

  it('quits in the order that Electron documents and leaves nothing behind', async () => {
    expect(chromiumProcesses().length).toBeGreaterThan(0);
    const from = fixture.said.length;
    expect(await fixture.stop('SIGINT')).toBe(0);
    expect(fixture.said.slice(from).map(([what]) => what)).toEqual([
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit',
    ]);
    expect(chromiumProcesses()).toEqual([]);
    expect(readdirSync(join(desktop.folder, 'tmp')).filter((name) => name.startsWith('queuewatch-'))).toEqual(
      [],
    );
  });
});
