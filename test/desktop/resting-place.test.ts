import { expect, test } from 'vitest';
import { RestingPlace } from '../../src/main/desktop/resting-place.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

function openPlace() {
  const clock = new SteppedClock();
  const told: unknown[] = [];
  const place = new RestingPlace({ clock, onPlaced: (where) => told.push(where) });
  return { clock, told, place };
}

test('a place is told once, when the window rests there', async () => {
  const { clock, told, place } = openPlace();
  for (const x of [10, 20, 30]) {
    place.note({ x, y: 5 });
    await clock.advance(499);
  }
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(told).toEqual([{ x: 30, y: 5 }]);
  place.flush();
  await clock.advance(1_000);
  expect(told).toHaveLength(1);
});

test('a window that goes away right after it was moved has its last place told', async () => {
  const { clock, told, place } = openPlace();
  place.note({ x: 10, y: 5 });
  place.note({ x: 20, y: 5 });
  place.flush();
  expect(told).toEqual([{ x: 20, y: 5 }]);
  await clock.advance(1_000);
  expect(told).toHaveLength(1);
});

test('a place where it was put by the program is no wish of a person', async () => {
  const { told, place } = openPlace();
  place.setKnown({ x: 10, y: 5 });
  place.note({ x: 10, y: 5 });
  place.flush();
  expect(told).toEqual([]);
  place.note({ x: 11, y: 5 });
  place.flush();
  expect(told).toEqual([{ x: 11, y: 5 }]);
});
