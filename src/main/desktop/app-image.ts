import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

/**
 * The file of the AppImage that runs this program; null when none does. An AppImage is mounted (or unpacked) in another
 * folder at each start: its runtime names that folder `APPDIR` and its own file `APPIMAGE`
 * (https://docs.appimage.org/packaging-guide/environment-variables.html). Programs started from another AppImage, such as
 * a terminal, inherit both: then the program does not lie in that folder.
 */
export function findAppImage(
  { APPIMAGE: image = '', APPDIR: folder = '' }: NodeJS.ProcessEnv,
  program: string,
): string | null {
  if (image === '' || folder === '') return null;
  return resolvePath(program).startsWith(`${resolvePath(folder)}${sep}`) ? image : null;
}

/** The folder of temporary files may be a link. A folder of another program may be gone already. */
function resolvePath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
