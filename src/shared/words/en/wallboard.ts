import type { BoardChip } from '../../board-terms.ts';
import { formatNumber } from './figures.ts';

/** The board in large, for a second screen. */
export const wallboardWords = {
  title: 'Wallboard',
  queues: 'Queues, worst first',
  starting: 'Starting …',
  longest: 'longest',
  waiting: 'waiting',
  /** Above a service level that has no formula of its own beside it. */
  serviceLevel: 'service level',
  /** `miss in 3 s`: the longest waiting contact misses its target then. */
  miss: (inTime: string) => `miss ${inTime}`,
  /** Which figures stand beside a count; the last of them is named after it. */
  legend: 'Beside each count: longest wait · next miss',
  old: (age: string) => `${age} old`,
  /** Of all figures that count. */
  oldest: (age: string) => `figures up to ${age} old`,
  allAnswer: (connections: number) =>
    connections === 1 ? 'The connection answers' : `All ${formatNumber(connections)} connections answer`,
  /** Said loudly: nothing on the screen is of now. */
  blind: 'Old figures',
  blindSince: (age: string) => `no answer for ${age}: nothing below is current`,
  blindNever: 'no answer yet',
  noAnswerFor: (age: string) => `no answer for ${age}`,
  moreConnections: (amount: number) => `and ${formatNumber(amount)} more`,
  more: (amount: number, word: string) =>
    `and ${formatNumber(amount)} more ${word} ${amount === 1 ? 'queue' : 'queues'}`,
  moreMixed: (amount: number, parts: readonly string[]) =>
    `and ${formatNumber(amount)} more: ${parts.join(', ')}`,
  part: (amount: number, word: string) => `${formatNumber(amount)} ${word}`,
  filters: {
    attention: 'Only queues that need attention',
    pinned: 'Only pinned queues',
  } satisfies Partial<Record<BoardChip, string>>,
  firstAnswers: 'Waiting for the first answers …',
  noConnection: 'No connection yet. Add one in the window.',
  noneWatched: 'None of these queues is one of yours.',
  noneMatch: 'No queue of yours is left by the board’s filter.',
  allCalm: 'Nothing needs attention',
  allCalmBut: (names: string) =>
    `Nothing needs attention where figures are known; they are missing from ${names}`,
  fullScreen: 'Full screen (F11)',
  close: 'Close the wallboard',
} as const;
