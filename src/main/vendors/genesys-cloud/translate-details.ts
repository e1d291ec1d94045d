import { z } from 'zod';
import { createEmptyReading, type Reading } from '../../../shared/queue.ts';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';

// The answer of POST /api/v2/analytics/queues/details/query with `intervalType: realtime` (document 000).

/** The scope of document 000. It is asked for only after a 403, as not every tenant knows it. */
export const realtimeScope = 'analytics:queue:read';

export const detailMetrics = ['waiting', 'agentsAvailable', 'agentsBusy'] as const;

const figure = z.number().nonnegative().nullish();

const rowSchema = z.object({
  queueId: z.string().min(1).nullish(),
  /** Document 001 has it; 000 does not say. */
  queueName: z.string().nullish(),
  metrics: z.object({ waiting: figure, agentsAvailable: figure, agentsBusy: figure }).nullish(),
});

export const detailsSchema = z
  .object({ entities: z.array(rowSchema) })
  .refine(({ entities }) => entities.length === 0 || entities.some(({ queueId }) => queueId), {
    error: valueDetails.noRowHas('queueId'),
  });
type Details = z.infer<typeof detailsSchema>;

export interface DetailRow {
  queueId: string;
  queueName: string | null;
  waiting: number | null;
  agentsAvailable: number | null;
  agentsBusy: number | null;
}

export function toDetailRows(answer: Details): { rows: DetailRow[]; rowsWithoutId: number } {
  const rows = answer.entities.flatMap(({ queueId, queueName, metrics }) =>
    queueId
      ? [
          {
            queueId,
            queueName: queueName ?? null,
            waiting: roundUp(metrics?.waiting),
            agentsAvailable: roundUp(metrics?.agentsAvailable),
            agentsBusy: roundUp(metrics?.agentsBusy),
          },
        ]
      : [],
  );
  return { rows, rowsWithoutId: answer.entities.length - rows.length };
}

/** View `a` averages, so a count may be a fraction: somebody waits as soon as it is not 0. */
function roundUp(count: number | null | undefined): number | null {
  return count == null ? null : Math.ceil(count);
}

/**
 * The document lists only queues with recent activity: one without a row is quiet, and nothing is known of it.
 */
export function toDetailReading(
  row: DetailRow | undefined,
  identity: Omit<Parameters<typeof createEmptyReading>[0], 'mediaType'>,
): Reading {
  const { connectionId, queueId, queueName, observedAt } = identity;
  const empty = createEmptyReading({ connectionId, queueId, queueName, mediaType: 'all', observedAt });
  if (row === undefined) return empty;
  const { waiting, agentsAvailable, agentsBusy } = row;
  return { ...empty, waiting, agentsAvailable, agentsBusy };
}
