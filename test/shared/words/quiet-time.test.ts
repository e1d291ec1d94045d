import { expect, it } from 'vitest';
import { describeQuietUntil } from '../../../src/shared/words/en/quiet-time.ts';

it.each([
  ['2026-01-14T22:30:00Z', '2026-01-15T06:00:00Z', 'Europe/Berlin', 'Quiet hours until Thu 07:00'],
  ['2026-01-15T02:00:00Z', '2026-01-15T06:00:00Z', 'Europe/Berlin', 'Quiet hours until 07:00'],
  ['2026-01-14T22:30:00Z', '2026-01-15T06:00:00Z', 'Asia/Kolkata', 'Quiet hours until 11:30'],
])('quiet hours at %s until %s, read in %s', (at, until, timeZone, words) => {
  expect(describeQuietUntil(Date.parse(until), { at: Date.parse(at), timeZone })).toBe(words);
});
