import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { findDesktopProcesses } from '../../tools/virtual-desktop/processes.ts';
import { requirePrograms } from '../../tools/virtual-desktop/programs.ts';
import { openSessionBus } from '../../tools/virtual-desktop/session-bus.ts';

const hasOwner = async (desktop: VirtualDesktop, name: string): Promise<unknown> => {
  const bus = await openSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  const [owned] = await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'NameHasOwner',
    signature: 's',
    body: [name],
  });
  bus.close();
  return owned;
};

describe('a virtual desktop', () => {
  let parent = '';
  let desktop: VirtualDesktop;

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'qw-test-'));
    desktop = await startVirtualDesktop({ folder: parent, width: 800, height: 600 });
    await desktop.trayReady;
  });
  afterAll(async () => {
    await desktop.stop();
    rmSync(parent, { recursive: true });
  });

  it('has a tray, a notification daemon and a keyring on a bus of its own', async () => {
    expect(desktop.env.DBUS_SESSION_BUS_ADDRESS).not.toBe(process.env.DBUS_SESSION_BUS_ADDRESS);
    for (const name of [
      'org.kde.StatusNotifierWatcher',
      'org.freedesktop.Notifications',
      'org.freedesktop.secrets',
    ])
      expect(await hasOwner(desktop, name), name).toBe(true);
  });

  it('keeps home, configuration and runtime files inside its own folder, closed to others', () => {
    expect(desktop.folder.startsWith(parent)).toBe(true);
    for (const name of ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR'])
      expect(desktop.env[name]?.startsWith(`${desktop.folder}/`), name).toBe(true);
    expect(statSync(desktop.env.XDG_RUNTIME_DIR ?? '').mode & 0o777).toBe(0o700);
    expect(statSync(desktop.env.XAUTHORITY ?? '').mode & 0o777).toBe(0o600);
  });

  it('takes nothing of the session outside into its environment', () => {
    expect(Object.keys(desktop.env)).not.toContain('WAYLAND_DISPLAY');
    expect(Object.keys(desktop.env)).not.toContain('SESSION_MANAGER');
    expect(Object.keys(desktop.env).filter((name) => name.startsWith('npm_'))).toEqual([]);
  });

  it('lets nobody onto its display without the cookie', async () => {
    const { XAUTHORITY: _cookie, ...stranger } = desktop.env;
    const asked = spawn('xdotool', ['getdisplaygeometry'], { env: { ...stranger, HOME: '/nowhere' } });
    const [code] = await once(asked, 'exit');
    expect(code).not.toBe(0);
  });

  it('pictures the whole screen, with a panel along the bottom that differs from the background', async () => {
    const path = join(parent, 'screen.png');
    await desktop.screenshot(path);
    const picture = decode(await readFile(path));
    expect([picture.width, picture.height]).toEqual([800, 600]);
    const pixel = (x: number, y: number): number[] => {
      const at = (y * picture.width + x) * picture.channels;
      return Array.from(picture.data.slice(at, at + 3));
    };
    expect(pixel(400, 590)).not.toEqual(pixel(400, 500));
    expect(pixel(400, 10)).not.toEqual(pixel(400, 500));
  });
});

it('ends everything that ran in it, even what cleared its environment and ignores signals', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'qw-test-'));
  const desktop = await startVirtualDesktop({ folder: parent, tray: false, keyring: false });
  // The inner one has no marker any more and says its number once it is up.
  const stubborn = "trap '' TERM; env -i sh -c 'echo $$; exec sleep 300' & wait; wait; sleep 300";
  const inside = spawn('sh', ['-c', stubborn], { env: desktop.env, detached: true });
  const [innerPid] = await once(inside.stdout, 'data');
  const found = await findDesktopProcesses(desktop.id);
  expect(found.map((one) => one.command)).toEqual(
    expect.arrayContaining(['dbus-daemon', 'Xvfb', 'openbox', 'dunst']),
  );
  const pids = found.map((one) => one.pid);
  expect(pids).toEqual(expect.arrayContaining([inside.pid, Number(innerPid)]));

  await Promise.all([desktop.stop(), desktop.stop(), once(inside, 'exit')]);

  expect(await findDesktopProcesses(desktop.id)).toEqual([]);
  expect(readdirSync(parent)).toEqual([]);
  rmSync(parent, { recursive: true });
});

it('goes without the parts that are not wanted, and no bus service steps in for them', async () => {
  const desktop = await startVirtualDesktop({ tray: false, notifications: false, keyring: false });
  try {
    await expect(desktop.trayReady).rejects.toThrow('without a tray');
    const bus = await openSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    for (const name of ['org.freedesktop.Notifications', 'org.freedesktop.secrets'])
      await expect(
        bus.call({
          destination: name,
          path: '/',
          interface: 'org.freedesktop.DBus.Peer',
          member: 'Ping',
        }),
        name,
      ).rejects.toThrow();
    bus.close();
    await desktop.startTray();
    expect(await hasOwner(desktop, 'org.kde.StatusNotifierWatcher')).toBe(true);
  } finally {
    await desktop.stop();
  }
  expect(existsSync(desktop.folder)).toBe(false);
});

it('clears away the folder of a desktop whose process was killed', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'qw-test-'));
  const orphan = join(parent, 'queuewatch-desktop-orphan');
  mkdirSync(orphan);
  writeFileSync(join(orphan, 'owner'), String(spawnSync('true').pid));
  const foreign = join(parent, 'queuewatch-desktop-foreign');
  mkdirSync(foreign);
  const desktop = await startVirtualDesktop({
    folder: parent,
    tray: false,
    notifications: false,
    keyring: false,
  });
  await desktop.stop();
  expect(readdirSync(parent)).toEqual(['queuewatch-desktop-foreign']);
  rmSync(parent, { recursive: true });
});

it('names the Debian packages of missing programs', async () => {
  await expect(requirePrograms(['sh', 'Xvfb', 'import'], '/nowhere:/bin')).resolves.toBeUndefined();
  await expect(requirePrograms(['Xvfb', 'import', 'dunst'], '/nowhere')).rejects.toThrow(
    'apt-get install --no-install-recommends xvfb imagemagick dunst',
  );
});
