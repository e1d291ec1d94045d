import { z } from 'zod';
import { alertSchema } from './alert.ts';
import { muteSchema } from './attention.ts';
import { apiNames, vendorIds } from './connection.ts';
import { failureSchema } from './failure.ts';
import { freshnessStates } from './freshness.ts';
import { mediaTypes } from './media-type.ts';
import type { Reading } from './queue.ts';
import { reportAbilitiesSchema } from './report.ts';

/**
 * `current`: in the connection's newest good answer (or older by `lagMs`). `quiet`: the vendor lists only
 * queues with recent activity and left this one out. `gone`: missing from a good answer.
 */
const rowQualities = ['current', 'quiet', 'gone'] as const;
export type RowQuality = (typeof rowQualities)[number];

/** The newest reading of one queue and media type, and what the board knows of it. */
export interface BoardRow {
  key: string;
  reading: Reading;
  quality: RowQuality;
  /** How much older than its connection's newest good answer this figure is, in milliseconds. */
  lagMs: number;
  /** One of "my queues": counts in the icon and raises alerts. */
  watched: boolean;
  /** The queue's own target where the vendor lists one. */
  targetMs: number | null;
  goalPercent: number | null;
}

/**
 * Why a connection is asked more or less often than chosen. `refused`: the vendor refused more. `budget`: our own polls
 * would need more than 80 % of what may be asked. `shared-counter`: others use the same client. `near-level`: every 5 s,
 * as a watched queue is near a level of a rule.
 */
export const paceReasons = ['refused', 'budget', 'shared-counter', 'near-level'] as const;
export type PaceReason = (typeof paceReasons)[number];

const connectionStatusSchema = z.object({
  id: z.string(),
  name: z.string(),
  vendor: z.enum(vendorIds),
  /** As the supervisor labelled it; the board groups by them. */
  tags: z.array(z.string()),
  /** The dialect in use; null until the first good answer. */
  api: z.enum(apiNames).nullable(),
  demo: z.boolean(),
  /** The newest poll's failure; null when it went well or none has ended. */
  failure: failureSchema.nullable(),
  /** Queues that were chosen and that the vendor does not know: nothing is seen of them. */
  unknownQueueIds: z.array(z.string()),
  /** The vendor's clock minus this computer's, where they are five minutes apart or more; else null. */
  clockSkewMs: z.number().nullable(),
  /** Today's figures failed while the live ones are fine. */
  todayFailure: failureSchema.nullable(),
  freshness: z.enum(freshnessStates),
  /** Time since the last good answer at the moment of this message; null: never answered. */
  ageMs: z.number().nullable(),
  /** By which ages are judged: the poll interval in force, yet never shorter than the chosen one. */
  intervalMs: z.number(),
  /** Why it is not the chosen one; null: it is. */
  pace: z.enum(paceReasons).nullable(),
  /** When the next poll is due, from the moment of this message; null: none planned (suspended, polling). */
  nextPollInMs: z.number().nullable(),
  /** False where the vendor gives no waiting count at all (CXone queue-stats). */
  givesWaiting: z.boolean(),
  /** What the connection asked in the last minute, all lanes together. */
  requestsPerMinute: z.number(),
  /** What it may ask; null: no limit is known. */
  allowedPerMinute: z.number().nullable(),
  /** The questions about the past that its dialect answers. */
  reports: reportAbilitiesSchema,
  freeThreshold: z.boolean(),
  /** IANA name: the tenant's own; null: not told. */
  timeZone: z.string().nullable(),
  signsInByBrowser: z.boolean(),
  /** The vendor's own web page of it can be opened (`vendors.open`). */
  webApp: z.boolean(),
});
export type ConnectionStatus = z.infer<typeof connectionStatusSchema>;

/** A column is one value: a schema for each of 135,000 cells would take longer than drawing what came. */
function createColumn<T>(isCell: (cell: unknown) => cell is T) {
  return z.custom<T[]>((cells) => {
    if (!Array.isArray(cells)) return false;
    for (const cell of cells) if (!isCell(cell)) return false;
    return true;
  });
}

function createChoices<T extends string>(choices: readonly T[]) {
  const known = new Set<unknown>(choices);
  return createColumn((cell): cell is T => known.has(cell));
}

const texts = createColumn((cell) => typeof cell === 'string');
const repeatedTexts = createColumn(
  (cell): cell is string | null => cell === null || typeof cell === 'string',
);
const flags = createColumn((cell) => typeof cell === 'boolean');
const numbers = createColumn((cell): cell is number => Number.isFinite(cell));
const figures = createColumn((cell): cell is number | null => cell === null || Number.isFinite(cell));

/**
 * Rows as columns: 5,000 rows as objects cost several times as much to write and parse. Of `queueId` and `queueName` there is a
 * cell for each row; one cell of any other column stands for all rows.
 */
export const rowColumnsSchema = z.object({
  connectionId: texts,
  /** Null: that of the row before. */
  queueId: repeatedTexts,
  /** Null: that of the row before, which is of the same queue. */
  queueName: repeatedTexts,
  mediaType: createChoices(mediaTypes),
  quality: createChoices(rowQualities),
  watched: flags,
  lagMs: numbers,
  observedAt: numbers,
  waiting: figures,
  longestWaitMs: figures,
  interacting: figures,
  agentsOnQueue: figures,
  agentsAvailable: figures,
  agentsBusy: figures,
  offered: figures,
  answered: figures,
  abandoned: figures,
  averageHandleMs: figures,
  averageWaitMs: figures,
  serviceLevelPercent: figures,
  withinTarget: figures,
  serviceLevelTotal: figures,
  /** The queue's own target and goal: the vendor's listing, else what its service level names. */
  targetMs: figures,
  goalPercent: figures,
  windowFrom: figures,
  windowTo: figures,
});
export type RowColumns = z.infer<typeof rowColumnsSchema>;

/** A push: whole connections and alerts (few), changed rows only. The snapshot has the same shape. */
export const statePushSchema = z.object({
  sequence: z.number(),
  connections: z.array(connectionStatusSchema),
  rows: rowColumnsSchema,
  removedKeys: z.array(z.string()),
  alerts: z.array(alertSchema),
  /** What is muted at the moment of this message, and for how long. */
  mutes: z.array(muteSchema),
  /** When the quiet hours in force end, in epoch milliseconds; null: it is not quiet. */
  quietUntil: z.number().nullable(),
  /** When quiet hours begin next, within a day; null: they do not, or it is quiet already. */
  quietFrom: z.number().nullable(),
  /** Alerts come as notifications of the desktop. */
  notifies: z.boolean(),
  /** Notifications that nobody has reacted to or looked after since. */
  unseen: z.number(),
});
export type StatePush = z.infer<typeof statePushSchema>;
