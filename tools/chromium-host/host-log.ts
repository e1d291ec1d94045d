import { appendFileSync } from 'node:fs';

/** For those who watch from outside: `QUEUEWATCH_HOST_LOG` names a file that gets one JSON line per fact of a page. */
export function writeHostLog(fact: Record<string, unknown>): void {
  const path = process.env.QUEUEWATCH_HOST_LOG;
  if (path) appendFileSync(path, `${JSON.stringify({ at: Date.now(), ...fact })}\n`);
}
