import { describe, expect, it } from 'vitest';
import { Poller, type PollerOptions } from '../../src/main/monitor/poller.ts';
import { createFailure, type Failure } from '../../src/shared/failure.ts';
import { failed } from '../../src/shared/result.ts';
import { answers, fails, hangs, hangsForEver, ScriptedVendor, throws } from '../fakes/scripted-vendor.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

type Step = ReturnType<typeof answers>;

function setUp(steps: Step[] = [], options: Partial<PollerOptions> = {}) {
  const clock = new SteppedClock();
  const vendor = new ScriptedVendor(() => clock.monotonic(), ...steps);
  const failures: Failure[] = [];
  const bugs: unknown[] = [];
  const answeredAt: number[] = [];
  const poller = new Poller({
    vendor,
    intervalMs: 15_000,
    clock,
    elapsed: () => clock.monotonic(),
    random: () => 0.5,
    onAnswer: () => answeredAt.push(clock.monotonic()),
    onFailure: (failure) => failures.push(failure),
    onBug: (error) => bugs.push(error),
    ...options,
  });
  return { clock, vendor, poller, failures, bugs, answeredAt };
}

const seconds = (times: number[]) => times.map((ms) => ms / 1000);

describe('Poller', () => {
  it('asks at once and then every interval', async () => {
    const { clock, vendor, poller } = setUp();
    poller.start();
    await clock.advance(46_000);
    expect(seconds(vendor.times)).toEqual([0, 15, 30, 45]);
    expect(poller.nextPollInMs()).toBe(14_000);
  });

  it('keeps its jitter within 10 %', async () => {
    const draws = [0, 1, 0.25];
    const { clock, vendor, poller } = setUp([], { random: () => draws.shift() ?? 0.5 });
    poller.start();
    await clock.advance(45_000);
    expect(seconds(vendor.times)).toEqual([0, 13.5, 30, 44.25]);
  });

  it('plans anew when a queue comes near a level, and not at each answer while it is', async () => {
    const draws = [0.5, 0, 1, 0, 1];
    const { clock, vendor, poller } = setUp([], { random: () => draws.shift() ?? 0.5 });
    poller.start();
    await clock.advance(0);
    poller.setNear(true);
    expect(poller.nextPollInMs()).toBe(4_500);
    await clock.advance(4_500);
    poller.setNear(true);
    expect(poller.nextPollInMs()).toBe(5_500);
    await clock.advance(5_500);
    expect(seconds(vendor.times)).toEqual([0, 4.5, 10]);
  });

  it('asks for today’s figures every minute and for the queue list every ten', async () => {
    const { clock, vendor, poller } = setUp();
    poller.start();
    await clock.advance(1_200_000);
    const timesOf = (lane: 'refreshToday' | 'refreshQueues') =>
      vendor.requests.filter(({ request }) => request[lane]).map(({ at }) => at / 1000);
    expect(timesOf('refreshToday').slice(0, 4)).toEqual([0, 60, 120, 180]);
    expect(timesOf('refreshQueues')).toEqual([0, 600, 1200]);
  });

  it('settled: one timer drives all lanes of a connection', async () => {
    const { clock, vendor, poller } = setUp([answers(), fails(createFailure('vendor-down')), answers()]);
    poller.start();
    const timers = new Set<number>();
    for (let second = 0; second < 1_200; second += 1) {
      await clock.advance(1_000);
      timers.add(clock.timers);
    }
    expect([...timers]).toEqual([1]);
    expect(vendor.requests.filter(({ request }) => request.refreshToday).length).toBeGreaterThan(10);
    expect(vendor.requests.filter(({ request }) => request.refreshQueues).length).toBeGreaterThan(1);
  });

  it('does not put a slow lane off to a later poll for a little jitter', async () => {
    const { clock, vendor, poller } = setUp([], { random: () => 0.4 });
    poller.start();
    await clock.advance(60_000);
    const today = vendor.requests.filter(({ request }) => request.refreshToday);
    expect(seconds(today.map(({ at }) => at))).toEqual([0, 58.8]);
  });

  it('asks for the slow lanes again when the poll that held them failed', async () => {
    const { clock, vendor, poller } = setUp([fails(createFailure('timeout')), answers()]);
    poller.start();
    await clock.advance(45_000);
    expect(vendor.requests.map(({ request }) => request.refreshQueues)).toEqual([true, true, false]);
  });

  it('never asks twice at once, and notes one wish during a poll', async () => {
    const { clock, vendor, poller } = setUp([hangs(), answers()]);
    poller.start();
    await clock.advance(1_000);
    poller.refresh();
    poller.refresh();
    await clock.advance(29_000);
    expect(vendor.mostAtOnce).toBe(1);
    expect(seconds(vendor.times)).toEqual([0, 30]);
  });

  it('asks at once on a wish between polls, and counts the interval from there', async () => {
    const { clock, vendor, poller } = setUp();
    poller.start();
    await clock.advance(4_000);
    poller.refresh();
    await clock.advance(15_000);
    expect(seconds(vendor.times)).toEqual([0, 4, 19]);
  });

  it('reads the queue list again on a wish, also one during a poll that reads it already', async () => {
    const clock = new SteppedClock();
    const slowAnswer: Step = async (request) => {
      await new Promise<void>((resolve) => {
        clock.setTimer(2_000, resolve);
      });
      return answers()(request);
    };
    const { vendor, poller } = setUp([slowAnswer, answers()], { clock, elapsed: () => clock.monotonic() });
    poller.start();
    await clock.advance(1_000);
    poller.refresh();
    await clock.advance(31_000);
    poller.refresh();
    await clock.advance(15_000);
    const asked = vendor.requests.map(({ request }) => request.refreshQueues);
    expect(asked).toEqual([true, true, false, false, true, false]);
  });

  it('honours Retry-After even against a wish', async () => {
    const limited = fails(createFailure('rate-limited', { retryAfterMs: 40_000 }));
    const { clock, vendor, poller } = setUp([limited, answers()]);
    poller.start();
    await clock.advance(10_000);
    poller.refresh();
    expect(poller.nextPollInMs()).toBe(32_000);
    await clock.advance(35_000);
    expect(seconds(vendor.times)).toEqual([0, 42]);
  });

  it('honours Retry-After against a wish that was noted before it', async () => {
    const clock = new SteppedClock();
    const slowRefusal: Step = () =>
      new Promise((resolve) => {
        clock.setTimer(2_000, () => resolve(failed(createFailure('rate-limited', { retryAfterMs: 40_000 }))));
      });
    const { vendor, poller } = setUp([slowRefusal, answers()], {
      clock,
      elapsed: () => clock.monotonic(),
      random: () => 0,
    });
    poller.start();
    await clock.advance(1_000);
    poller.refresh();
    await clock.advance(40_999);
    expect(vendor.requests).toHaveLength(1);
    await clock.advance(1);
    expect(vendor.requests).toHaveLength(2);
  });

  it('ends a poll at its time-out and backs off', async () => {
    const { clock, vendor, poller, failures } = setUp([hangs(), answers()], { timeoutMs: 20_000 });
    poller.start();
    await clock.advance(20_000);
    expect(failures.map(({ code }) => code)).toEqual(['timeout']);
    await clock.advance(22_500);
    expect(seconds(vendor.times)).toEqual([0, 42.5]);
  });

  it('gives up a poll that does not end when it is aborted', async () => {
    const { clock, vendor, poller, failures } = setUp([hangsForEver(), answers()], { timeoutMs: 20_000 });
    poller.start();
    await clock.advance(24_999);
    expect(failures).toEqual([]);
    await clock.advance(60_000);
    expect(failures.map(({ code }) => code)).toEqual(['timeout']);
    expect(vendor.times.length).toBeGreaterThan(1);
  });

  it('starts its back-off anew after a good answer', async () => {
    const down = fails(createFailure('offline'));
    const { clock, vendor, poller } = setUp([down, down, answers(), down, answers()], { random: () => 1 });
    poller.start();
    await clock.advance(150_000);
    expect(seconds(vendor.times)).toEqual([0, 30, 90, 106.5, 136.5]);
  });

  it('goes quiet on suspend, aborts what is under way and reports nothing of it', async () => {
    const { clock, vendor, poller, failures } = setUp([hangs(), answers()]);
    poller.start();
    await clock.advance(1_000);
    poller.suspend();
    expect(vendor.requests[0]?.request.signal.aborted).toBe(true);
    expect(poller.nextPollInMs()).toBeNull();
    await clock.advance(600_000);
    expect(failures).toEqual([]);
    expect(vendor.times).toEqual([0]);
    expect(clock.timers).toBe(0);
  });

  it('asks within a second of waking, once', async () => {
    const { clock, vendor, poller } = setUp();
    poller.start();
    await clock.advance(5_000);
    poller.suspend();
    await clock.advance(100_000);
    poller.resume();
    await clock.advance(2_000);
    expect(seconds(vendor.times)).toEqual([0, 106]);
  });

  it('waits at waking for a called-off poll that has not ended', async () => {
    const { clock, vendor, poller, failures } = setUp([hangsForEver(), answers()]);
    poller.start();
    await clock.advance(0);
    poller.suspend();
    poller.resume();
    await clock.advance(4_999);
    expect(vendor.times).toEqual([0]);
    await clock.advance(1);
    expect(seconds(vendor.times)).toEqual([0, 5]);
    expect(failures).toEqual([]);
  });

  it('keeps the pause that the vendor asked for over a sleep', async () => {
    const limited = fails(createFailure('rate-limited', { retryAfterMs: 100_000 }));
    const { clock, vendor, poller } = setUp([limited, answers()], { random: () => 0 });
    poller.start();
    await clock.advance(10_000);
    poller.suspend();
    await clock.advance(30_000);
    poller.resume();
    await clock.advance(100_000);
    expect(clock.monotonic()).toBe(140_000);
    expect(seconds(vendor.times)).toEqual([0, 100, 127]);
  });

  it('hands over a bug and goes on', async () => {
    const bug = new Error('undefined is not a queue');
    const { clock, poller, bugs, failures, answeredAt } = setUp([throws(bug), answers()]);
    poller.start();
    await clock.advance(90_000);
    expect(bugs).toEqual([bug]);
    expect(failures.map(({ code, reason }) => [code, reason])).toEqual([['bad-answer', 'own-fault']]);
    expect(seconds(answeredAt)).toEqual([60, 75, 90]);
  });
});

describe('a poller whose timer never rang', () => {
  /** A clock that loses the timers set while `loses` is on, as a system may that was asleep at the wrong moment. */
  function setUpLossy(steps: Step[] = []) {
    const lossy = { loses: false };
    const scene = setUp(steps, {});
    const { clock } = scene;
    const setTimer = clock.setTimer.bind(clock);
    clock.setTimer = (delayMs, task) => (lossy.loses ? { cancel: () => undefined } : setTimer(delayMs, task));
    return { ...scene, lossy };
  }

  it('is noticed half a minute after its time, and asks again when it is restarted', async () => {
    const { clock, vendor, poller, lossy } = setUpLossy();
    poller.start();
    lossy.loses = true;
    await clock.advance(44_000);
    expect(poller.isStandingStill()).toBe(false);
    await clock.advance(2_000);
    expect(seconds(vendor.times)).toEqual([0]);
    expect(poller.isStandingStill()).toBe(true);
    lossy.loses = false;
    poller.restart();
    await clock.advance(16_000);
    expect(seconds(vendor.times)).toEqual([0, 46, 61]);
    expect(poller.isStandingStill()).toBe(false);
  });

  it('is noticed where a poll under way has lost its deadline', async () => {
    const { clock, vendor, poller, lossy } = setUpLossy([hangsForEver(), answers()]);
    poller.start();
    lossy.loses = true;
    await clock.advance(65_000);
    lossy.loses = false;
    expect(poller.isStandingStill()).toBe(false);
    await clock.advance(1_000);
    expect(poller.isStandingStill()).toBe(true);
    poller.restart();
    await clock.advance(0);
    expect(seconds(vendor.times)).toEqual([0, 66]);
  });

  it('is not seen in one that is suspended', async () => {
    const { clock, poller } = setUp();
    poller.start();
    await clock.advance(1_000);
    poller.suspend();
    await clock.advance(600_000);
    expect(poller.isStandingStill()).toBe(false);
  });
});
