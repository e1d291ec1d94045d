import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Said = [what: string, fact: unknown];

export interface FixtureRun {
  readonly pid: number;
  readonly said: readonly Said[];
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
  command(line: string): void;
  /** The next time from now on, or a time before unless `fresh`. */
  waitFor(what: string, options?: { fresh?: boolean; fits?: (fact: never) => boolean }): Promise<unknown>;
  hostLog(): Record<string, unknown>[];
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const root = join(import.meta.dirname, '..', '..');

/** Runs a fixture as the product is run: plain Node, the host registered, the main file as the entry. */
export function runFixture(
  env: Record<string, string>,
  folder: string,
  args: string[] = [],
  entry = join(root, 'test/chromium-host/fixture/main.ts'),
): FixtureRun {
  const log = join(folder, `host-${crypto.randomUUID()}.log`);
  const child = spawn(
    join(root, 'node_modules/.bin/node'),
    ['--import', join(root, 'tools/chromium-host/register.mjs'), entry, ...args],
    { env: { ...env, QUEUEWATCH_HOST_LOG: log }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const said: Said[] = [];
  const waiting = new Set<() => void>();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdin.on('error', () => undefined);
  createInterface(child.stdout).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    for (const look of [...waiting]) look();
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    pid: child.pid ?? 0,
    said,
    errors: () => errors,
    ended,
    command: (line) => child.stdin.write(`${line}\n`),
    waitFor(what, { fresh = false, fits = () => true } = {}) {
      const from = fresh ? said.length : 0;
      const awaited = new Promise((resolve, reject) => {
        const look = () => {
          const found = said.slice(from).find(([name, fact]) => name === what && fits(fact as never));
          if (!found) return;
          waiting.delete(look);
          resolve(found[1]);
        };
        waiting.add(look);
        void ended.then((code) => reject(new Error(`ended with ${code} before it said ${what}: ${errors}`)));
        look();
      });
      // It may be awaited later than it fails.
      awaited.catch(() => undefined);
      return awaited;
    },
    hostLog() {
      try {
        const lines = readFileSync(log, 'utf8').trim().split('\n');
        return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      } catch {
        return [];
      }
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
