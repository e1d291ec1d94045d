import { cleanText } from '../../clean-text.ts';
import type { EpisodeRecord } from '../../episode.ts';
import { formatMetric, metricWords } from './alert.ts';
import { formatAge, formatNumber } from './figures.ts';
import { mediaWords } from './media.ts';
import { formatMinuteOfDay } from './time-of-day.ts';

const longestName = 80;

/**
 * A text for the next shift: what is open, then what is over, one line each. `timeZone` is the computer's unless told.
 */
export function toHandoverText(
  episodes: readonly EpisodeRecord[],
  { from, to }: { from: number; to: number },
  timeZone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  const time = (at: number) => formatMinuteOfDay(at, timeZone);
  const open = episodes.filter(({ endedAt }) => endedAt === null);
  const over = episodes.filter(({ endedAt }) => endedAt !== null);
  const lines = [
    `Queue alerts ${time(from)}–${time(to)}: ${formatNumber(open.length)} open, ${formatNumber(over.length)} over`,
  ];
  if (open.length > 0) lines.push('', 'Still open:', ...open.map((one) => sayEpisode(one, time, to)));
  if (over.length > 0) lines.push('', 'Over:', ...over.map((one) => sayEpisode(one, time, to)));
  return `${lines.join('\n')}\n`;
}

function sayEpisode(episode: EpisodeRecord, time: (at: number) => string, to: number): string {
  const { queueName, mediaType, connectionName, metric, peak, startedAt, endedAt, severity } = episode;
  const lasted = formatAge(Math.max(0, (endedAt ?? to) - startedAt));
  const span =
    endedAt === null
      ? `since ${time(startedAt)} (${lasted})`
      : `${time(startedAt)}–${time(endedAt)} (${lasted})`;
  const place = cleanText(connectionName, longestName);
  if (queueName === null) return `- ${place}: no answer, ${span}`;
  const media =
    mediaType === null || mediaType === 'voice' || mediaType === 'all' ? '' : ` (${mediaWords[mediaType]})`;
  const worst =
    metric === null || peak === null ? '' : `, ${metricWords[metric]} at worst ${formatMetric(metric, peak)}`;
  const { ackedAt, ackedBy } = episode;
  const taken =
    ackedAt === null
      ? ''
      : `, acknowledged ${time(ackedAt)}${ackedBy === null ? '' : ` by ${cleanText(ackedBy, longestName)}`}`;
  return `- ${cleanText(queueName, longestName)}${media}, ${place}: ${severity}, ${span}${worst}${taken}`;
}
