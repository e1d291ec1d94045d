import type { QueueSummary } from '../shared/queue.ts';
import type { Column } from '../shared/reading-columns.ts';
import { toExitCode } from './exit-code.ts';
import type { AskOptions } from './options.ts';
import { type Output, toJsonLine, toProblemLine } from './output.ts';
import type { Session } from './session.ts';

interface QueueRow extends Pick<QueueSummary, 'queueId' | 'targets'> {
  connectionId: string;
  queueName: string;
}

const columns: readonly Column<QueueRow>[] = [
  { name: 'connectionId', get: ({ connectionId }) => connectionId },
  { name: 'queueId', get: ({ queueId }) => queueId },
  { name: 'queueName', get: ({ queueName }) => queueName },
];

/** Every queue that the vendors list, whichever of them a connection watches. */
export async function runQueues(
  session: Session,
  timeoutMs: number,
  format: AskOptions['format'],
  output: Output,
): Promise<number> {
  const answers = await session.askAll((vendor, signal) => vendor.listQueues(signal), {
    timeoutMs,
    isRepeated: true,
  });
  for (const { connection, result } of answers)
    if (!result.ok) output.problem(toProblemLine(connection.id, result.failure));
  const rows = answers.flatMap(({ connection, result }) =>
    result.ok
      ? result.value.map(({ queueId, name, targets }) => ({
          connectionId: connection.id,
          queueId,
          queueName: name,
          targets,
        }))
      : [],
  );
  if (format === 'csv') {
    const { toCsvText } = await import('../main/export/csv.ts');
    output.out(
      toCsvText(
        columns.map(({ name }) => name),
        rows.map((row) => columns.map(({ get }) => get(row))),
      ),
    );
  } else output.out(toJsonLine(rows));
  return toExitCode(answers.map(({ result }) => (result.ok ? null : result.failure.code)));
}
