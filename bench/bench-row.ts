/** One line of the table. */
export interface BenchRow {
  name: string;
  unit: string;
  ours: number;
  /** The same by bare means in the same run, in the same unit; null where there is nothing to compare with. */
  peer: number | null;
  /** Of the ratio where there is a peer, of the figure itself elsewhere; null: the figure is only told. */
  goal: { atMost: number } | { atLeast: number } | null;
}

export function toRatio({ ours, peer }: BenchRow): number | null {
  return peer === null ? null : ours / peer;
}

/** Null where there is no goal. A figure that could not be measured meets none. */
export function isMet(row: BenchRow): boolean | null {
  const { goal } = row;
  if (goal === null) return null;
  const figure = toRatio(row) ?? row.ours;
  return 'atMost' in goal ? figure <= goal.atMost : figure >= goal.atLeast;
}

export function toTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => {
    const ratio = toRatio(row);
    return [
      row.name,
      `${toFigure(row.ours)} ${row.unit}`.trimEnd(),
      row.peer === null ? '' : `${toFigure(row.peer)} ${row.unit}`.trimEnd(),
      ratio === null ? '' : ratio.toFixed(2),
      toGoalWords(row),
    ];
  });
  const lines = [['', 'ours', 'peer', 'ratio', 'goal'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toGoalWords(row: BenchRow): string {
  const { goal, peer } = row;
  if (goal === null) return '';
  const [side, level] = 'atMost' in goal ? ['at most', goal.atMost] : ['at least', goal.atLeast];
  const unit = peer === null ? row.unit : '';
  return `${side} ${level} ${unit}`.trimEnd().concat(isMet(row) ? ', met' : ', missed');
}

function toFigure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 100 ? 2 : 0);
}

export function toMedian(values: readonly number[]): number {
  return toShareAt(values, 0.5);
}

/** The figure below which this share of them lies; none of none. */
export function toShareAt(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
