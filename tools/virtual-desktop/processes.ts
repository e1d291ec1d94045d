import { readdir, readFile } from 'node:fs/promises';
import { type Clock, systemClock } from '../../src/main/clock.ts';

/** Everything that runs in a desktop has this variable in its environment, however it was started. */
export const desktopIdVariable = 'QUEUEWATCH_DESKTOP_ID';

export interface FoundProcess {
  pid: number;
  parentPid: number;
  /** Clock ticks since boot: tells a process from a later one with the same number. */
  startTime: string;
  command: string;
}

/**
 * The processes whose environment carries the desktop's id, and their descendants (some clear it), except
 * the calling process. Empty where there is no /proc.
 */
export async function findDesktopProcesses(desktopId: string): Promise<FoundProcess[]> {
  const marker = `${desktopIdVariable}=${desktopId}`;
  const names = await readdir('/proc').catch(() => []);
  const all = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => readProcess(name)));
  const running = all.filter((one) => one !== null).filter((one) => one.pid !== process.pid);
  const found = new Set(running.filter((one) => one.environment.includes(marker)).map((one) => one.pid));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const one of running) if (found.has(one.parentPid)) found.add(one.pid);
  }
  return running
    .filter((one) => found.has(one.pid))
    .map(({ pid, parentPid, startTime, command }) => ({ pid, parentPid, startTime, command }));
}

/**
 * Ends whatever still runs in a desktop: asks first, and kills what is there after `patienceMs`. Rejects,
 * naming them, when some survive even that.
 */
export async function endDesktopProcesses(
  desktopId: string,
  patienceMs = 1000,
  clock: Clock = systemClock,
): Promise<void> {
  const known = new Map<string, FoundProcess>();
  const stillRunning = async (): Promise<FoundProcess[]> => {
    for (const one of await findDesktopProcesses(desktopId)) known.set(`${one.pid} ${one.startTime}`, one);
    const checked = await Promise.all(
      [...known.values()].map((one) => isRunning(one).then((yes) => (yes ? [one] : []))),
    );
    return checked.flat();
  };
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const giveUpAt = clock.monotonic() + patienceMs;
    for (const one of await stillRunning()) sendSignal(one.pid, signal);
    while ((await stillRunning()).length > 0 && clock.monotonic() < giveUpAt) {
      // Strangers' children report their end to nobody here, so there is only looking again.
      await new Promise<void>((resolve) => clock.setTimer(15, resolve));
    }
  }
  const survivors = await stillRunning();
  if (survivors.length > 0)
    throw new Error(`still running: ${survivors.map((one) => `${one.pid} ${one.command}`).join(', ')}`);
}

/** Signals a process or, with a negative number, a group; one that is gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function isRunning(one: FoundProcess): Promise<boolean> {
  const now = await readStat(one.pid);
  return now !== null && now.state !== 'Z' && now.state !== 'X' && now.startTime === one.startTime;
}

async function readProcess(name: string): Promise<(FoundProcess & { environment: string[] }) | null> {
  const stat = await readStat(Number(name));
  if (stat === null || stat.state === 'Z') return null;
  // Another user's process hides its environment; its parent may still give it away.
  const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
  return { ...stat, pid: Number(name), environment: environment.split('\0') };
}

async function readStat(
  pid: number,
): Promise<{ state: string; parentPid: number; startTime: string; command: string } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // pid (command) state ppid …: the command may itself hold blanks and brackets (proc(5)).
  const [, command, rest] = /^\d+ \((.*)\) (.*)$/s.exec(text ?? '') ?? [];
  if (command === undefined || rest === undefined) return null;
  const fields = rest.split(' ');
  return { command, state: fields[0] ?? '', parentPid: Number(fields[1]), startTime: fields[19] ?? '' };
}
