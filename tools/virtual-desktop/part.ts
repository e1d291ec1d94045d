import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type Clock, systemClock } from '../../src/main/clock.ts';
import { sendSignal } from './processes.ts';

interface PartSpec {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  /** Written to its standard input, which then ends. */
  input?: string;
  /** Both outputs go here. */
  logFile: string;
}

/** One program of the desktop. */
export interface Part {
  name: string;
  /** The first line of its standard output that fits; rejects, with what it said, when the program ends. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Awaits what tells that the program is up; rejects when it ends before, or after 10 s. */
  waitUntil(ready: Promise<void>): Promise<void>;
  /** Asks it to end, insists after a second. */
  stop(): Promise<void>;
}

const readyWithinMs = 10_000;
const patienceMs = 1000;

export function startPart(spec: PartSpec, clock: Clock = systemClock): Part {
  const log = createWriteStream(spec.logFile);
  // A group of its own: Ctrl-C in a terminal reaches the caller only, which ends things in order. And should
  // the caller be killed outright, the kernel ends the part.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', spec.command, ...spec.args], {
    env: spec.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(spec.input ?? '');
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.on('close', () => log.end());
  const lines = createInterface({ input: child.stdout });
  const ended = watchEnd(child);

  const failure = async (why: string): Promise<never> => {
    const said = await readFile(spec.logFile, 'utf8').catch(() => '');
    throw new Error(
      `${spec.name} ${why}${said === '' ? '' : `:\n${said.trim().split('\n').slice(-10).join('\n')}`}`,
    );
  };
  const waitUntil = async <T>(ready: Promise<T>): Promise<T> => {
    const late = Promise.withResolvers<string>();
    const timer = clock.setTimer(readyWithinMs, () =>
      late.resolve(`is not up after ${readyWithinMs / 1000} s`),
    );
    try {
      return await Promise.race([ready, ended.then((how) => failure(how)), late.promise.then(failure)]);
    } finally {
      timer.cancel();
    }
  };

  return {
    name: spec.name,
    waitUntil,
    waitForLine(pattern) {
      const { promise, resolve } = Promise.withResolvers<string>();
      lines.on('line', (line) => {
        if (pattern.test(line)) resolve(line);
      });
      return waitUntil(promise);
    },
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const { pid } = child;
      sendSignal(pid, 'SIGTERM');
      const timer = clock.setTimer(patienceMs, () => sendSignal(pid, 'SIGKILL'));
      await ended;
      timer.cancel();
    },
  };
}

/** How it ended, in words; never rejects. */
async function watchEnd(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, 'exit');
    return `ended (${signal === null ? `exit code ${code}` : signal})`;
  } catch (error) {
    return `did not start (${error instanceof Error ? error.message : String(error)})`;
  }
}
