import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { createPointer, type Pointer } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { openTrayWatch } from '../../tools/virtual-desktop/instruments/tray-watch.ts';
import { type FixtureRun, runFixture } from './fixture-run.ts';
import { processesWith, visibleWindowsOf } from './outside.ts';

/** A desktop that begins without panel and without notification daemon, and an application in trouble. */
describe('an application on a poor desktop', { timeout: 15_000 }, () => {
  let desktop: VirtualDesktop;
  let fixture: FixtureRun;
  let pointer: Pointer;
  const busAddress = () => desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const chromiumProcesses = (type: RegExp) =>
    processesWith(`${desktop.folder}/tmp/queuewatch-page-`).filter(({ args }) => type.test(args));
  const visibleWindows = () => visibleWindowsOf(desktop.env);

  beforeAll(async () => {
    desktop = await startVirtualDesktop({ keyring: false, notifications: false, tray: false });
    // The session's bus stands in for the system's, on which logind would speak.
    const env = { ...desktop.env, DBUS_SYSTEM_BUS_ADDRESS: busAddress() };
    fixture = runFixture(env, desktop.folder, ['--hidden']);
    pointer = createPointer(desktop.env);
    await fixture.waitFor('loaded');
  }, 30_000);

  afterAll(async () => {
    await fixture?.stop('SIGKILL');
    await desktop?.stop();
  });

  it('runs the page of a window that is not shown', async () => {
    await fixture.waitFor('said', { fits: (said: { answer?: unknown }) => 'answer' in said });
    expect(visibleWindows()).toEqual([]);
    fixture.command('show');
    await fixture.waitFor('focus');
    expect(visibleWindows()).toHaveLength(1);
  });

  it('says that a notification failed when nobody shows notifications', async () => {
    fixture.command('notify');
    await fixture.waitFor('notification-failed');
  });

  it('puts the item into a tray that comes later', async () => {
    const watch = await openTrayWatch(busAddress());
    await desktop.startTray();
    await watch.waitForItem(({ toolTip }) => toolTip.title === '7 waiting');
    watch.close();
  });

  it('minimises and restores the window', async () => {
    fixture.command('minimize');
    await fixture.waitFor('minimize');
    fixture.command('restore');
    await fixture.waitFor('restore');
    await pointer.findWindow({ title: '^Queuewatch$' });
  });

  it('gives the page the colour scheme that main chose', async () => {
    fixture.command('dark');
    expect(await fixture.waitFor('theme')).toBe(true);
    await fixture.waitFor('said', { fits: (said: { dark?: boolean }) => said.dark === true });
  });

  it('tells of suspend and resume, and of no lock, as Electron does not on Linux', async () => {
    const send = (path: string, ...signal: string[]) =>
      execFileSync(
        'dbus-send',
        [`--bus=${busAddress()}`, '--type=signal', `/org/freedesktop/login1${path}`, ...signal],
        { env: desktop.env },
      );
    const sleeping = 'org.freedesktop.login1.Manager.PrepareForSleep';
    send('', sleeping, 'boolean:true');
    await fixture.waitFor('suspend');
    send('/session/_1', 'org.freedesktop.login1.Session.Lock');
    send('', sleeping, 'boolean:false');
    await fixture.waitFor('resume');
    expect(fixture.said.filter(([what]) => what === 'lock-screen')).toEqual([]);
  });

  it('tells of a page that crashed and loads it again', async () => {
    const loaded = fixture.waitFor('did-finish-load', { fresh: true });
    // One of them is the page's, the other waits for the next page.
    for (const { pid } of chromiumProcesses(/--type=renderer/)) process.kill(pid, 'SIGKILL');
    expect(await fixture.waitFor('render-process-gone')).toBe('crashed');
    await loaded;
  });

  it('goes on without Chromium and starts it again for the next window', async () => {
    const [browser] = chromiumProcesses(/--remote-debugging-pipe/).filter(
      ({ args }) => !args.includes('--type='),
    );
    if (browser) process.kill(browser.pid, 'SIGKILL');
    await fixture.waitFor('render-process-gone', { fits: (reason: string) => reason === 'killed' });
    await fixture.waitFor('window-all-closed');
    const loaded = fixture.waitFor('did-finish-load', { fresh: true });
    fixture.command('open');
    await loaded;
    fixture.command('show');
    await pointer.findWindow({ title: '^Queuewatch$' });
  });

  it('ends the page when a person closes the window and main does not object', async () => {
    fixture.command('release');
    await pointer.focus(await pointer.findWindow({ title: '^Queuewatch$' }));
    const closed = fixture.waitFor('closed', { fresh: true });
    await pointer.key('alt+F4');
    await closed;
    await expect.poll(visibleWindows, { timeout: 5000 }).toEqual([]);
  });

  it('takes Chromium along when it is killed itself', async () => {
    expect(chromiumProcesses(/./).length).toBeGreaterThan(0);
    await fixture.stop('SIGKILL');
    await expect.poll(() => chromiumProcesses(/./).length, { timeout: 5000 }).toBe(0);
  });

  it('says nothing of a window that is still opening when the application ends', async () => {
    const brief = runFixture(desktop.env, desktop.folder, ['--hidden']);
    await brief.waitFor('loaded');
    brief.command('release\nopen\nquit');
    expect(await brief.ended).toBe(0);
    expect(brief.errors()).not.toContain('cannot open a window');
  });

  it('closes the window, with the reason on stderr, where there is no display', async () => {
    const { DISPLAY: _none, ...env } = desktop.env;
    const blind = runFixture(env, desktop.folder);
    await blind.waitFor('closed');
    expect(await blind.waitFor('load-failed')).toContain('destroyed');
    expect(await blind.stop()).toBe(0);
    expect(blind.errors()).toContain('DISPLAY');
  });
});
