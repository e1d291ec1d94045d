import { type BoardRow, toRowColumns } from '../../../src/shared/board.ts';
import type { MediaType, QueueSummary } from '../../../src/shared/queue.ts';
import { toPercentOf } from '../../../src/shared/service-level.ts';
import { createRow } from '../../fakes/board.ts';
import { dayMs, galleryNow, hourMs, secondMs, today } from './moment.ts';

interface QueueFacts {
  id: string;
  name: string;
  media?: MediaType;
  waiting: number | null;
  /** Seconds. */
  longest: number | null;
  /** Idle, busy, on queue. */
  agents: [number, number, number] | null;
  /** Offered, answered, abandoned, in time. */
  counts: [number, number, number, number] | null;
  /** Seconds and per cent; null: the queue has none. */
  target?: [number, number] | null;
  more?: Partial<Pick<BoardRow, 'quality' | 'watched' | 'lagMs'>>;
}

const emea: readonly QueueFacts[] = [
  {
    id: 'b1',
    name: 'Billing EN',
    waiting: 14,
    longest: 244,
    agents: [0, 10, 11],
    counts: [412, 371, 29, 227],
  },
  {
    id: 't1',
    name: 'Tech support',
    media: 'chat',
    waiting: 6,
    longest: 46,
    agents: [2, 7, 9],
    counts: [208, 200, 4, 166],
    target: [60, 80],
  },
  { id: 'o1', name: 'Orders', waiting: 4, longest: 6, agents: [5, 9, 14], counts: [655, 640, 11, 585] },
  {
    id: 'o1',
    name: 'Orders',
    media: 'callback',
    waiting: 3,
    longest: 1_480,
    agents: [5, 9, 14],
    counts: [41, 38, 0, 38],
    target: null,
  },
  {
    id: 'c1',
    name: 'Complaints',
    media: 'email',
    waiting: 1,
    longest: 2 * (dayMs / 1000) + 15_067,
    agents: [2, 0, 2],
    counts: [0, 0, 0, 0],
    target: [86_400, 90],
  },
  {
    id: 'v1',
    name: 'VIP',
    waiting: 0,
    longest: 0,
    agents: [3, 1, 4],
    counts: [37, 37, 0, 37],
    target: [10, 95],
  },
  {
    id: 'k1',
    name: 'Kundenservice Deutschland, Österreich und Schweiz – Rückgaben, Umtausch und Reklamationen (Premium)',
    waiting: 2,
    longest: 9,
    agents: [1, 6, 7],
    counts: [1_204, 1_150, 48, 1_010],
  },
  {
    id: 'h1',
    name: '<img src=x onerror="document.title=1"><b>Sales & "Returns"</b>',
    waiting: 1,
    longest: 4,
    agents: [4, 2, 6],
    counts: [88, 84, 3, 75],
  },
  {
    id: 'h2',
    name: 'Refunds \u202egnihton\u202c (from the right)',
    waiting: 0,
    longest: 0,
    agents: [2, 1, 3],
    counts: [19, 19, 0, 17],
  },
  { id: 'ar', name: 'خدمة العملاء', waiting: 3, longest: 11, agents: [1, 4, 5], counts: [140, 131, 7, 118] },
  {
    id: 'n1',
    name: 'New since this morning',
    waiting: null,
    longest: null,
    agents: null,
    counts: null,
    target: null,
  },
  {
    id: 'm1',
    name: 'Messenger',
    media: 'message',
    waiting: 5,
    longest: 33,
    agents: [1, 8, 9],
    counts: [301, 290, 2, 251],
    target: [60, 80],
  },
  {
    id: 'x1',
    name: 'Winter campaign 2024',
    waiting: 2,
    longest: 30,
    agents: [0, 1, 1],
    counts: [12, 10, 1, 9],
    more: { quality: 'gone' },
  },
  {
    id: 'q1',
    name: 'Night line',
    waiting: null,
    longest: null,
    agents: null,
    counts: null,
    target: null,
    more: { quality: 'quiet' },
  },
  {
    id: 'i1',
    name: 'Internal help desk',
    waiting: 2,
    longest: 70,
    agents: [1, 2, 3],
    counts: [24, 20, 3, 15],
    more: { watched: false },
  },
];

const us: readonly QueueFacts[] = [
  { id: '4101', name: 'Sales ES', waiting: 9, longest: 70, agents: [1, 5, 6], counts: [233, 202, 22, 145] },
  {
    id: '4102',
    name: 'Retention',
    waiting: 3,
    longest: 2,
    agents: [3, 5, 8],
    counts: [98, 93, 4, 82],
    target: [90, 80],
  },
  {
    id: '4103',
    name: 'Warranty',
    media: 'social',
    waiting: 0,
    longest: 0,
    agents: [1, 0, 1],
    counts: [7, 7, 0, 7],
    target: [300, 80],
  },
  {
    id: '4104',
    name: 'Store pickup',
    waiting: 1,
    longest: 1,
    agents: [6, 3, 9],
    counts: [512, 505, 6, 470],
    target: [90, 80],
  },
  {
    id: '4105',
    name: 'Claims',
    media: 'workitem',
    waiting: 12,
    longest: 5 * (hourMs / 1000),
    agents: [4, 4, 8],
    counts: [44, 39, 0, 28],
    target: null,
  },
  { id: '4106', name: 'Loyalty', waiting: 0, longest: 0, agents: [2, 2, 4], counts: [66, 64, 1, 55] },
  {
    id: '4107',
    name: 'Loyalty',
    media: 'chat',
    waiting: 2,
    longest: 5,
    agents: [1, 3, 4],
    counts: [40, 39, 0, 33],
    target: [90, 80],
  },
  { id: '4108', name: 'Collections', waiting: 0, longest: 0, agents: [0, 0, 0], counts: [0, 0, 0, 0] },
];

const apac: readonly QueueFacts[] = [
  { id: 'j1', name: 'Billing JP', waiting: 5, longest: 40, agents: [1, 6, 7], counts: [180, 171, 6, 150] },
  { id: 'j2', name: 'Orders JP', waiting: 0, longest: 0, agents: [4, 4, 8], counts: [95, 94, 1, 90] },
  {
    id: 'j3',
    name: 'Änderung & Storno JP',
    media: 'chat',
    waiting: 2,
    longest: 12,
    agents: [1, 2, 3],
    counts: [51, 50, 0, 44],
  },
];

function toRow(connectionId: string, facts: QueueFacts): BoardRow {
  const { id, name, media = 'voice', waiting, longest, agents, counts, target = [20, 80], more = {} } = facts;
  const [offered, answered, abandoned, withinTarget] = counts ?? [null, null, null, null];
  const targetMs = target === null ? null : target[0] * secondMs;
  const goalPercent = target === null ? null : target[1];
  const serviceLevel =
    answered === null || withinTarget === null
      ? null
      : {
          percent: toPercentOf(withinTarget, answered),
          withinTarget,
          total: answered,
          targetMs,
          goalPercent,
        };
  const figures = {
    connectionId,
    queueId: id,
    queueName: name,
    mediaType: media,
    observedAt: galleryNow - 6 * secondMs,
    waiting,
    longestWaitMs: longest === null ? null : longest * secondMs,
    agentsAvailable: agents?.[0] ?? null,
    agentsBusy: agents?.[1] ?? null,
    agentsOnQueue: agents?.[2] ?? null,
    interacting: agents?.[1] ?? null,
    offered,
    answered,
    abandoned,
    averageHandleMs: answered ? 251_000 : null,
    averageWaitMs: answered ? 31_000 : null,
    serviceLevel,
    window: { from: today('00:00'), to: galleryNow },
  };
  return createRow(figures, { targetMs, goalPercent, ...more });
}

const facts = { emea, us, apac } as const;

export const rows: readonly BoardRow[] = Object.entries(facts).flatMap(([id, queues]) =>
  queues.map((queue) => toRow(id, queue)),
);

export const rowColumns = toRowColumns(rows);
export const noRows = toRowColumns([]);

/** The queues of a connection as its vendor lists them. */
export function listQueues(connectionId: string): QueueSummary[] {
  const own = rows.filter(({ reading }) => reading.connectionId === connectionId);
  const ids = [...new Set(own.map(({ reading }) => reading.queueId))];
  return ids.map((queueId) => {
    const media = own.filter(({ reading }) => reading.queueId === queueId);
    const targets: QueueSummary['targets'] = {};
    for (const { reading, targetMs, goalPercent } of media)
      if (targetMs !== null) targets[reading.mediaType] = { targetMs, goalPercent };
    return { queueId, name: media[0]?.reading.queueName ?? queueId, targets };
  });
}

export function findRow(key: string): BoardRow {
  const row = rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`the gallery has no row ${key}`);
  return row;
}
