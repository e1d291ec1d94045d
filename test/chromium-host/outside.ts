import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Those whose command line has the text. */
export function processesWith(text: string): { pid: number; args: string; status: string }[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return args.includes(text) && !args.includes('vitest')
        ? [{ pid: Number(pid), args, status: readFileSync(`/proc/${pid}/status`, 'utf8') }]
        : [];
    } catch {
      return [];
    }
  });
}

/** The application's windows that are mapped, by their lines in the tree of all windows. */
export function visibleWindowsOf(env: Record<string, string>): string[] {
  const ask = (...args: string[]) => execFileSync('xwininfo', args, { env, encoding: 'utf8', stdio: 'pipe' });
  for (;;) {
    try {
      const lines = ask('-root', '-tree').split('\n');
      const ours = lines.filter((line) => line.includes('("queuewatch" "Queuewatch")'));
      return ours.filter((line) => ask('-id', /0x[0-9a-f]+/.exec(line)?.[0] ?? '').includes('IsViewable'));
    } catch (error) {
      // A window, anybody's, went away in between.
      if (!String(error).includes('Bad')) throw error;
    }
  }
}
