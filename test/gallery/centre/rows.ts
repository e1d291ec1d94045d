import type { BoardRow } from '../../../src/shared/board.ts';
import type { MediaType, QueueSummary } from '../../../src/shared/queue.ts';
import { toRowColumns } from '../../../src/shared/row-columns.ts';
import { toPercentOf } from '../../../src/shared/service-level.ts';
import { createRow } from '../../fakes/board.ts';
import { dayMs, galleryNow, hourMs, secondMs, today } from './moment.ts';

interface QueueFacts {
  id: string;
  name: string;
  media: MediaType;
  figures: Figures | null;
  /** Seconds and per cent; null: the queue has none. */
  target: [number, number] | null;
  row: Partial<Pick<BoardRow, 'quality' | 'watched' | 'lagMs'>>;
}

interface Figures {
  waiting: number;
  longestSeconds: number;
  agents: { idle: number; busy: number; onQueue: number };
  counts: { offered: number; answered: number; abandoned: number; withinTarget: number };
}

type MoreFacts = Partial<Pick<QueueFacts, 'media' | 'target'>> & QueueFacts['row'];

function queue(
  id: string,
  name: string,
  [waiting, longestSeconds]: [number, number],
  [idle, busy, onQueue]: [number, number, number],
  [offered, answered, abandoned, withinTarget]: [number, number, number, number],
  { media = 'voice', target = [20, 80], ...row }: MoreFacts = {},
): QueueFacts {
  const agents = { idle, busy, onQueue };
  const counts = { offered, answered, abandoned, withinTarget };
  return { id, name, media, target, row, figures: { waiting, longestSeconds, agents, counts } };
}

/** Of which the vendor says nothing. */
function untold(id: string, name: string, row: QueueFacts['row'] = {}): QueueFacts {
  return { id, name, media: 'voice', target: null, row, figures: null };
}

/* Waiting and the longest wait in seconds; agents idle, busy, on queue; offered, answered, abandoned, in time. */

const emea: readonly QueueFacts[] = [
  queue('b1', 'Billing EN', [14, 244], [0, 10, 11], [412, 371, 29, 227]),
  queue('t1', 'Tech support', [6, 46], [2, 7, 9], [208, 200, 4, 166], { media: 'chat', target: [60, 80] }),
  queue('o1', 'Orders', [4, 6], [5, 9, 14], [655, 640, 11, 585]),
  queue('o1', 'Orders', [3, 1_480], [5, 9, 14], [41, 38, 0, 38], { media: 'callback', target: null }),
  queue('c1', 'Complaints', [1, 2 * (dayMs / 1000) + 15_067], [2, 0, 2], [0, 0, 0, 0], {
    media: 'email',
    target: [86_400, 90],
  }),
  queue('v1', 'VIP', [0, 0], [3, 1, 4], [37, 37, 0, 37], { target: [10, 95] }),
  queue(
    'k1',
    'Kundenservice Deutschland, Österreich und Schweiz – Rückgaben, Umtausch und Reklamationen (Premium)',
    [2, 9],
    [1, 6, 7],
    [1_204, 1_150, 48, 1_010],
  ),
  queue(
    'h1',
    '<img src=x onerror="document.title=1"><b>Sales & "Returns"</b>',
    [1, 4],
    [4, 2, 6],
    [88, 84, 3, 75],
  ),
  queue('h2', 'Refunds \u202egnihton\u202c (from the right)', [0, 0], [2, 1, 3], [19, 19, 0, 17]),
  queue('ar', 'خدمة العملاء', [3, 11], [1, 4, 5], [140, 131, 7, 118]),
  untold('n1', 'New since this morning'),
  queue('m1', 'Messenger', [5, 33], [1, 8, 9], [301, 290, 2, 251], { media: 'message', target: [60, 80] }),
  queue('x1', 'Winter campaign 2024', [2, 30], [0, 1, 1], [12, 10, 1, 9], { quality: 'gone' }),
  untold('q1', 'Night line', { quality: 'quiet' }),
  queue('i1', 'Internal help desk', [2, 70], [1, 2, 3], [24, 20, 3, 15], { watched: false }),
];

const us: readonly QueueFacts[] = [
  queue('4101', 'Sales ES', [9, 70], [1, 5, 6], [233, 202, 22, 145]),
  queue('4102', 'Retention', [3, 2], [3, 5, 8], [98, 93, 4, 82], { target: [90, 80] }),
  queue('4103', 'Warranty', [0, 0], [1, 0, 1], [7, 7, 0, 7], { media: 'social', target: [300, 80] }),
  queue('4104', 'Store pickup', [1, 1], [6, 3, 9], [512, 505, 6, 470], { target: [90, 80] }),
  queue('4105', 'Claims', [12, 5 * (hourMs / 1000)], [4, 4, 8], [44, 39, 0, 28], {
    media: 'workitem',
    target: null,
  }),
  queue('4106', 'Loyalty', [0, 0], [2, 2, 4], [66, 64, 1, 55]),
  queue('4107', 'Loyalty', [2, 5], [1, 3, 4], [40, 39, 0, 33], { media: 'chat', target: [90, 80] }),
  queue('4108', 'Collections', [0, 0], [0, 0, 0], [0, 0, 0, 0]),
];

const apac: readonly QueueFacts[] = [
  queue('j1', 'Billing JP', [5, 40], [1, 6, 7], [180, 171, 6, 150]),
  queue('j2', 'Orders JP', [0, 0], [4, 4, 8], [95, 94, 1, 90]),
  queue('j3', 'Änderung & Storno JP', [2, 12], [1, 2, 3], [51, 50, 0, 44], { media: 'chat' }),
];

function toRow(connectionId: string, facts: QueueFacts): BoardRow {
  const { id, name, media, figures, target, row } = facts;
  const { agents, counts } = figures ?? {};
  const targetMs = target === null ? null : target[0] * secondMs;
  const goalPercent = target === null ? null : target[1];
  const reading = {
    connectionId,
    queueId: id,
    queueName: name,
    mediaType: media,
    observedAt: galleryNow - 6 * secondMs,
    waiting: figures?.waiting ?? null,
    longestWaitMs: figures === null ? null : figures.longestSeconds * secondMs,
    agentsAvailable: agents?.idle ?? null,
    agentsBusy: agents?.busy ?? null,
    agentsOnQueue: agents?.onQueue ?? null,
    interacting: agents?.busy ?? null,
    offered: counts?.offered ?? null,
    answered: counts?.answered ?? null,
    abandoned: counts?.abandoned ?? null,
    averageHandleMs: counts?.answered ? 251_000 : null,
    averageWaitMs: counts?.answered ? 31_000 : null,
    serviceLevel: counts === undefined ? null : toServiceLevel(counts, targetMs, goalPercent),
    window: { from: today('00:00'), to: galleryNow },
  };
  return createRow(reading, { targetMs, goalPercent, ...row });
}

function toServiceLevel(
  { answered, withinTarget }: Figures['counts'],
  targetMs: number | null,
  goalPercent: number | null,
) {
  const percent = toPercentOf(withinTarget, answered);
  return { percent, withinTarget, total: answered, targetMs, goalPercent };
}

const facts = { emea, us, apac } as const;

export const rows: readonly BoardRow[] = Object.entries(facts).flatMap(([id, queues]) =>
  queues.map((one) => toRow(id, one)),
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
