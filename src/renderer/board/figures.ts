import { isAnybodyWaiting, toRowNextMiss } from '../../shared/next-miss.ts';
import { toPercentOf } from '../../shared/service-level.ts';
import {
  formatAge,
  formatNumber,
  formatPercent,
  formatWait,
  unknownFigure,
} from '../../shared/words/en/figures.ts';
import { describeNextMiss, formatNextMiss } from '../../shared/words/en/next-miss.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from './row-view.ts';

/** A figure as the board writes it; `muted` where it says nothing worth a look. */
export interface Figure {
  text: string;
  muted: boolean;
  /** Something is wrong: coloured, and the text says it. */
  isDue?: boolean;
}

const unknown: Figure = { text: unknownFigure, muted: true };

export function toCount(view: RowView, value: number | null): Figure {
  if (!view.isCurrent || value === null) return unknown;
  return { text: formatNumber(value), muted: value === 0 };
}

/** The count as it is; grey "was 5" when it no longer is. */
export function toWaiting(view: RowView): Figure {
  const { waiting } = view.row.reading;
  if (waiting === null || view.state === 'quiet') return unknown;
  return view.isCurrent
    ? toCount(view, waiting)
    : { text: windowWords.was(formatNumber(waiting)), muted: true };
}

/** The longest wait goes on between readings, as long as somebody waits. */
export function toLongestWaitMs(view: RowView, elapsedMs: number): number | null {
  const { longestWaitMs } = view.row.reading;
  if (!view.isCurrent || longestWaitMs === null) return null;
  return isAnybodyWaiting(view.row.reading) ? longestWaitMs + (view.ageMs ?? 0) + elapsedMs : longestWaitMs;
}

export function toLongestWait(view: RowView, elapsedMs: number): Figure {
  const waitMs = toLongestWaitMs(view, elapsedMs);
  return waitMs === null ? unknown : { text: formatWait(waitMs), muted: waitMs === 0 };
}

/** Milliseconds until the oldest contact misses its target, which goes on between readings; null: not known. */
function toNextMissMs({ row, freshness, ageMs }: RowView, elapsedMs: number): number | null {
  return ageMs === null ? null : toRowNextMiss(row, freshness, ageMs + elapsedMs);
}

export function toNextMiss(view: RowView, elapsedMs: number): Figure {
  const missInMs = toNextMissMs(view, elapsedMs);
  if (missInMs === null) return unknown;
  const isDue = missInMs <= 0;
  return { text: formatNextMiss(missInMs), muted: !isDue, isDue };
}

/** `1 caller misses 20 s in 9 s`. */
export function sayNextMiss(view: RowView, elapsedMs: number): string | null {
  const missInMs = toNextMissMs(view, elapsedMs);
  const { reading, targetMs: ownTargetMs } = view.row;
  const targetMs = ownTargetMs ?? reading.serviceLevel?.targetMs ?? null;
  return missInMs === null || targetMs === null
    ? null
    : describeNextMiss(missInMs, { waiting: reading.waiting, mediaType: reading.mediaType, targetMs });
}

/** `2 / 9`: idle of all on queue. */
export function toAgents(view: RowView): Figure {
  const { agentsAvailable, agentsOnQueue } = view.row.reading;
  if (!view.isCurrent || (agentsAvailable === null && agentsOnQueue === null)) return unknown;
  return {
    text: `${sayCount(agentsAvailable)} / ${sayCount(agentsOnQueue)}`,
    muted: agentsOnQueue === 0,
  };
}

function sayCount(count: number | null): string {
  return count === null ? unknownFigure : formatNumber(count);
}

export function toServiceLevel(view: RowView): Figure {
  const level = view.row.reading.serviceLevel;
  if (!view.isCurrent || level === null) return unknown;
  if (level.percent !== null) return { text: formatPercent(level.percent), muted: false };
  return level.total === 0 ? { text: windowWords.noContacts, muted: true } : unknown;
}

/** Abandoned ÷ offered; null where one of them is not known, nothing was offered, or it is not of the present. */
export function toAbandonPercent({ row, isCurrent }: RowView): number | null {
  const { offered, abandoned } = row.reading;
  return !isCurrent || offered === null || abandoned === null ? null : toPercentOf(abandoned, offered);
}

export function toAbandonRate(view: RowView): Figure {
  const percent = toAbandonPercent(view);
  return percent === null ? unknown : { text: formatPercent(percent), muted: percent === 0 };
}

export function toAge(view: RowView, elapsedMs: number): Figure {
  if (view.ageMs === null) return unknown;
  return { text: formatAge(view.ageMs + elapsedMs), muted: view.freshness !== 'late' };
}
