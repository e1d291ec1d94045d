import type { SeenRequest } from '../scripted-server.ts';

// Rows and pages as documents 001 and 002 show them.

export const queueRow = (queueId: string, figures: object = {}) => ({
  queueId,
  queueName: `Row ${queueId}`,
  mediaType: 'voice',
  offered: 100,
  answered: 80,
  abandoned: 20,
  serviceLevelPercent: 90,
  avgHandleTime: 300,
  ...figures,
});
export const queuePage = (rows: object[], nextPageUri?: string) => ({
  body: { entities: rows, nextPageUri },
});

export const metric = (sum: number, count = 1) => ({ count, sum });
export const intervalEntity = (at: number, figures: object = {}, name = 'Billing') => ({
  date: new Date(at).toISOString(),
  groupByValues: [name],
  metrics: {
    offerCount: metric(12),
    handledCount: metric(8),
    abandonedCount: metric(4),
    serviceLevelPercent: metric(75.5),
    handleTime: metric(2000),
    ...figures,
  },
});
export const intervalPage = (entities: object[], nextPageId?: string) => ({ body: { entities, nextPageId } });
/** The queue that a question is about. */
export const queueOf = ({ body }: SeenRequest): string => JSON.parse(body).filter?.predicates[0].value;
