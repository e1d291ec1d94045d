import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/run.ts';
import { systemClock } from '../../src/main/clock.ts';

interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
  tookMs: number;
}

export const secrets = { GC_ID: 'client-of-the-test', GC_SECRET: 'secret-of-the-test' };

interface RunOptions {
  environment?: Record<string, string>;
  stop?: AbortSignal;
  /** Called with each text on standard output. */
  onOut?: (text: string) => void;
}

/** Runs the command line in this process, as its entry does. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const ran = { stdout: '', stderr: '' };
  const startedAt = performance.now();
  const exitCode = await runCommandLine({
    argv,
    environment: options.environment ?? secrets,
    output: {
      out: (text) => {
        ran.stdout += text;
        options.onOut?.(text);
      },
      problem: (line) => {
        ran.stderr += `${line}\n`;
      },
    },
    clock: systemClock,
    random: () => 0.5,
    version: '9.9.9',
    stop: { signal: options.stop ?? new AbortController().signal, exitCode: 130 },
  });
  return { ...ran, exitCode, tookMs: performance.now() - startedAt };
}

export function toConnection(url: string, changes: Record<string, unknown> = {}) {
  return {
    id: 'emea',
    name: 'EMEA',
    vendor: 'genesys-cloud',
    api: 'platform',
    loginUrl: url,
    apiUrl: url,
    credentials: { clientId: { env: 'GC_ID' }, clientSecret: { env: 'GC_SECRET' } },
    ...changes,
  };
}

/** A folder of its own for configuration files. */
export class ConfigFolder {
  #folder = '';

  async write(content: unknown, name = 'connections.json'): Promise<string> {
    if (this.#folder === '') this.#folder = await mkdtemp(join(tmpdir(), 'queuewatch-cli-'));
    const path = join(this.#folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  async remove(): Promise<void> {
    if (this.#folder !== '') await rm(this.#folder, { recursive: true });
  }
}
