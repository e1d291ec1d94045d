import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BenchRow, isMet, toRatio, toTable } from './bench-row.ts';
import { measureAppend, measureChart, measureSize } from './history.ts';
import { measureNoise } from './noise.ts';
import { measurePolls } from './poll.ts';
import { measureRules } from './rules.ts';

/** `npm run bench [-- --json FILE]`: one table; a goal that is not met says so, and fails nothing. */
const { values } = parseArgs({ options: { json: { type: 'string' } } });

const sizes = [
  [100, 60],
  [1000, 30],
  [5000, 15],
] as const;
const rows: BenchRow[] = [
  ...(await measurePolls(sizes)),
  ...(await measureRules()),
  ...measureNoise(),
  ...[...(await measureAppend()), ...(await measureChart()), ...(await measureSize())].map(
    ({ name, value, unit, goalAtMost }) => ({
      name,
      unit,
      ours: value,
      peer: null,
      goal: goalAtMost === null ? null : { atMost: goalAtMost },
    }),
  ),
];

console.log(toTable(rows));
if (values.json !== undefined) {
  const told = rows.map((row) => ({ ...row, ratio: toRatio(row), met: isMet(row) }));
  writeFileSync(values.json, `${JSON.stringify({ rows: told }, null, 2)}\n`);
}
