import type { Application } from './application.ts';

/** Words of our own log, of Node and of the host that only a bug writes. */
const bugWords = [
  'unhandled rejection',
  'uncaught',
  'a call failed',
  'threw',
  'the page complained',
  'a poller stood still',
  'a fault of the program',
  'the application did not start',
  'did not end in good order',
  'a call did not parse',
  'a call from a stranger',
  'a call that its window never makes',
  'the page did not load',
  'could not be handed over',
  'not provided by the Chromium host',
  'MaxListenersExceededWarning',
  'DeprecationWarning',
];

/** What no run may say: anything in the consoles of its pages, and the lines that only a bug writes. */
export function findBugs({ lines, complaints }: Pick<Application, 'lines' | 'complaints'>): string[] {
  return [...complaints, ...lines.all.filter((line) => bugWords.some((word) => line.includes(word)))];
}
