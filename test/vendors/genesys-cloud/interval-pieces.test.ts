import { expect, test } from 'vitest';
import {
  halveAtIntervals,
  splitAtIntervals,
} from '../../../src/main/vendors/genesys-cloud/interval-pieces.ts';
import type { Granularity } from '../../../src/shared/report-terms.ts';

const dayMs = 86_400_000;
const at = (text: string) => Date.parse(text);
const toText = (pieces: readonly { from: number; to: number }[] | null) =>
  pieces?.map((piece) => [piece.from, piece.to].map((end) => new Date(end).toISOString().slice(0, 16)));

const month = { maxMs: 31 * dayMs, maxIntervals: 2000 };

test.each<[Granularity, string, string, string, number, string[]]>([
  // Berlin is an hour ahead in winter, two in summer: midnights and Mondays move with it.
  [
    'P1D',
    'Europe/Berlin',
    '2026-03-27T23:00Z',
    '2026-03-30T22:00Z',
    1,
    ['2026-03-27T23:00', '2026-03-28T23:00', '2026-03-29T22:00', '2026-03-30T22:00'],
  ],
  [
    'P1W',
    'Europe/Berlin',
    '2026-03-18T23:00Z',
    '2026-04-07T22:00Z',
    1,
    ['2026-03-18T23:00', '2026-03-22T23:00', '2026-03-29T22:00', '2026-04-05T22:00', '2026-04-07T22:00'],
  ],
  // India is five and a half hours ahead: its hours begin at our half hours.
  [
    'PT1H',
    'Asia/Kolkata',
    '2026-03-02T00:10Z',
    '2026-03-02T03:00Z',
    1,
    ['2026-03-02T00:10', '2026-03-02T00:30', '2026-03-02T01:30', '2026-03-02T02:30', '2026-03-02T03:00'],
  ],
  [
    'PT30M',
    'UTC',
    '2026-03-02T00:00Z',
    '2026-03-05T00:00Z',
    96,
    ['2026-03-02T00:00', '2026-03-04T00:00', '2026-03-05T00:00'],
  ],
])('cuts %s in %s where intervals begin', (granularity, timeZone, from, to, maxIntervals, ends) => {
  const pieces = splitAtIntervals({ from: at(from), to: at(to) }, granularity, timeZone, {
    ...month,
    maxIntervals,
  });
  expect(toText(pieces)).toEqual(ends.slice(1).map((end, index) => [ends[index], end]));
});

test('a piece is never longer than a month', () => {
  const window = { from: at('2026-01-01T00:00Z'), to: at('2026-04-01T00:00Z') };
  expect(toText(splitAtIntervals(window, 'P1D', 'UTC', month))).toEqual([
    ['2026-01-01T00:00', '2026-02-01T00:00'],
    ['2026-02-01T00:00', '2026-03-04T00:00'],
    ['2026-03-04T00:00', '2026-04-01T00:00'],
  ]);
});

test.each<[Granularity, string, string, string[][] | undefined]>([
  [
    'P1D',
    '2026-03-02T00:00Z',
    '2026-03-05T00:00Z',
    [
      ['2026-03-02T00:00', '2026-03-03T00:00'],
      ['2026-03-03T00:00', '2026-03-05T00:00'],
    ],
  ],
  [
    'PT30M',
    '2026-03-02T09:10Z',
    '2026-03-02T09:40Z',
    [
      ['2026-03-02T09:10', '2026-03-02T09:30'],
      ['2026-03-02T09:30', '2026-03-02T09:40'],
    ],
  ],
  ['PT15M', '2026-03-02T09:15Z', '2026-03-02T09:30Z', undefined],
  ['P1W', '2026-03-02T00:00Z', '2026-03-09T00:00Z', undefined],
])('halves %s from %s to %s at an interval, or not at all', (granularity, from, to, expected) => {
  const halves = halveAtIntervals({ from: at(from), to: at(to) }, granularity, 'UTC');
  expect(toText(halves)).toEqual(expected);
});

test('halves an hour of Lord Howe Island in which its clocks go back by half an hour', () => {
  // At 15:00 UTC the local 02:00 becomes 01:30 again: the next full hour is 02:00, at 15:30 UTC.
  const window = { from: at('2026-04-04T14:45Z'), to: at('2026-04-04T15:45Z') };
  expect(toText(halveAtIntervals(window, 'PT1H', 'Australia/Lord_Howe'))).toEqual([
    ['2026-04-04T14:45', '2026-04-04T15:30'],
    ['2026-04-04T15:30', '2026-04-04T15:45'],
  ]);
});
