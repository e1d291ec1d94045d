import { toRowKey } from '../../shared/row-key.ts';
import type { Archive } from './archive.ts';
import type { HoursQuestion, PastHour, PastHourQuestion } from './messages.ts';
import type { Recorder } from './recorder.ts';
import type { Roster } from './roster.ts';

/** The hours of this span of which polls are kept, in order. */
export function findHours(recorder: Recorder, archive: Archive, { from, to }: HoursQuestion): number[] {
  const live = recorder.liveHours().filter((hour) => hour >= from && hour < to);
  return [...new Set([...archive.hours(from, to), ...live])].sort((a, b) => a - b);
}

/** Copies: what is handed out crosses to another thread, and the hour that goes on grows meanwhile. */
export function readPastHour(recorder: Recorder, roster: Roster, question: PastHourQuestion): PastHour[] {
  const { hour, connectionId, rowKeys } = question;
  const keys = rowKeys === null ? null : new Set(rowKeys);
  return roster
    .connectionIds()
    .filter(([id]) => connectionId === null || id === connectionId)
    .flatMap(([id, number]) => {
      const series = roster
        .seriesOf(number)
        .map((one) => ({ ...one, connectionId: id }))
        .filter((one) => keys === null || keys.has(toRowKey(one)));
      return recorder.parts(hour, number).map((part) => ({
        connectionId: id,
        trail: part.trail.slice(),
        rows: series.flatMap(({ number, queueId, mediaType, queueName }) => {
          const data = part.series(number)?.slice();
          return data === undefined
            ? []
            : [{ identity: { connectionId: id, queueId, mediaType, queueName }, data }];
        }),
      }));
    });
}
