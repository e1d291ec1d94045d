import { cleanText } from '../../failure.ts';
import type { MediaType } from '../../queue.ts';
import { formatMinutes, formatNumber, formatSeconds, formatWait } from './figures.ts';

const nouns: Record<MediaType, string> = {
  voice: 'caller',
  chat: 'chat',
  email: 'email',
  callback: 'callback',
  message: 'message',
  social: 'social message',
  workitem: 'work item',
  other: 'contact',
  all: 'contact',
};

const longestName = 60;

/** What the column says above `in 9 s`. */
export const nextMissTitle = 'Next miss';

/** In a row: `in 9 s`, `in 4:10`, `missed`. */
export function formatNextMiss(missInMs: number): string {
  return missInMs > 0 ? `in ${formatCountdown(missInMs)}` : 'missed';
}

/**
 * `1 caller misses 20 s in 9 s`, `1 caller has missed 20 s`. Of several who wait only the oldest is known:
 * `at least 1 caller …`.
 */
export function describeNextMiss(
  missInMs: number,
  facts: { waiting: number | null; mediaType: MediaType; targetMs: number },
): string {
  const who = `${facts.waiting === 1 ? '' : 'at least '}${formatNumber(1)} ${nouns[facts.mediaType]}`;
  const target = formatTarget(facts.targetMs);
  if (missInMs <= 0) return `${who} has missed ${target}`;
  return `${who} misses ${target} in ${formatCountdown(missInMs)}`;
}

/** `Billing EN: 1 caller misses 20 s in 9 s`. */
export function describeQueueNextMiss(
  queueName: string,
  missInMs: number,
  facts: { waiting: number | null; mediaType: MediaType; targetMs: number },
): string {
  return `${cleanText(queueName, longestName)}: ${describeNextMiss(missInMs, facts)}`;
}

/** Rounded up, so that what is still to come is never in 0 s. */
function formatCountdown(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return seconds < 60 ? formatSeconds(seconds) : formatWait(seconds * 1000);
}

/** `20 s`, `90 s`, `2 min`: a target as the tenant set it, never rounded. */
function formatTarget(targetMs: number): string {
  const isWholeMinutes = targetMs >= 120_000 && targetMs % 60_000 === 0;
  return isWholeMinutes ? formatMinutes(targetMs / 60_000) : formatSeconds(targetMs / 1000);
}
