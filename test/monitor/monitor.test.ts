import { describe, expect, it } from 'vitest';
import type { MonitorChange } from '../../src/main/monitor/monitor.ts';
import type { Connection } from '../../src/shared/connection.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { ok } from '../../src/shared/result.ts';
import { createAnswer, createReading, fails, hangsForEver } from '../fakes/scripted-vendor.ts';
import { answersFrom, connectionOf, type Step, setUpMonitor, timesOf } from './monitor-scene.ts';

describe('Monitor', () => {
  it('tells what changed, whose answer it was and whether it was the first', async () => {
    const { clock, changes, monitor, watch } = setUpMonitor();
    let polls = 0;
    const counts: Step = async () => {
      polls += 1;
      return ok(
        createAnswer({ readings: [createReading({ observedAt: clock.now(), waiting: Math.min(polls, 2) })] }),
      );
    };
    monitor.setConnections([watch('emea', [counts])]);
    monitor.start();
    changes.length = 0;
    await clock.advance(20_000);
    expect(changes).toEqual([
      change(0, { answered: 'emea', firstAnswer: true, changedKeys: ['emea/q1/voice'] }),
      change(10_000, { answered: 'emea', changedKeys: ['emea/q1/voice'] }),
      change(20_000, { answered: 'emea' }),
    ]);
    expect(monitor.rowsOf('emea')[0]?.reading.waiting).toBe(2);
  });

  it('lets no connection that hangs or fails hold up or blank another', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const stuck = watch('stuck', [hangsForEver()]);
    const refused = watch('refused', [answersFrom('refused', 7), fails(createFailure('auth'))]);
    const well = watch('well', [answersFrom('well', 3)]);
    monitor.setConnections([stuck, refused, well]);
    monitor.start();
    await clock.advance(40_000);
    expect(timesOf(well)).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
    expect(statusOf('well')).toMatchObject({ failure: null, freshness: 'live' });
    expect(statusOf('refused')).toMatchObject({
      failure: { code: 'auth' },
      freshness: 'stale',
      ageMs: 40_000,
    });
    expect(statusOf('stuck')).toMatchObject({ failure: { code: 'timeout' }, freshness: 'unknown' });
    expect(monitor.rowsOf('refused')[0]?.reading.waiting).toBe(7);
  });

  it('says exactly when a connection turns late and stale', async () => {
    const { clock, changes, monitor, watch, statusOf } = setUpMonitor();
    monitor.setConnections([watch('emea', [answersFrom('emea'), fails(createFailure('auth'))])]);
    monitor.start();
    await clock.advance(10_000);
    changes.length = 0;
    await clock.advance(5_000);
    expect(statusOf('emea')?.freshness).toBe('live');
    expect(changes).toEqual([]);
    await clock.advance(1);
    expect(statusOf('emea')?.freshness).toBe('late');
    await clock.advance(14_998);
    expect(statusOf('emea')?.freshness).toBe('late');
    await clock.advance(1);
    expect(statusOf('emea')?.freshness).toBe('stale');
    await clock.advance(15_000);
    expect(changes).toEqual([change(15_001), change(30_000)]);
  });

  it('lets nothing look live after a sleep until it was asked', async () => {
    const { clock, changes, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(4_000);
    monitor.suspend();
    expect(statusOf('emea')?.nextPollInMs).toBeNull();
    clock.sleep(3_600_000);
    changes.length = 0;
    monitor.resume();
    expect(changes).toEqual([change(4_000)]);
    expect(statusOf('emea')).toMatchObject({ freshness: 'stale', ageMs: 3_604_000, nextPollInMs: 1_000 });
    await clock.advance(1_000);
    expect(timesOf(emea)).toEqual([0, 5_000]);
    expect(statusOf('emea')).toMatchObject({ freshness: 'live', ageMs: 0 });
  });

  it('asks at once at a waking that no sleep was announced for', async () => {
    const { clock, monitor, watch } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(4_000);
    monitor.resume();
    expect(timesOf(emea)).toEqual([0, 4_000]);
  });

  it('lets nothing look live after a sleep that nobody announced', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    monitor.setConnections([watch('emea', [answersFrom('emea'), hangsForEver()])]);
    monitor.start();
    await clock.advance(4_000);
    clock.sleep(3_600_000);
    monitor.resume();
    expect(statusOf('emea')).toMatchObject({ freshness: 'stale', ageMs: 3_604_000 });
    await clock.advance(5_000);
    monitor.resume();
    expect(statusOf('emea')?.ageMs).toBe(3_609_000);
  });

  it('waits for the person whose browser session has ended, and asks at once when they are back', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const ended = fails(createFailure('auth', { subject: 'browser session' }));
    const parts: Partial<Connection> = { api: 'platform', signIn: 'browser' };
    const emea = watch('emea', [answersFrom('emea'), ended, ended, answersFrom('emea')], parts);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(60_000);
    expect(timesOf(emea)).toEqual([0, 10_000, 50_000]);
    expect(statusOf('emea')).toMatchObject({ failure: { code: 'auth' }, signsInByBrowser: true });
    monitor.refresh('emea');
    await clock.advance(0);
    expect(statusOf('emea')?.failure).toBeNull();
  });

  it('holds back until waking what is added during a sleep', async () => {
    const { clock, monitor, watch } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.start();
    monitor.suspend();
    monitor.setConnections([emea]);
    await clock.advance(60_000);
    monitor.resume();
    await clock.advance(1_000);
    expect(timesOf(emea)).toEqual([61_000]);
  });

  it('goes on by itself where a sleep was announced and the computer is awake all along', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(0);
    monitor.suspend();
    for (let look = 0; look < 11; look += 1) {
      await clock.advance(10_000);
      monitor.wakePollers();
    }
    expect(timesOf(emea)).toEqual([0]);
    await clock.advance(10_000);
    monitor.wakePollers();
    await clock.advance(1_000);
    expect(timesOf(emea)).toEqual([0, 121_000]);
    expect(statusOf('emea')?.freshness).toBe('live');
    monitor.suspend();
    monitor.wakePollers();
    await clock.advance(60_000);
    expect(timesOf(emea)).toEqual([0, 121_000]);
  });

  it('says nothing of a sleep before it knows its first connections', () => {
    const { changes, monitor } = setUpMonitor();
    monitor.start();
    monitor.suspend();
    monitor.resume();
    expect(changes).toEqual([]);
  });

  it('counts a sleep once where the monotonic clock counts it too', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    monitor.setConnections([watch('emea', [answersFrom('emea')])]);
    monitor.start();
    await clock.advance(1_000);
    monitor.suspend();
    await clock.advance(60_000);
    monitor.resume();
    expect(statusOf('emea')?.ageMs).toBe(61_000);
  });

  it('does not mind the computer’s clock being set', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(5_000);
    clock.setWall(clock.now() - 86_400_000);
    expect(statusOf('emea')).toMatchObject({ freshness: 'live', ageMs: 5_000 });
    clock.setWall(clock.now() + 7 * 86_400_000);
    await clock.advance(5_000);
    expect(statusOf('emea')).toMatchObject({ freshness: 'live', ageMs: 0 });
    expect(timesOf(emea)).toEqual([0, 10_000]);
  });

  it('leaves unchanged connections undisturbed when others come and go', async () => {
    const { clock, changes, monitor, watch } = setUpMonitor();
    const stays = watch('stays', [answersFrom('stays')]);
    const goes = watch('goes', [answersFrom('goes')]);
    const comes = watch('comes', [answersFrom('comes')]);
    monitor.setConnections([stays, goes]);
    monitor.start();
    await clock.advance(3_000);
    changes.length = 0;
    monitor.setConnections([stays, comes]);
    expect(changes).toEqual([
      change(3_000, { connectionIds: ['goes', 'comes'], removedKeys: ['goes/q1/voice'] }),
    ]);
    await clock.advance(10_000);
    expect(timesOf(stays)).toEqual([0, 10_000]);
    expect(timesOf(goes)).toEqual([0]);
    expect(timesOf(comes)).toEqual([3_000, 13_000]);
    expect([...monitor.rows()].map(({ key }) => key)).toEqual(['stays/q1/voice', 'comes/q1/voice']);
  });

  it('asks afresh and keeps the figures when a connection signs in anew', async () => {
    const { clock, changes, monitor, watch, statusOf } = setUpMonitor();
    monitor.setConnections([watch('emea', [answersFrom('emea', 4), fails(createFailure('auth'))])]);
    monitor.start();
    await clock.advance(12_000);
    changes.length = 0;
    monitor.setConnections([watch('emea', [answersFrom('emea', 5)])]);
    expect(monitor.rowsOf('emea')[0]?.reading.waiting).toBe(4);
    await clock.advance(0);
    expect(monitor.rowsOf('emea')[0]?.reading.waiting).toBe(5);
    expect(statusOf('emea')?.failure).toBeNull();
    expect(changes.at(-1)).toMatchObject({ answered: 'emea', firstAnswer: false });
  });

  it('drops the figures of a connection that now asks somebody else', async () => {
    const { clock, changes, monitor, watch } = setUpMonitor();
    monitor.setConnections([watch('emea', [answersFrom('emea')])]);
    monitor.start();
    await clock.advance(1_000);
    changes.length = 0;
    monitor.setConnections([watch('emea', [answersFrom('emea')], { region: 'mypurecloud.de' })]);
    expect(changes[0]).toMatchObject({ connectionIds: ['emea'], removedKeys: ['emea/q1/voice'] });
    await clock.advance(0);
    expect(changes.at(-1)).toMatchObject({ answered: 'emea', firstAnswer: true });
  });

  it('takes on another name and another interval without losing figures', async () => {
    const { clock, monitor, watch, statusOf } = setUpMonitor();
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(1_000);
    monitor.setConnections([
      { ...emea, connection: connectionOf('emea', { name: 'Europe', pollSeconds: 30 }) },
    ]);
    expect(statusOf('emea')).toMatchObject({ name: 'Europe', intervalMs: 30_000, ageMs: 1_000 });
    await clock.advance(30_000);
    expect(timesOf(emea)).toEqual([0, 1_000, 31_000]);
  });

  it('does not watch what is switched off, and asks nothing before start or after stop', async () => {
    const { clock, monitor, watch } = setUpMonitor();
    const off = watch('off', [answersFrom('off')], { enabled: false });
    const on = watch('on', [answersFrom('on')]);
    monitor.setConnections([off, on]);
    await clock.advance(20_000);
    expect(timesOf(on)).toEqual([]);
    monitor.start();
    await clock.advance(0);
    monitor.stop();
    await clock.advance(60_000);
    expect(timesOf(on)).toEqual([20_000]);
    expect(timesOf(off)).toEqual([]);
    expect(clock.timers).toBe(0);
  });

  it('asks all connections, or one, on a wish', async () => {
    const { clock, monitor, watch } = setUpMonitor();
    const [one, two] = [watch('one', [answersFrom('one')]), watch('two', [answersFrom('two')])];
    monitor.setConnections([one, two]);
    monitor.start();
    await clock.advance(1_000);
    monitor.refresh('two');
    await clock.advance(1_000);
    monitor.refresh();
    expect(timesOf(one)).toEqual([0, 2_000]);
    expect(timesOf(two)).toEqual([0, 1_000, 2_000]);
  });

  it('logs an outage once and its end once', async () => {
    const { clock, lines, monitor, watch } = setUpMonitor();
    const down = fails(createFailure('offline'));
    monitor.setConnections([watch('emea', [answersFrom('emea'), down, down, down, answersFrom('emea')])]);
    monitor.start();
    await clock.advance(200_000);
    expect(lines).toEqual(['a poll failed', 'a connection answers again']);
  });
});

function change(at: number, parts: Partial<MonitorChange> = {}): MonitorChange & { at: number } {
  return {
    at,
    connectionIds: ['emea'],
    changedKeys: [],
    removedKeys: [],
    answered: null,
    firstAnswer: false,
    ...parts,
  };
}

describe('pollers that stand still', () => {
  it('are started again and named in the log; those that run are left alone', async () => {
    const { clock, monitor, lines, watch } = setUpMonitor();
    const setTimer = clock.setTimer.bind(clock);
    const emea = watch('emea', [answersFrom('emea')]);
    monitor.setConnections([emea]);
    monitor.start();
    await clock.advance(5_000);
    clock.setTimer = () => ({ cancel: () => undefined });
    await clock.advance(10_000);
    clock.setTimer = setTimer;
    monitor.wakePollers();
    expect(timesOf(emea)).toEqual([0, 10_000]);
    await clock.advance(60_000);
    monitor.wakePollers();
    await clock.advance(0);
    expect(timesOf(emea)).toEqual([0, 10_000, 75_000]);
    expect(lines.filter((line) => line.includes('stood still')).length).toBe(1);
  });
});
