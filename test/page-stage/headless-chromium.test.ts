import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import {
  desktopIdVariable,
  endDesktopProcesses,
  findDesktopProcesses,
} from '../../tools/virtual-desktop/processes.ts';

const startMs = 30_000;
const endMs = 10_000;
const source = join(import.meta.dirname, '../../tools/page-stage/headless-chromium.ts');
const program = `const { startHeadlessChromium } = await import(${JSON.stringify(source)});
await startHeadlessChromium();
process.stdout.write('ready');`;

/** By it all that it starts is found. */
const id = `headless-${randomUUID()}`;
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await endDesktopProcesses(id);
});

it('ends when the process that started it was killed', { timeout: startMs + endMs }, async () => {
  child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, [desktopIdVariable]: id },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('the program has no standard output');
  await once(child.stdout, 'data');
  const commands = (await findDesktopProcesses(id)).map(({ command }) => command);
  expect(commands.filter((command) => command === 'chromium').length).toBeGreaterThan(1);
  child.kill('SIGKILL');
  await vi.waitFor(async () => expect(await findDesktopProcesses(id)).toEqual([]), {
    timeout: endMs,
    interval: 100,
  });
});
