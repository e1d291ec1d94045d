import { expect, test } from 'vitest';
import { toDayWindow } from '../../src/main/vendors/day.ts';

test.each([
  ['UTC', '2026-03-02T09:00:00Z', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'],
  ['Europe/Berlin', '2026-03-02T09:00:00Z', '2026-03-01T23:00:00Z', '2026-03-02T23:00:00Z'],
  ['Europe/Berlin on the short day', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ['Europe/Berlin on the long day', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  [
    'America/New_York before local midnight',
    '2026-03-02T04:59:59Z',
    '2026-03-01T05:00:00Z',
    '2026-03-02T05:00:00Z',
  ],
  [
    'Africa/Cairo where the day begins at 01:00',
    '2026-04-24T12:00:00Z',
    '2026-04-23T22:00:00Z',
    '2026-04-24T21:00:00Z',
  ],
  ['Asia/Kathmandu', '2026-03-02T09:00:00Z', '2026-03-01T18:15:00Z', '2026-03-02T18:15:00Z'],
  ['UTC at midnight itself', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'],
])('the day in %s at %s is from %s to %s', (zone, at, from, to) => {
  expect(toDayWindow(Date.parse(at), zone.split(' ')[0] ?? '')).toEqual({
    from: Date.parse(from),
    to: Date.parse(to),
  });
});
