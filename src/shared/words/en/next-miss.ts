import { cleanText } from '../../clean-text.ts';
import type { MediaType } from '../../queue.ts';
import { formatNumber, formatSeconds, formatThreshold, formatWait } from './figures.ts';
import { formatSecondOfDay } from './time-of-day.ts';

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

interface MissFacts {
  waiting: number | null;
  mediaType: MediaType;
  targetMs: number;
}

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
export function describeNextMiss(missInMs: number, facts: MissFacts): string {
  const who = nameWho(facts);
  const target = formatThreshold(facts.targetMs / 1000);
  if (missInMs <= 0) return `${who} has missed ${target}`;
  return `${who} misses ${target} in ${formatCountdown(missInMs)}`;
}

/**
 * `Billing EN: 1 caller misses 20 s at 10:30:09`, for where seconds cannot be counted: a time of day stays right. On the
 * clock of a time zone (the computer's by default).
 */
export function describeQueueNextMiss(
  queueName: string,
  missAt: number,
  facts: MissFacts,
  timeZone?: string,
): string {
  const at = formatSecondOfDay(missAt, timeZone);
  return `${cleanText(queueName, longestName)}: ${nameWho(facts)} misses ${formatThreshold(facts.targetMs / 1000)} at ${at}`;
}

function nameWho({ waiting, mediaType }: MissFacts): string {
  return `${waiting === 1 ? '' : 'at least '}${formatNumber(1)} ${nouns[mediaType]}`;
}

/** Rounded up, so that what is still to come is never in 0 s. */
function formatCountdown(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return seconds < 60 ? formatSeconds(seconds) : formatWait(seconds * 1000);
}
