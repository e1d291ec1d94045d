import { figureNames, type Reading } from './queue.ts';

export type CellValue = string | number | null;

export interface Column<Row> {
  name: string;
  get(row: Row): CellValue;
}

const plainColumn = (name: 'connectionId' | 'queueId' | 'queueName' | 'mediaType' | 'observedAt') => ({
  name,
  get: (reading: Reading) => reading[name],
});

/**
 * A reading as one flat row, in the order of the model: times and spans in milliseconds, percentages 0 to 100,
 * null where the vendor did not say. Scripts depend on the names.
 */
export const readingColumns: readonly Column<Reading>[] = [
  plainColumn('connectionId'),
  plainColumn('queueId'),
  plainColumn('queueName'),
  plainColumn('mediaType'),
  plainColumn('observedAt'),
  ...figureNames.map((name) => ({ name, get: (reading: Reading) => reading[name] })),
  { name: 'serviceLevelPercent', get: ({ serviceLevel }) => serviceLevel?.percent ?? null },
  { name: 'withinTarget', get: ({ serviceLevel }) => serviceLevel?.withinTarget ?? null },
  { name: 'total', get: ({ serviceLevel }) => serviceLevel?.total ?? null },
  { name: 'targetMs', get: ({ serviceLevel }) => serviceLevel?.targetMs ?? null },
  { name: 'goalPercent', get: ({ serviceLevel }) => serviceLevel?.goalPercent ?? null },
  { name: 'windowFrom', get: ({ window }) => window?.from ?? null },
  { name: 'windowTo', get: ({ window }) => window?.to ?? null },
];
