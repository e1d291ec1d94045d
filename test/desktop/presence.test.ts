import { describe, expect, it } from 'vitest';
import { followPresence, type PresenceSource } from '../../src/main/desktop/presence.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

const startedAt = Date.UTC(2026, 2, 2, 9, 0, 0);
const minuteMs = 60_000;

/** A person at a computer that tells what the tests say. */
class Seat implements PresenceSource {
  state: ReturnType<PresenceSource['idleState']> = 'active';
  idle = 0;
  thresholds = new Set<number>();
  lock: (isLocked: boolean) => void = () => undefined;

  idleState(thresholdSeconds: number) {
    this.thresholds.add(thresholdSeconds);
    return this.state;
  }

  idleSeconds() {
    return this.idle;
  }

  onLock(listener: (isLocked: boolean) => void) {
    this.lock = listener;
  }
}

function watch(seat = new Seat()) {
  const clock = new SteppedClock(startedAt);
  const told: [string, number][] = [];
  const end = followPresence(seat, {
    clock,
    idleAfterMs: 5 * minuteMs,
    onAway: (at) => told.push(['away', at - startedAt]),
    onBack: (at) => told.push(['back', at - startedAt]),
  });
  return { clock, seat, told, end };
}

describe('followPresence', () => {
  it('tells nothing of a person who is there', async () => {
    const { clock, seat, told } = watch();
    await clock.advance(10 * minuteMs);
    expect(told).toEqual([]);
    expect([...seat.thresholds]).toEqual([300]);
  });

  it('dates an idle person’s going back to the last touch, once', async () => {
    const { clock, seat, told } = watch();
    await clock.advance(6 * minuteMs);
    seat.state = 'idle';
    seat.idle = 310;
    await clock.advance(minuteMs);
    expect(told).toEqual([['away', 375_000 - 310_000]]);
    seat.state = 'active';
    await clock.advance(15_000);
    expect(told.slice(1)).toEqual([['back', 435_000]]);
  });

  it('takes a lock for going and the unlock for coming back, at once', async () => {
    const { clock, seat, told } = watch();
    await clock.advance(7_000);
    seat.lock(true);
    seat.state = 'locked';
    await clock.advance(minuteMs);
    seat.state = 'active';
    seat.lock(false);
    expect(told).toEqual([
      ['away', 7_000],
      ['back', 67_000],
    ]);
  });

  it('does not take the state for an unlock that only lags behind the lock', async () => {
    const { clock, seat, told } = watch();
    seat.lock(true);
    await clock.advance(20_000);
    seat.state = 'locked';
    await clock.advance(20_000);
    expect(told).toEqual([['away', 0]]);
  });

  it('finds out by itself where locking is not told, and where the unlock got lost', async () => {
    const { clock, seat, told } = watch();
    seat.state = 'locked';
    await clock.advance(15_000);
    seat.state = 'active';
    await clock.advance(15_000);
    expect(told).toEqual([
      ['away', 15_000],
      ['back', 30_000],
    ]);
  });

  it('keeps the first time when an idle person’s screen locks itself', async () => {
    const { clock, seat, told } = watch();
    seat.state = 'idle';
    seat.idle = 300;
    await clock.advance(15_000);
    seat.lock(true);
    seat.state = 'locked';
    await clock.advance(15_000);
    seat.state = 'idle';
    seat.lock(false);
    expect(told).toEqual([['away', -285_000]]);
  });

  it('changes nothing while nothing is known', async () => {
    const { clock, seat, told } = watch();
    seat.state = 'unknown';
    seat.idle = 4_000;
    await clock.advance(10 * minuteMs);
    expect(told).toEqual([]);
    seat.state = 'locked';
    await clock.advance(15_000);
    seat.state = 'unknown';
    await clock.advance(10 * minuteMs);
    expect(told).toHaveLength(1);
  });

  it('knows at its start of a screen that is locked already', () => {
    const seat = new Seat();
    seat.state = 'locked';
    expect(watch(seat).told).toEqual([['away', 0]]);
  });

  it('is silent after its end', async () => {
    const { clock, seat, told, end } = watch();
    end();
    seat.state = 'locked';
    seat.lock(true);
    await clock.advance(10 * minuteMs);
    expect(told).toEqual([]);
    expect(clock.timers).toBe(0);
  });
});
