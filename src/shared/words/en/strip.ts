import { formatNumber } from './figures.ts';

/** The small window that stays above the others. */
export const stripWords = {
  label: 'Queuewatch, small window',
  open: 'Open Queuewatch',
  close: 'Close the small window',
  move: 'Drag to move',
  starting: 'Starting …',
  noState: 'No figures',
  noConnection: 'No connection yet',
  noAnswerYet: 'no answer yet',
  noFigures: 'no figures',
  /** There is room for about twenty letters; the name last, as it may be cut off. */
  without: (name: string) => `no ${name}`,
  withoutMany: (amount: number) => `${formatNumber(amount)} not answering`,
  incomplete: (name: string) => `gaps: ${name}`,
  incompleteMany: (amount: number) => `gaps in ${formatNumber(amount)}`,
  noCount: 'no waiting count',
  waiting: 'waiting',
  longest: (wait: string) => `longest ${wait}`,
  old: (age: string) => `${age} old`,
  notClosed: 'It could not be closed.',
} as const;
