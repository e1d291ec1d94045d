import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchRow, isMet, toRatio, toTable } from './bench-row.ts';
import { measureAppend, measureChart, measureSize, measureTrends } from './history.ts';
import { measureNoise } from './noise.ts';
import { measurePage } from './page.ts';
import { measurePolls } from './poll.ts';
import { measureRules } from './rules.ts';
import { measureWindow } from './window-opening.ts';

/** `npm run bench [-- --json FILE]`: one table; a goal that is not met says so, and fails nothing. */
const { values } = parseArgs({ options: { json: { type: 'string' } } });

const missing = ['out/main/index.js', 'out/renderer/index.html'].filter(
  (file) => !existsSync(join(import.meta.dirname, '..', file)),
);
if (missing.length > 0) {
  console.error(`Nothing is built yet (${missing.join(', ')}): run \`npm run bench\`, which builds first.`);
  process.exit(1);
}

const sizes = [
  [100, 60],
  [1000, 30],
  [5000, 15],
] as const;
const rows: BenchRow[] = [
  ...(await measurePolls(sizes)),
  ...(await measureRules()),
  ...measureNoise(),
  ...[
    ...(await measureAppend()),
    ...(await measureChart()),
    ...(await measureTrends()),
    ...(await measureSize()),
  ].map(({ name, value, unit, goalAtMost }) => ({
    name,
    unit,
    ours: value,
    peer: null,
    goal: goalAtMost === null ? null : { atMost: goalAtMost },
  })),
  ...(await measurePage()),
  // A desktop of its own can only be had there.
  ...(process.platform === 'linux' ? await measureWindow() : []),
];

console.log(toTable(rows));
if (values.json !== undefined) {
  const told = rows.map((row) => ({ ...row, ratio: toRatio(row), met: isMet(row) }));
  writeFileSync(values.json, `${JSON.stringify({ rows: told }, null, 2)}\n`);
}
