import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDesktopFolder } from './desktop-folder.ts';
import {
  programsOf,
  type StartPart,
  startBus,
  startDisplay,
  startKeyring,
  startNotifications,
  startPanel,
  startWindowManager,
} from './desktop-parts.ts';
import { toDesktopEnvironment } from './environment.ts';
import { background } from './look.ts';
import { type Part, startPart } from './part.ts';
import { endDesktopProcesses } from './processes.ts';
import { requirePrograms } from './programs.ts';
import type { SessionBus } from './session-bus.ts';

const run = promisify(execFile);

export interface DesktopOptions {
  /** Where the desktop's own folder is made; by default the system's folder for temporary files. */
  folder?: string;
  width?: number;
  height?: number;
  tray?: boolean;
  notifications?: boolean;
  keyring?: boolean;
}

export interface VirtualDesktop {
  id: string;
  /** The whole environment of a program in this desktop, not one to lay over another. */
  env: Record<string, string>;
  folder: string;
  /** Resolves when the panel takes icons. The rest does not wait for it; rejects in a desktop without tray. */
  trayReady: Promise<void>;
  /** Starts the panel of a desktop that began without one. */
  startTray(): Promise<void>;
  /** Takes a picture of the whole screen (PNG). */
  screenshot(path: string): Promise<void>;
  /** Ends everything that runs in it, whoever started it, and removes its folder. */
  stop(): Promise<void>;
}

/**
 * A desktop beside the person's own session: its own HOME, D-Bus session, display, window manager, panel with
 * a tray, notification daemon and unlocked keyring. Rejects, naming the packages, when programs are missing.
 */
export async function startVirtualDesktop(options: DesktopOptions = {}): Promise<VirtualDesktop> {
  const { width = 1280, height = 800, tray = true, notifications = true, keyring = true } = options;
  if (process.platform !== 'linux') throw new Error('a virtual desktop needs Linux');
  const searchPath = process.env.PATH ?? '';
  await requirePrograms(
    [
      ...programsOf.base,
      ...(tray ? programsOf.tray : []),
      ...(notifications ? programsOf.notifications : []),
      ...(keyring ? programsOf.keyring : []),
    ],
    searchPath,
  );

  const id = randomUUID();
  const folder = await createDesktopFolder(options.folder, { width, height });
  const env = toDesktopEnvironment(id, folder, process.env);
  const parts: Part[] = [];
  const start: StartPart = (name, command, args, input = '') => {
    const part = startPart({ name, command, args, env, input, logFile: join(folder.logs, `${name}.log`) });
    parts.push(part);
    return part;
  };
  const end = async (bus: SessionBus | null): Promise<void> => {
    bus?.close();
    for (const part of parts.toReversed()) await part.stop();
    await endDesktopProcesses(id);
    await rm(folder.path, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const [bus, display] = await Promise.all([
      startBus(start, folder),
      startDisplay(start, folder, { width, height }),
    ]);
    env.DISPLAY = display;
    const trayReady = tray
      ? startPanel(start, bus)
      : Promise.reject(new Error('this desktop was started without a tray'));
    trayReady.catch(() => undefined);
    await Promise.all([
      startWindowManager(start),
      paintBackground(env, `${width}x${height}`),
      notifications ? startNotifications(start, bus) : undefined,
      keyring ? startKeyring(start, bus) : undefined,
    ]);
    let ended: Promise<void> | null = null;
    return {
      id,
      env,
      folder: folder.path,
      trayReady,
      startTray: () => startPanel(start, bus),
      screenshot: async (path) => {
        await run('import', ['-window', 'root', path], { env });
      },
      stop: () => {
        ended ??= end(bus);
        return ended;
      },
    };
  } catch (error) {
    await end(null);
    throw error;
  }
}

/** ImageMagick 6 answers 1 even where it has painted; what it complains about stands on its standard error. */
async function paintBackground(env: Record<string, string>, size: string): Promise<void> {
  const args = ['-window', 'root', '-size', size, background];
  const complaint = await run('display', args, { env }).then(
    ({ stderr }) => stderr,
    (error: { stderr?: string }) => error.stderr ?? String(error),
  );
  if (complaint.trim() !== '') throw new Error(`the desktop's background: ${complaint.trim()}`);
}
