import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, toTable } from './bench-row.ts';

/** Leaves the table, and what it was measured on, as `docs/benchmarks.md`. */
export function writeBenchmarks(rows: readonly BenchRow[]): void {
  const file = join(import.meta.dirname, '../docs/benchmarks.md');
  const processors = cpus();
  const facts = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 1e9)} GB`,
    system: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    command: `npm run bench -- ${process.argv.slice(2).join(' ')}`,
  };
  writeFileSync(file, toDocument(facts, toTable(rows)));
}

function toDocument(facts: Readonly<Record<string, string>>, table: string): string {
  return `# Benchmarks

Written by the command below; do not edit. Times are of that machine and that hour: what counts are the ratios, each of
two things that were measured in turns in the same run. A peer does the least that could do the same work.

${Object.entries(facts)
  .map(([name, value]) => `- ${name}: ${name === 'command' ? `\`${value}\`` : value}`)
  .join('\n')}

\`\`\`text
${table}
\`\`\`

Not in this table, because they take long:

- \`npm run soak\`: a simulated day of 500 queues. Heap, buffers, resident memory, handles, timers and files must stay level, or it fails.
- \`npm run fresh-start\`: a fresh clone to the first numbers, once cold and once warm. It needs the package registry.
`;
}
