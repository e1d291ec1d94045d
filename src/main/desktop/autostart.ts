import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { productName } from '../../shared/words/en/app.ts';
import { findAppImage } from './app-image.ts';
import { isEnabledEntry, toDesktopEntry } from './desktop-entry.ts';

/** Starts in the tray, without a window. */
const hiddenArgument = '--hidden';

/** Asked to stay in the tray. */
export function asksToHide(args: readonly string[]): boolean {
  return args.includes(hiddenArgument);
}

/** The same, for a start that a person asks for. */
export function withoutHiding(args: readonly string[]): string[] {
  return args.filter((argument) => argument !== hiddenArgument);
}

/** Asked to stay in the tray, or started by the system at the beginning of the session. */
export function isHiddenStart(args: readonly string[]): boolean {
  if (asksToHide(args)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** Whether the program starts with the person's session; null: this system does not tell. */
export async function readAutostart(): Promise<boolean | null> {
  if (process.platform === 'darwin') return app.getLoginItemSettings().openAtLogin;
  if (process.platform === 'win32') {
    // The person may have switched it off in the system's own list.
    const { openAtLogin, launchItems } = app.getLoginItemSettings({ args: [hiddenArgument] });
    return openAtLogin && launchItems.every(({ enabled }) => enabled);
  }
  try {
    return isEnabledEntry(await readFile(toEntryPath(), 'utf8'));
  } catch (error) {
    // An entry that may not be read may be one that starts us.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? false : null;
  }
}

export async function setAutostart(on: boolean): Promise<Result<null>> {
  if (process.platform === 'darwin' || process.platform === 'win32') {
    app.setLoginItemSettings({ openAtLogin: on, args: on ? [hiddenArgument] : [] });
  } else {
    const kept = await writeEntry(on);
    if (!kept.ok) return kept;
  }
  return (await readAutostart()) === on
    ? ok(null)
    : failed(createFailure('unsupported', { reason: 'autostart-refused' }));
}

/** Linux: the desktop starts what stands in this folder (Desktop Application Autostart Specification 0.5). */
async function writeEntry(on: boolean): Promise<Result<null>> {
  const path = toEntryPath();
  try {
    if (!on) await rm(path, { force: true });
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, toDesktopEntry(productName, toCommand()));
    }
    return ok(null);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failed(createFailure('disk', { subject: path, detail }));
  }
}

function toEntryPath(): string {
  return join(app.getPath('appData'), 'autostart', 'queuewatch.desktop');
}

function toCommand(): string[] {
  const image = findAppImage(process.env, process.execPath);
  if (image !== null) return [image, hiddenArgument];
  // Not installed: the program is run by what runs it now, with the same arguments.
  const entry = app.isPackaged ? [] : [...process.execArgv, app.getAppPath()];
  return [process.execPath, ...entry, hiddenArgument];
}
