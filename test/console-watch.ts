import { format } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

/*
 * Goes before every file of cases: an error or a warning on the console, or one of Node's own, fails the case in which
 * it is said. A case that wants one said replaces the console for that time.
 */

const levels = ['error', 'warn'] as const;
const said: string[] = [];
const written = { error: console.error, warn: console.warn };
const listeners = process.listeners('warning');
const hear = (warning: Error) => void said.push(`${warning.name}: ${warning.message}`);

function expectSilence(): void {
  const lines = said.splice(0);
  if (lines.length > 0) throw new Error(`on the console:\n${lines.join('\n')}`);
}

beforeAll(() => {
  for (const level of levels)
    console[level] = (...words: unknown[]) => void said.push(`console.${level}: ${format(...words)}`);
  // Node's own listener writes it; the case that fails by it does so, too.
  process.removeAllListeners('warning');
  process.on('warning', hear);
});
// What a case says because it has failed is not the next one's.
beforeEach(({ onTestFailed }) => onTestFailed(() => void said.splice(0)));
afterEach(expectSilence);
afterAll(() => {
  for (const level of levels) console[level] = written[level];
  process.off('warning', hear);
  for (const listener of listeners) process.on('warning', listener);
  expectSilence();
});
