import { chmodSync, mkdirSync } from 'node:fs';
import { win32 } from 'node:path';
import { app } from 'electron';

/*
 * Where the program keeps what is a person's own, and that nobody else may look into it.
 */

/** Before anything asks for the folder; answers why it is not private, or null. */
export function settleUserData(): string | null {
  const folder = toLocalFolder(process.platform, process.env, app.getName());
  if (folder !== null) app.setPath('userData', folder);
  // Windows gives a person's profile to nobody else.
  return process.platform === 'win32' ? null : keepPrivate(app.getPath('userData'));
}

/** Windows: not the part of the profile that is copied over the network at each sign-in. Null: where the system says. */
export function toLocalFolder(
  platform: NodeJS.Platform,
  { LOCALAPPDATA: local }: Readonly<Record<string, string | undefined>>,
  name: string,
): string | null {
  return platform === 'win32' && local ? win32.join(local, name) : null;
}

export function keepPrivate(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
