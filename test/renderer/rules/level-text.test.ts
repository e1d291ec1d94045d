import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatLevel,
  formatTime,
  parseLevel,
  parseNumber,
  parseTime,
} from '../../../src/renderer/rules/level-text.ts';

describe('parseTime', () => {
  it.each([
    ['45', 45_000],
    [' 90 ', 90_000],
    ['1:30', 90_000],
    ['90:00', 5_400_000],
    ['1:02:03', 3_723_000],
    ['0:07', 7000],
    ['2 min', 120_000],
    ['1.5h', 5_400_000],
    ['20 s', 20_000],
    ['2,5', 2500],
    ['-5', -5000],
  ])('reads “%s”', (text, timeMs) => {
    expect(parseTime(text)).toBe(timeMs);
  });

  it.each([
    '',
    'soon',
    '1:',
    ':30',
    '1:5',
    '1:75',
    '1:60:00',
    '1:02:03:04',
    '5 days',
    '1e3',
    '1.2.3',
    '-1:30',
  ])('does not guess at “%s”', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('formatTime', () => {
  it.each([
    [0, '0'],
    [20_000, '20'],
    [59_500, '59.5'],
    [60_000, '1:00'],
    [96_000, '1:36'],
    [3_723_000, '1:02:03'],
    [61_250, '61.25'],
    [-5000, '-5'],
  ])('writes %d ms', (timeMs, text) => {
    expect(formatTime(timeMs)).toBe(text);
  });

  it('is read back to the same time', () => {
    const times = fc.integer({ min: -100_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(times, (timeMs) => {
        expect(parseTime(formatTime(timeMs))).toBe(timeMs);
      }),
    );
  });
});

describe('parseNumber and parseLevel', () => {
  it.each([
    ['10', 10],
    ['2.5', 2.5],
    ['2,5', 2.5],
    ['-3', -3],
    ['', null],
    ['ten', null],
    ['0x10', null],
    ['1 000', null],
    ['Infinity', null],
  ])('reads “%s” as a number', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it('takes percentages with their sign, and only those', () => {
    expect(parseLevel('percent', '82.5 %')).toBe(82.5);
    expect(parseLevel('percent', '80%')).toBe(80);
    expect(parseLevel('number', '80%')).toBeNull();
    expect(parseLevel('time', '80%')).toBeNull();
  });

  it('reads back every level that it wrote', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (level) => {
        expect(parseLevel('number', formatLevel('number', level))).toBe(level);
        expect(parseLevel('percent', formatLevel('percent', level))).toBe(level);
      }),
    );
  });
});
