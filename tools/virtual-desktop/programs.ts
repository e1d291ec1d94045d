import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { toPackageName } from '../../scripts/packages.mjs';

/** Rejects, naming the Debian packages, when a program is not on the search path. */
export async function requirePrograms(programs: readonly string[], searchPath: string): Promise<void> {
  const found = await Promise.all(programs.map((program) => isOnPath(program, searchPath)));
  const missing = programs.filter((_program, index) => !found[index]);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(toPackageName))].join(' ');
  throw new Error(
    `the virtual desktop needs ${missing.join(', ')}; on Debian and Ubuntu: apt-get install --no-install-recommends ${packages}`,
  );
}

async function isOnPath(program: string, searchPath: string): Promise<boolean> {
  for (const folder of searchPath.split(delimiter)) {
    try {
      await access(join(folder, program), constants.X_OK);
      return true;
    } catch {
      // Not in this folder.
    }
  }
  return false;
}
