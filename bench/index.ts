import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchRow, isMet, toRatio, toTable } from './bench-row.ts';
import { measureCsv } from './csv.ts';
import { measureAppend, measureChart, measureSize, measureTrends } from './history.ts';
import { measureIdle } from './idle.ts';
import { measureNoise } from './noise.ts';
import { measurePage } from './page.ts';
import { measurePolls } from './poll.ts';
import { measureRequests } from './requests.ts';
import { measureRules } from './rules.ts';
import { measureSdk } from './sdk.ts';
import { measureStart } from './start.ts';
import { measureWindow } from './window-opening.ts';
import { writeBenchmarks } from './written-table.ts';

/**
 * `npm run bench [-- --json FILE] [--write] [--only PART …] [--idle-seconds N]`: one table; a goal that is not met says
 * so, and fails nothing. `--write` makes `docs/benchmarks.md` of it.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    'idle-seconds': { type: 'string', default: '180' },
  },
});

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
// A desktop of its own, and the books of processes, can only be had there.
const onLinux = process.platform === 'linux';
const parts: Readonly<Record<string, () => Promise<BenchRow[]> | BenchRow[]>> = {
  poll: () => measurePolls(sizes),
  sdk: measureSdk,
  requests: measureRequests,
  rules: measureRules,
  csv: measureCsv,
  noise: measureNoise,
  history: measureHistory,
  page: measurePage,
  ...(onLinux && {
    window: measureWindow,
    start: measureStart,
    idle: () => measureIdle(Number(values['idle-seconds'])),
  }),
};
const chosen = values.only ?? Object.keys(parts);
const unknown = chosen.filter((name) => parts[name] === undefined);
if (unknown.length > 0 || !(Number(values['idle-seconds']) >= 1)) {
  console.error(`--only takes ${Object.keys(parts).join(', ')}; --idle-seconds a number from 1 on`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const name of chosen) {
  rows.push(...((await parts[name]?.()) ?? []));
}

console.log(toTable(rows));
if (values.json !== undefined) {
  const told = rows.map((row) => ({ ...row, ratio: toRatio(row), met: isMet(row) }));
  writeFileSync(values.json, `${JSON.stringify({ rows: told }, null, 2)}\n`);
}
if (values.write) writeBenchmarks(rows);

async function measureHistory(): Promise<BenchRow[]> {
  const measured = [
    ...(await measureAppend()),
    ...(await measureChart()),
    ...(await measureTrends()),
    ...(await measureSize()),
  ];
  return measured.map(({ name, value, unit, goalAtMost }) => ({
    name,
    unit,
    ours: value,
    peer: null,
    goal: goalAtMost === null ? null : { atMost: goalAtMost },
  }));
}
