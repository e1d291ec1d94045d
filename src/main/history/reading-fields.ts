import type { FigureName, MediaType, Reading } from '../../shared/queue.ts';

/*
 * A reading as a row of numbers, NaN for null: what goes to the worker without being cloned object by object, and
 * what the codec compares field by field.
 */

/** Those that change most come first: which changed is a varint, and the lowest seven fit its first byte. */
const figureOrder = [
  'longestWaitMs',
  'waiting',
  'interacting',
  'agentsAvailable',
  'agentsBusy',
  'agentsOnQueue',
  'offered',
  'answered',
  'abandoned',
  'averageWaitMs',
  'averageHandleMs',
] as const satisfies readonly FigureName[];

export const fields = {
  longestWaitMs: 0,
  waiting: 1,
  agentsAvailable: 3,
  agentsOnQueue: 5,
  offered: 6,
  answered: 7,
  abandoned: 8,
  percent: 11,
  withinTarget: 12,
  total: 13,
  windowFrom: 14,
  windowTo: 15,
  observedAt: 16,
  targetMs: 17,
  goalPercent: 18,
  /** 1 where there is a service level, whose parts may all be unknown. */
  hasLevel: 19,
} as const;

/** Numbers of a reading. */
export const fieldCount = 20;

/** What a queue and media type is called; the figures of a row say nothing of it. */
export interface RowIdentity {
  connectionId: string;
  queueId: string;
  mediaType: MediaType;
  queueName: string;
}

export function writeFields(reading: Reading, into: Float64Array, offset: number): void {
  for (let index = 0; index < figureOrder.length; index += 1) {
    const name = figureOrder[index];
    if (name !== undefined) into[offset + index] = reading[name] ?? Number.NaN;
  }
  const { serviceLevel, window } = reading;
  into[offset + fields.percent] = serviceLevel?.percent ?? Number.NaN;
  into[offset + fields.withinTarget] = serviceLevel?.withinTarget ?? Number.NaN;
  into[offset + fields.total] = serviceLevel?.total ?? Number.NaN;
  into[offset + fields.windowFrom] = window?.from ?? Number.NaN;
  into[offset + fields.windowTo] = window?.to ?? Number.NaN;
  into[offset + fields.observedAt] = reading.observedAt;
  into[offset + fields.targetMs] = serviceLevel?.targetMs ?? Number.NaN;
  into[offset + fields.goalPercent] = serviceLevel?.goalPercent ?? Number.NaN;
  into[offset + fields.hasLevel] = serviceLevel === null ? Number.NaN : 1;
}

export function toReading(identity: RowIdentity, values: Float64Array): Reading {
  const at = (field: number): number | null => toFigure(values[field]);
  const from = at(fields.windowFrom);
  const to = at(fields.windowTo);
  return {
    connectionId: identity.connectionId,
    queueId: identity.queueId,
    queueName: identity.queueName,
    mediaType: identity.mediaType,
    observedAt: at(fields.observedAt) ?? 0,
    waiting: at(fields.waiting),
    longestWaitMs: at(fields.longestWaitMs),
    interacting: at(figureOrder.indexOf('interacting')),
    agentsOnQueue: at(figureOrder.indexOf('agentsOnQueue')),
    agentsAvailable: at(fields.agentsAvailable),
    agentsBusy: at(figureOrder.indexOf('agentsBusy')),
    offered: at(fields.offered),
    answered: at(fields.answered),
    abandoned: at(fields.abandoned),
    averageHandleMs: at(figureOrder.indexOf('averageHandleMs')),
    averageWaitMs: at(figureOrder.indexOf('averageWaitMs')),
    serviceLevel:
      at(fields.hasLevel) === null
        ? null
        : {
            percent: at(fields.percent),
            withinTarget: at(fields.withinTarget),
            total: at(fields.total),
            targetMs: at(fields.targetMs),
            goalPercent: at(fields.goalPercent),
          },
    window: from === null || to === null ? null : { from, to },
  };
}

export function toFigure(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
