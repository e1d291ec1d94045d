/** The script of an installed development tool: one that Node runs itself, as Windows starts no links of `.bin`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = { biome: '@biomejs/biome', tsc: 'typescript', vitest: 'vitest' };

export function toolPath(root, name) {
  const folder = join(root, 'node_modules', packages[name]);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, bin[name]);
}
