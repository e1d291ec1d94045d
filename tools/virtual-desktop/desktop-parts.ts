import { randomUUID } from 'node:crypto';
import type { DesktopFolder } from './desktop-folder.ts';
import type { Part } from './part.ts';
import { openSessionBus, type SessionBus } from './session-bus.ts';

/** Starts one program with the desktop's environment as it is by then. */
export type StartPart = (name: string, command: string, args: string[], input?: string) => Part;

export const programsOf = {
  base: ['setpriv', 'dbus-daemon', 'Xvfb', 'openbox', 'display', 'import'],
  tray: ['xfce4-panel'],
  notifications: ['dunst'],
  keyring: ['gnome-keyring-daemon'],
} as const;

export async function startBus(start: StartPart, folder: DesktopFolder): Promise<SessionBus> {
  const args = [`--config-file=${folder.busConfig}`, '--nofork', '--nopidfile', '--print-address=1'];
  const daemon = start('bus', 'dbus-daemon', args);
  await daemon.waitForLine(/^unix:/);
  return openSessionBus(folder.busAddress);
}

/** Starts the display on the first free number and answers its name (`:3`). Nothing listens on TCP. */
export async function startDisplay(
  start: StartPart,
  folder: DesktopFolder,
  screen: { width: number; height: number },
): Promise<string> {
  const args = ['-displayfd', '1', '-screen', '0', `${screen.width}x${screen.height}x24`, '-nolisten', 'tcp'];
  const server = start('display', 'Xvfb', [...args, '-noreset', '-auth', folder.xauthority]);
  return `:${await server.waitForLine(/^\d+$/)}`;
}

export async function startWindowManager(start: StartPart): Promise<void> {
  await start('window-manager', 'openbox', ['--startup', 'echo window manager is up']).waitForLine(/is up$/);
}

export async function startNotifications(start: StartPart, bus: SessionBus): Promise<void> {
  const daemon = start('notifications', 'dunst', []);
  await daemon.waitUntil(bus.waitForName('org.freedesktop.Notifications'));
}

/** An unlocked keyring: its password (an empty one would open no collection) is read up to the newline. */
export async function startKeyring(start: StartPart, bus: SessionBus): Promise<void> {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const daemon = start('keyring', 'gnome-keyring-daemon', args, `${randomUUID()}\n`);
  await daemon.waitUntil(bus.waitForName('org.freedesktop.secrets'));
}

/** The panel does not wait for its window manager (it would for seconds where both start at once). */
export async function startPanel(start: StartPart, bus: SessionBus): Promise<void> {
  const panel = start('panel', 'xfce4-panel', ['--disable-wm-check']);
  await panel.waitUntil(bus.waitForName('org.kde.StatusNotifierWatcher'));
}
