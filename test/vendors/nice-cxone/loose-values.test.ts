import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  looseCount,
  looseDurationMs,
  looseFlag,
  looseObject,
  loosePercent,
  looseText,
  looseTime,
} from '../../../src/main/vendors/nice-cxone/loose-values.ts';

const refused = Symbol('refused');
const read = (schema: z.ZodType<unknown>, value: unknown) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refused;
};

test.each([undefined, null, '', '  ', 'N/A', 'n/a', 'null', 'None', '-'])(
  '%j is nothing, never 0',
  (value) => {
    for (const schema of [looseCount, loosePercent, looseFlag, looseText, looseDurationMs, looseTime])
      expect(read(schema, value)).toBeNull();
  },
);

test.each<[unknown, unknown]>([
  [0, 0],
  ['0', 0],
  [' 12 ', 12],
  ['12.5', 12.5],
  ['1e3', 1000],
  [-1, refused],
  ['-1', refused],
  ['three', refused],
  ['0x10', refused],
  ['1,000', refused],
  ['NaN', refused],
  [Number.NaN, refused],
  [Number.POSITIVE_INFINITY, refused],
  ['1e999', refused],
  [1e308, refused],
  [true, refused],
  [[1], refused],
  [{ value: 1 }, refused],
])('reads %j as the count %j', (value, expected) => {
  expect(read(looseCount, value)).toBe(expected);
});

test.each<[unknown, unknown]>([
  ['86', 86],
  [100, 100],
  [100.5, null],
  [-1, null],
  ['a lot', refused],
])('reads %j as the percentage %j', (value, expected) => {
  expect(read(loosePercent, value)).toBe(expected);
});

test.each<[unknown, unknown]>([
  [true, true],
  ['True', true],
  ['FALSE', false],
  [1, true],
  ['0', false],
  ['maybe', refused],
])('reads %j as the truth value %j', (value, expected) => {
  expect(read(looseFlag, value)).toBe(expected);
});

test.each<[unknown, unknown]>([
  [65, 65_000],
  ['65', 65_000],
  ['12.5', 12_500],
  ['PT1M5S', 65_000],
  ['PT0S', 0],
  ['PT2H', 7_200_000],
  ['P1DT1H', 90_000_000],
  ['pt1.5s', 1500],
  ['PT', refused],
  ['P', refused],
  ['-5', refused],
  ['PT-5S', refused],
  ['1:05', refused],
])('reads %j as a span of %j ms', (value, expected) => {
  expect(read(looseDurationMs, value)).toBe(expected);
});

// 2026-11-21T10:12:05Z is 1,795,255,925 s after the epoch (date -u -d … +%s).
const at = 1_795_255_925_000;
test.each<[unknown, unknown]>([
  ['2026-11-21T10:12:05Z', at],
  ['2026-11-21T10:12:05.117Z', at + 117],
  ['2026-11-21T10:12:05.1170000Z', at + 117],
  ['2026-11-21T11:12:05+01:00', at],
  ['2026-11-21T11:12:05+0100', at],
  ['2026-11-21T10:12:05', at],
  ['2026-11-21 10:12:05', at],
  [at, at],
  [at / 1000, at],
  [String(at), at],
  ['0001-01-01T00:00:00Z', null],
  ['1970-01-01T00:00:00.000Z', null],
  [0, null],
  ['2026-13-41T10:12:05Z', refused],
  ['soon', refused],
  ['11/21/2026 10:12', refused],
  [1e300, refused],
  [9e15, refused],
])('reads %j as the time %j', (value, expected) => {
  expect(read(looseTime, value)).toBe(expected);
});

test('finds fields whatever their case, the documented name first, and says null for what is missing', () => {
  const schema = looseObject({ skillId: looseText, queueCount: looseCount });
  expect(read(schema, { SkillID: 4101, QUEUECOUNT: '3', more: 1 })).toEqual({
    skillId: '4101',
    queueCount: 3,
  });
  expect(read(schema, { SKILLID: 'other', skillId: 'own' })).toEqual({ skillId: 'own', queueCount: null });
  expect(read(schema, { skillId: 'own', SKILLID: 'other' })).toEqual({ skillId: 'own', queueCount: null });
  expect(read(schema, [])).toBe(refused);
  expect(read(schema, null)).toBe(refused);
});

test.each<[unknown]>([[{}], [{ toString: 0 }], [[]], [['2026-11-21T10:12:05Z']]])(
  '%j is no value of any kind',
  (value) => {
    for (const schema of [looseCount, loosePercent, looseFlag, looseText, looseDurationMs, looseTime])
      expect(read(schema, value)).toBe(refused);
  },
);

test('takes no field from a prototype', () => {
  const schema = looseObject({ constructor: looseText, skillId: looseText });
  expect(read(schema, JSON.parse('{"__proto__": {"skillId": "1"}}'))).toEqual({
    constructor: null,
    skillId: null,
  });
});
