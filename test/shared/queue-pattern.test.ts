import { describe, expect, it } from 'vitest';
import { createNameTest } from '../../src/shared/queue-pattern.ts';

describe('a pattern of queue names', () => {
  it.each([
    ['Billing*', 'Billing EN', true],
    ['Billing*', 'billing', true],
    ['Billing*', 'EN Billing', false],
    ['*billing*', 'EN BILLING 2', true],
    ['Billing', 'Billing EN', false],
    ['Billing', 'BILLING', true],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['ab*bc*cd', 'abcd', false],
    ['ab*bc*cd', 'abxbcxcd', true],
    ['***', 'anything', true],
    ['Büro*', 'BÜRO Nord', true],
    ['Retail (*)', 'Retail (night)', true],
    ['Retail.', 'Retailx', false],
    ['[a-z]+', 'abc', false],
  ])('%j and the name %j: %s', (pattern, name, isMeant) => {
    expect(createNameTest(pattern)(name)).toBe(isMeant);
  });

  it('answers at once, however many stars it has', () => {
    const isMeant = createNameTest(`${'a*'.repeat(140)}b`);
    expect(isMeant('a'.repeat(5000))).toBe(false);
  });
});
