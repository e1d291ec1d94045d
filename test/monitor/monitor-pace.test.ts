import { describe, expect, it } from 'vitest';
import { createFailure } from '../../src/shared/failure.ts';
import { toRowFreshness } from '../../src/shared/freshness.ts';
import { ok } from '../../src/shared/result.ts';
import {
  createAnswer,
  createReading,
  fails,
  hangsForEver,
  ScriptedVendor,
} from '../fakes/scripted-vendor.ts';
import { answersFrom, type Step, setUpMonitor, timesOf } from './monitor-scene.ts';

describe('the pace of a connection, and how old its figures are', () => {
  it('slows down when the vendor refuses, says so, and measures ages by the new pace', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [
      answersFrom('emea'),
      fails(createFailure('rate-limited', { retryAfterMs: 20_000 })),
      answersFrom('emea'),
    ]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(10_000);
    expect(statusOf('emea')).toMatchObject({ intervalMs: 10_000, pace: null });
    await clock.advance(21_000);
    monitor.setConnections([emea, watch('other', [])]);
    expect(statusOf('emea')).toMatchObject({ intervalMs: 20_000, pace: 'refused', ageMs: 0 });
    await clock.advance(20_000);
    expect(timesOf(emea)).toEqual([0, 10_000, 31_000, 51_000]);
  });

  it('asks faster while a queue is near a level, says so, and still measures ages by the chosen pace', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(1_000);
    monitor.setNear('emea', true);
    expect(statusOf('emea')).toMatchObject({ intervalMs: 10_000, pace: 'near-level', nextPollInMs: 5_000 });
    await clock.advance(60_000);
    monitor.setNear('emea', false);
    expect(statusOf('emea')).toMatchObject({ intervalMs: 10_000, pace: null, nextPollInMs: 10_000 });
    await clock.advance(20_000);
    expect(timesOf(emea).slice(0, 3)).toEqual([0, 6_000, 11_000]);
    expect(timesOf(emea).slice(-3)).toEqual([61_000, 71_000, 81_000]);
    monitor.setNear('nobody', true);
  });

  it('lets no figure look younger or older for a hurried poll that hangs and fails', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    monitor.setConnections([watch('emea', [answersFrom('emea'), hangsForEver()], { pollSeconds: 15 })]);
    monitor.start();
    await clock.advance(0);
    monitor.setNear('emea', true);
    const seen: string[] = [];
    for (let second = 1; second <= 50; second += 1) {
      await clock.advance(1_000);
      seen.push(statusOf('emea')?.freshness ?? '');
    }
    expect([seen[21], seen[22], seen[43], seen[44]]).toEqual(['live', 'late', 'late', 'stale']);
    expect(seen.filter((freshness, at) => freshness !== seen[at - 1])).toEqual(['live', 'late', 'stale']);
    expect(statusOf('emea')).toMatchObject({ failure: { code: 'timeout' }, pace: null });
  });

  it('judges by no longer interval than promised when polls fail after it was stretched', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const refusal = fails(createFailure('rate-limited', { retryAfterMs: 5_000 }));
    monitor.setConnections([watch('emea', [answersFrom('emea'), refusal])]);
    monitor.start();
    await clock.advance(29_999);
    expect(statusOf('emea')).toMatchObject({ freshness: 'late', intervalMs: 10_000 });
    await clock.advance(1);
    expect(statusOf('emea')).toMatchObject({ freshness: 'stale', intervalMs: 10_000 });
  });

  it('keeps rows current at the fast pace where the vendor renews its figures more slowly', async () => {
    const { clock, monitor, watch } = setUpMonitor();
    // Every 20 s anew, as the vendor's own times say.
    const renewed: Step = async () => {
      const observedAt = clock.now() - (clock.monotonic() % 20_000);
      return ok(createAnswer({ readings: [createReading({ observedAt, waiting: 9 })] }));
    };
    const emea = watch('emea', [renewed], { pollSeconds: 15 });
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(0);
    const seen = new Set<string>();
    for (let poll = 0; poll < 12; poll += 1) {
      monitor.setNear('emea', true);
      await clock.advance(5_000);
      const [status] = monitor.statuses();
      for (const row of monitor.rowsOf('emea'))
        seen.add(toRowFreshness(row, status?.ageMs ?? null, status?.intervalMs ?? 0));
    }
    expect(timesOf(emea).length).toBe(13);
    expect([...seen]).toEqual(['live']);
  });

  it('stretches the interval before the vendor has to refuse', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    // 80 of 300 requests a minute: 240 are ours, so three such polls.
    if (emea.vendor instanceof ScriptedVendor)
      emea.vendor.cost = {
        requestsPerMinute: 80,
        allowedPerMinute: 300,
        requestsPerPoll: 80,
        usedShare: null,
      };
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(40_000);
    expect(timesOf(emea)).toEqual([0, 20_000, 40_000]);
    expect(statusOf('emea')).toMatchObject({
      intervalMs: 20_000,
      pace: 'budget',
      requestsPerMinute: 80,
      allowedPerMinute: 300,
    });
  });
});
