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
  /** The name last: it may be cut off. */
  without: (name: string) => `without ${name}`,
  withoutMany: (amount: number) => `without ${formatNumber(amount)} connections`,
  incomplete: (name: string) => `incomplete: ${name}`,
  incompleteMany: (amount: number) => `${formatNumber(amount)} connections incomplete`,
  noCount: 'no waiting count',
  waiting: 'waiting',
  longest: (wait: string) => `longest ${wait}`,
  old: (age: string) => `${age} old`,
  notClosed: 'It could not be closed.',
} as const;
