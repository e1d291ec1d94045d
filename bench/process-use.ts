import { readdirSync, readFileSync } from 'node:fs';

/*
 * What a process takes of the computer, by Linux's own books (proc(5)).
 */

/** Of a second; the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor time of all its threads so far, in milliseconds. */
export function readCpuMs(pid: number): number {
  const fields = readStat(pid);
  // utime and stime.
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Memory that it has in use, in MB (10^6). */
export function readResidentMb(pid: number): number {
  const [, kB] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kB === undefined) throw new Error(`process ${pid} tells no memory`);
  return (Number(kB) * 1024) / 1e6;
}

/** Processes that draw pages, among the descendants of this one. */
export function countRenderers(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      parents.set(Number(name), Number(readStat(Number(name))[1]));
    } catch {
      // Gone between the list and the look.
    }
  }
  const descendants = new Set([pid]);
  for (let size = 0; size !== descendants.size; ) {
    size = descendants.size;
    for (const [child, parent] of parents) if (descendants.has(parent)) descendants.add(child);
  }
  return [...descendants].filter((one) => readCommandLine(one).includes('--type=renderer')).length;
}

/** From the state on: the command before it may itself hold blanks and brackets. */
function readStat(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
