import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The overflow account, which owns nothing: what root starts Chromium as. */
const nobody = 65534;

/** The time zone, where sounds go, and by what a virtual desktop knows the processes that belong to it. */
const passedOn = ['TZ', 'ALSA_CONFIG_PATH', 'QUEUEWATCH_DESKTOP_ID'];

export interface Profile {
  readonly userDataDir: string;
  readonly env: Record<string, string>;
  /** Empty unless we are root. */
  readonly identity: { uid?: number; gid?: number };
  remove(): void;
}

/**
 * A profile that lives as long as the application. Chromium refuses its sandbox to root, so root starts it as
 * an account without rights and hands it nothing but the display.
 */
export function createProfile(): Profile {
  const asRoot = process.getuid?.() === 0;
  const home = mkdtempSync(join(tmpdir(), 'queuewatch-page-'));
  const userDataDir = join(home, 'profile');
  const preferences = join(userDataDir, 'Default', 'Preferences');
  mkdirSync(join(userDataDir, 'Default'), { recursive: true });
  // The window manager draws the title bar, as it does for Electron's windows.
  writeFileSync(preferences, JSON.stringify({ browser: { custom_chrome_frame: false } }));
  const cookie = join(home, '.Xauthority');
  const owned = [home, userDataDir, join(userDataDir, 'Default'), preferences];
  try {
    copyFileSync(process.env.XAUTHORITY ?? join(homedir(), '.Xauthority'), cookie);
    chmodSync(cookie, 0o600);
    owned.push(cookie);
  } catch {
    // No cookie file: the server lets local users in, or says so itself when Chromium connects.
  }
  if (asRoot) for (const path of owned) chownSync(path, nobody, nobody);
  return {
    userDataDir,
    env: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      DISPLAY: process.env.DISPLAY ?? '',
      LANG: process.env.LANG ?? 'C.UTF-8',
      HOME: home,
      XAUTHORITY: cookie,
      // Its socket goes with the profile then, even when Chromium is killed; a socket's path has 107 bytes.
      ...(home.length <= 60 ? { TMPDIR: home } : {}),
      // Chromium has no business on the person's buses: tray and notifications are ours.
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null',
      DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/dev/null',
      ...(asRoot ? {} : findSoundServer()),
      ...Object.fromEntries(
        passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
      ),
    },
    identity: asRoot ? { uid: nobody, gid: nobody } : {},
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}

/** Chromium has neither the person's home nor their runtime folder, by which it would find where sounds go. */
function findSoundServer(): Record<string, string> {
  const socket = join(process.env.XDG_RUNTIME_DIR ?? '', 'pulse', 'native');
  const server = process.env.PULSE_SERVER ?? (existsSync(socket) ? `unix:${socket}` : null);
  return server === null ? {} : { PULSE_SERVER: server };
}
