import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../main/clock.ts';
import { runCommandLine } from './run.ts';

// The real world in, an exit code out.

const stopping = new AbortController();
const stop = { signal: stopping.signal, exitCode: 130 };
for (const [signal, exitCode] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
  process.once(signal, () => {
    stop.exitCode = exitCode;
    stopping.abort();
  });

// Whoever reads our output may stop early (`| head`); there is nobody left to tell.
process.stdout.on('error', () => process.exit(0));
process.stderr.on('error', () => {});

/** Both in the sources and in the bundle, package.json is two folders up. */
function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const exitCode = await runCommandLine({
  argv: process.argv.slice(2),
  environment: process.env,
  output: {
    out: (text) => process.stdout.write(text),
    problem: (line) => process.stderr.write(`${line}\n`),
  },
  clock: systemClock,
  random: Math.random,
  version: readVersion(),
  stop,
});

// Ended by force, as a hung keychain would keep the process; but only once all of the result is written.
process.stdout.write('', () => process.exit(exitCode));
