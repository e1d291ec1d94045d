import { toLines } from '../alerts/transcripts/scripted-lines.ts';
import { ConfigFolder, run } from './run.ts';

export const many = {
  id: 'many',
  name: 'Many waiting',
  metric: 'waiting',
  direction: 'above',
  warning: 10,
  critical: 20,
};

/** Calm, then twelve in q1 from 15 s to 60 s, then calm again. */
export const breach = toLines(0, 150, 15, (seconds) => ({ q1: seconds >= 15 && seconds <= 60 ? 12 : 2 }));

export const toText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Recordings and rules as files, and the command that is run on them. */
export class BacktestFolder extends ConfigFolder {
  async backtest(
    lines: readonly string[] | string,
    rules: unknown = { rules: [many] },
    args: readonly string[] = [],
  ): ReturnType<typeof run> {
    const rulesPath = await this.write(rules, 'rules.json');
    const text = typeof lines === 'string' ? lines : toText(lines);
    const path = await this.write(text, 'readings.jsonl');
    return run(['backtest', '--rules', rulesPath, '--readings', path, ...args]);
  }
}
