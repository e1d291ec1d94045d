import { describe, expect, it } from 'vitest';
import { type Blame, blames, toBlame, toReached } from '../../src/shared/blame.ts';
import { createFailure, type FailureCode, failureCodes, failureReasons } from '../../src/shared/failure.ts';
import { sayBlame } from '../../src/shared/words/en/blame.ts';

/** Whom a supervisor would call, by code; the vendor has answered before. */
const table: Record<FailureCode, Blame> = {
  auth: 'credentials',
  permission: 'permission',
  'rate-limited': 'limit',
  'bad-request': 'ours',
  'not-found': 'connection',
  unsupported: 'connection',
  offline: 'network',
  proxy: 'proxy',
  tls: 'proxy',
  timeout: 'vendor',
  'vendor-down': 'vendor',
  'bad-answer': 'vendor',
  'keychain-unavailable': 'keychain',
  disk: 'computer',
  cancelled: 'nobody',
};

describe('with whom a trouble lies', () => {
  it.each(failureCodes)('is said of %s', (code) => {
    expect(toBlame(createFailure(code), true)).toBe(table[code]);
  });

  it.each([
    ['bad-answer', 'web-page', 'network'],
    ['tls', 'certificate-issuer', 'proxy'],
    ['tls', 'certificate-date', 'computer'],
    ['tls', 'certificate-file', 'computer'],
    ['tls', 'certificate-name', 'network'],
    ['proxy', 'proxy-credentials', 'proxy'],
    ['proxy', 'proxy-unreachable', 'proxy'],
    ['rate-limited', 'own-budget', 'limit'],
    ['unsupported', 'no-browser', 'computer'],
    ['bad-answer', 'own-fault', 'ours'],
  ] as const)('of %s by %s is %s', (code, reason, blame) => {
    expect(toBlame(createFailure(code, { reason }), true)).toBe(blame);
  });

  it('is the way there while nothing has answered in time, and the vendor once it has', () => {
    expect(toBlame(createFailure('timeout'), false)).toBe('network');
    expect(toBlame(createFailure('timeout'), true)).toBe('vendor');
  });

  it('is us where no failure says what happened', () => {
    expect(toBlame(null, true)).toBe('ours');
  });

  it('is known for every reason, and said in one line', () => {
    for (const reason of failureReasons)
      expect(blames).toContain(toBlame(createFailure('bad-answer', { reason }), true));
    const lines = blames.map(sayBlame);
    expect(new Set(lines).size).toBe(blames.length);
    for (const line of lines) expect(line).toMatch(/^[A-Z][^\n]{10,90}\.$/);
  });
});

describe('whether a question reached the vendor', () => {
  it.each([
    ['auth', undefined, true],
    ['vendor-down', undefined, true],
    ['offline', undefined, false],
    ['proxy', 'proxy-credentials', false],
    ['tls', 'certificate-issuer', false],
    ['timeout', undefined, false],
    ['bad-answer', undefined, true],
    ['bad-answer', 'web-page', false],
    ['keychain-unavailable', undefined, null],
    ['cancelled', undefined, null],
  ] as const)('by %s %s: %s', (code, reason, isReached) => {
    expect(toReached(createFailure(code, reason === undefined ? {} : { reason }))).toBe(isReached);
  });
});
