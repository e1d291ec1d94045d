import type { Failure } from '../shared/failure.ts';
import { describeFailure } from '../shared/words/en/failure.ts';

/** Where a command writes: results on `out`, everything else on `problem`. Both take whole lines. */
export interface Output {
  out(text: string): void;
  problem(line: string): void;
}

/**
 * JSON on one line. Control and direction-changing characters in queue names stay escaped, so that a terminal
 * shows them instead of obeying them; a parser sees the same text.
 */
export function toJsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}

/** As a terminal may have it: what would steer it is shown by its number. Lines stay lines. */
export function toTerminalText(text: string): string {
  return text.replace(
    /(?![\r\n\t])[\p{Cc}\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface FailureView {
  code: Failure['code'];
  message: string;
  remedy: string;
  retryAfterMs?: number;
}

export function toFailureView(failure: Failure): FailureView {
  const { code, retryAfterMs } = failure;
  return { code, ...describeFailure(failure), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** `about` is what failed: a connection, or a part of what it gives. */
export function toProblemLine(about: string, failure: Failure): string {
  const { message, remedy } = describeFailure(failure);
  return `${about}: ${message} ${remedy}`;
}
