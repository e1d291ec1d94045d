import { createEmptyReading } from '../../../src/shared/queue.ts';

export const startAt = Date.UTC(2026, 2, 2, 9, 0, 0);

interface Script {
  /** Since `startAt`. */
  seconds: number;
  /** How many wait in each queue; null: the poll failed. */
  waiting: Readonly<Record<string, number>> | null;
  event?: 'restart' | 'wake';
  api?: string;
  connectionId?: string;
}

/** A line as `poll --every` prints it, of one connection. */
export function toLine({ seconds, waiting, event, api = 'platform', connectionId = 'emea' }: Script): string {
  const observedAt = startAt + seconds * 1000;
  const identity = { connectionId, mediaType: 'voice' as const, observedAt };
  return JSON.stringify({
    observedAt,
    connections: [{ id: connectionId, api, status: waiting === null ? 'failed' : 'ok' }],
    readings: Object.entries(waiting ?? {}).map(([queueId, count]) => ({
      ...createEmptyReading({ ...identity, queueId, queueName: queueId }),
      waiting: count,
    })),
    ...(event === undefined ? {} : { event }),
  });
}

/** Lines from one time to another (inclusive), so many seconds apart. */
export function toLines(
  from: number,
  to: number,
  everySeconds: number,
  waitingAt: (seconds: number) => Script['waiting'],
): string[] {
  const lines: string[] = [];
  for (let seconds = from; seconds <= to; seconds += everySeconds)
    lines.push(toLine({ seconds, waiting: waitingAt(seconds) }));
  return lines;
}
