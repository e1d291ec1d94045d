import { expect, it } from 'vitest';
import { cleanText } from '../../src/shared/clean-text.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { clocksDiffer } from '../../src/shared/words/en/failure.ts';

it.each([
  ['a line break', 'Sales\r\nEN', 'Sales EN'],
  ['an override of the writing direction', 'Sales\u202eNE\u202c 7', 'Sales NE 7'],
  ['an Arabic letter mark and isolates', '\u061cSales\u2067EN\u2069', 'Sales EN'],
  ['characters of no width', '\ufeffSa\u200bles', 'Sa les'],
  ['half a character', 'Sales \ud83d', 'Sales \ufffd'],
])('cleans %s out of outside text', (_what, text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

it('leaves names as people write them', () => {
  for (const name of ['R&D <b>', 'Übersee 🛳', 'مبيعات', 'क्‍ष']) expect(cleanText(name)).toBe(name);
});

it('cuts ten thousand characters without halving one', () => {
  const cut = cleanText('🛳'.repeat(10_000), 24);
  expect(cut).toBe(`${'🛳'.repeat(23)}…`);
  expect(createFailure('auth', { detail: '🛳'.repeat(10_000) }).detail?.isWellFormed()).toBe(true);
});

it.each([
  [3_600_000, 'This computer’s clock is 1 h behind the vendor’s.'],
  [-300_000, 'This computer’s clock is 5 min ahead of the vendor’s.'],
  // A `Date` header has whole seconds.
  [3_599_400, 'This computer’s clock is 1 h behind the vendor’s.'],
])('a vendor’s clock that differs by %i ms is told with what to do', (skewMs, said) => {
  expect(clocksDiffer(skewMs)).toContain(said);
  expect(clocksDiffer(skewMs)).toContain('if it is right, tell the vendor');
});
