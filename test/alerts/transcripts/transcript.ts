import type { Rule } from '../../../src/shared/alert.ts';
import { ConfigFolder, run } from '../../cli/run.ts';

/** One element of what `backtest` prints. */
export interface PrintedEvent {
  at: number;
  kind: 'condition' | 'quality' | 'delivery';
  connectionId: string | null;
  queueId: string | null;
  mediaType: string | null;
  ruleId: string | null;
  episodeId: string | null;
  from: string | null;
  to: string | null;
  speak: boolean | null;
  because: string | null;
}

/** Runs the command line's `backtest` over these lines. */
export async function backtest(
  lines: readonly string[],
  rules: readonly Partial<Rule>[],
): Promise<PrintedEvent[]> {
  const folder = new ConfigFolder();
  const rulesPath = await folder.write({ rules }, 'rules.json');
  const path = await folder.write(lines.map((line) => `${line}\n`).join(''), 'readings.jsonl');
  const { exitCode, stdout, stderr } = await run(['backtest', '--rules', rulesPath, '--readings', path]);
  await folder.remove();
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/**
 * What a supervisor would have heard: `h:mm:ss because single|summary count` for each notification, the time since
 * `startAt`. A notification is followed by a silent `grouped` for each other thing that it tells of.
 */
export function toTranscript(events: readonly PrintedEvent[], startAt: number): string[] {
  return events.flatMap((event, index) => {
    if (event.speak !== true) return [];
    const isSummary = event.queueId === null && event.ruleId === null;
    let company = 0;
    for (const other of events.slice(index + 1)) {
      if (other.kind !== 'delivery' || other.because !== 'grouped' || other.at !== event.at) break;
      company += 1;
    }
    const kind = isSummary ? 'summary' : 'single';
    return `${toTime(event.at - startAt)} ${event.because} ${kind} ${company + (isSummary ? 0 : 1)}`;
  });
}

function toTime(ms: number): string {
  const seconds = ms / 1000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
