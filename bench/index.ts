import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measurePoll } from './poll.ts';

/** `npm run bench [-- --json FILE]`: figures as ratios to a bare baseline of the same run. */
const { values } = parseArgs({ options: { json: { type: 'string' } } });
const goalAtMost = 1.5;

const rows = [];
for (const [queues, rounds] of [
  [100, 60],
  [1000, 30],
  [5000, 15],
] as const)
  rows.push(await measurePoll(queues, rounds));

console.log(
  'One poll, answer to board, alert decisions and changed rows; baseline: bare undici + JSON.parse, same bytes.',
);
console.log('queues  ours ms  bare ms  ratio  changed rows');
for (const { queues, oursMs, bareMs, ratio, changedRows } of rows)
  console.log(
    [
      String(queues).padStart(6),
      oursMs.toFixed(2).padStart(7),
      bareMs.toFixed(2).padStart(7),
      ratio.toFixed(2).padStart(5),
      String(changedRows).padStart(12),
    ].join('  '),
  );
const largest = rows.at(-1);
const [smallest] = rows;
if (largest !== undefined && smallest !== undefined) {
  const exponent = Math.log(largest.oursMs / smallest.oursMs) / Math.log(largest.queues / smallest.queues);
  console.log(
    `growth exponent ${exponent.toFixed(2)}; goal at ${largest.queues} queues: ratio at most ${goalAtMost}`,
  );
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ poll: rows }, null, 2)}\n`);
