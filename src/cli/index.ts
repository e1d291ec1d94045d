import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../main/clock.ts';
import { runCommandLine } from './run.ts';

// The real world in, an exit code out.

const stop = new AbortController();
const endings: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143 };
const ended: { by: number | null } = { by: null };
for (const [signal, exitCode] of Object.entries(endings))
  process.once(signal, () => {
    ended.by = exitCode;
    stop.abort();
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
  stop: stop.signal,
});

// Ended by force, as a hung keychain would keep the process; but only once all of the result is written.
process.stdout.write('', () =>
  process.exit(ended.by !== null && process.argv[2] !== 'simulate' ? ended.by : exitCode),
);
