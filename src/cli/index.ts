import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './process.ts';

/** Both in the sources and in the bundle, package.json is two folders up. */
function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

await runProcess({
  argv: process.argv.slice(2),
  version: readVersion(),
  exit: (code) => process.exit(code),
});
