import { describe, expect, it } from 'vitest';
import type { MediaType } from '../../../src/shared/queue.ts';
import {
  describeNextMiss,
  describeQueueNextMiss,
  formatNextMiss,
} from '../../../src/shared/words/en/next-miss.ts';

const caller = { waiting: 1, mediaType: 'voice', targetMs: 20_000 } as const;

it.each([
  [9_000, 'in 9 s'],
  [8_001, 'in 9 s'],
  [1, 'in 1 s'],
  [59_001, 'in 1:00'],
  [250_000, 'in 4:10'],
  [0, 'missed'],
  [-30_000, 'missed'],
])('a row with %d ms left says %s', (missInMs, words) => {
  expect(formatNextMiss(missInMs)).toBe(words);
});

describe('describeNextMiss', () => {
  it('says who misses what and when', () => {
    expect(describeNextMiss(9_000, caller)).toBe('1 caller misses 20 s in 9 s');
    expect(describeNextMiss(0, caller)).toBe('1 caller has missed 20 s');
    expect(describeQueueNextMiss('Billing\nEN', Date.UTC(2026, 2, 3, 10, 30, 9), caller, 'UTC')).toBe(
      'Billing EN: 1 caller misses 20 s at 10:30:09',
    );
  });

  it('claims no more than the oldest where several wait or nobody counts', () => {
    expect(describeNextMiss(9_000, { ...caller, waiting: 14 })).toBe('at least 1 caller misses 20 s in 9 s');
    expect(describeNextMiss(-1, { ...caller, waiting: null })).toBe('at least 1 caller has missed 20 s');
  });

  it.each<[MediaType, string]>([
    ['chat', '1 chat misses 20 s in 9 s'],
    ['message', '1 message misses 20 s in 9 s'],
    ['social', '1 social message misses 20 s in 9 s'],
    ['all', '1 contact misses 20 s in 9 s'],
  ])('names a contact of %s', (mediaType, words) => {
    expect(describeNextMiss(9_000, { ...caller, mediaType })).toBe(words);
  });

  it.each([
    [90_000, '90 s'],
    [120_000, '2 min'],
    [86_400_000, '24 h'],
    [150_000, '150 s'],
    [2_500, '2.5 s'],
  ])('names a target of %d ms unrounded', (targetMs, words) => {
    expect(describeNextMiss(-1, { ...caller, targetMs })).toBe(`1 caller has missed ${words}`);
  });
});
