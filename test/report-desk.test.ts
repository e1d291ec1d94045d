import { describe, expect, it } from 'vitest';
import { ReportDesk } from '../src/main/report-desk.ts';
import type { ReportRequest, Vendor } from '../src/main/vendors/vendor.ts';
import { createFailure } from '../src/shared/failure.ts';
import type { ReportAsk } from '../src/shared/recent-report.ts';
import type { ReportAnswer, ReportProgress, RunProgress } from '../src/shared/report.ts';
import { failed, ok, type Result } from '../src/shared/result.ts';
import { createAsk } from './fakes/report.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

function answerOf(answered: number, cutShort: ReportAnswer['cutShort'] = null): ReportAnswer {
  const row = {
    queueId: 'q1',
    queueName: 'Billing',
    answered,
    withinThreshold: 0,
    thresholdSeconds: 30,
    slaPercent: 0,
    formula: 'answered' as const,
  };
  return { api: 'platform', answer: { kind: 'sla', rows: [row] }, notes: [], cutShort };
}

const capabilities: Vendor['capabilities'] = {
  givesWaiting: true,
  splitsMedia: true,
  reports: { queues: ['answered', 'vendor'], sla: ['answered'] },
  freeThreshold: true,
};
const vendorOnly = { ...capabilities, reports: { sla: ['vendor' as const] }, freeThreshold: false };

/** A desk of three connections, each of which answers when the case says so. */
function openDesk() {
  const clock = new SteppedClock(Date.parse('2026-10-26T09:00+01:00'));
  const asked: { id: string; request: ReportRequest; answer: (result: Result<ReportAnswer>) => void }[] = [];
  const told: (RunProgress & { at: number })[] = [];
  const kept: ReportAsk[] = [];
  const abilities = new Map([
    ['emea', capabilities],
    ['apac', capabilities],
    ['us', vendorOnly],
  ]);
  const desk = new ReportDesk({
    clock,
    findVendor: (id) => {
      const found = abilities.get(id);
      if (found === undefined) return null;
      return {
        capabilities: found,
        report: (request) => new Promise((answer) => asked.push({ id, request, answer })),
      };
    },
    nameOf: (id) => id.toUpperCase(),
    onAsk: (ask) => kept.push(ask),
    onProgress: (progress) => told.push({ ...progress, at: clock.monotonic() }),
  });
  const nth = (number: number) => {
    const one = asked[number];
    if (one === undefined) throw new Error(`only ${asked.length} reports were asked for`);
    return one;
  };
  return { clock, desk, asked, nth, told, kept };
}

const progressOf = (pages: number): ReportProgress => ({ pages, rows: pages * 100, share: null });

describe('a report', () => {
  it('asks the connection’s vendor and hands on its answer', async () => {
    const { desk, nth, kept } = openDesk();
    const ask = createAsk({ kind: 'sla', thresholdMs: 20_000 });
    const run = desk.run(ask);
    // A day of 25 hours: clocks went back in Berlin.
    const window = { from: Date.parse('2026-10-25T00:00+02:00'), to: Date.parse('2026-10-26T00:00+01:00') };
    const { granularity, formula } = ask;
    expect(nth(0).request.question).toEqual({
      kind: 'sla',
      ...window,
      queueIds: null,
      granularity,
      thresholdMs: 20_000,
      formula,
    });
    nth(0).answer(ok(answerOf(10)));
    expect(await run).toMatchObject({
      ok: true,
      value: {
        ...window,
        parts: [
          {
            connectionId: 'emea',
            connectionName: 'EMEA',
            outcome: 'answered',
            answer: answerOf(10),
            formula: 'answered',
            answeredAt: Date.parse('2026-10-26T09:00+01:00'),
          },
        ],
      },
    });
    expect(kept).toEqual([ask]);
  });

  it('says of each part when its own answer came', async () => {
    const { clock, desk, nth } = openDesk();
    const run = desk.run(createAsk({ kind: 'sla', connectionIds: ['emea', 'us'] }));
    const start = clock.now();
    nth(0).answer(ok(answerOf(1)));
    await clock.advance(120_000);
    nth(1).answer(ok(answerOf(2)));
    expect(await run).toMatchObject({
      value: { parts: [{ answeredAt: start }, { answeredAt: start + 120_000 }] },
    });
  });

  it('asks several side by side, and one that fails does not lose the others', async () => {
    const { desk, asked, nth } = openDesk();
    const run = desk.run(createAsk({ kind: 'sla', connectionIds: ['emea', 'nobody', 'us', 'emea'] }));
    expect(asked.map(({ id }) => id)).toEqual(['emea', 'us']);
    nth(1).answer(ok(answerOf(3)));
    nth(0).answer(failed(createFailure('permission')));
    expect(await run).toMatchObject({
      value: {
        parts: [
          { connectionId: 'emea', outcome: 'failed', failure: { code: 'permission' } },
          { connectionId: 'nobody', outcome: 'failed', failure: { code: 'not-found', subject: 'NOBODY' } },
          { connectionId: 'us', outcome: 'answered', answer: answerOf(3) },
        ],
      },
    });
  });

  it('asks each connection what it can answer: its formula, its threshold, its own queues', async () => {
    const { desk, nth } = openDesk();
    void desk.run(
      createAsk({
        kind: 'sla',
        connectionIds: ['emea', 'us'],
        thresholdMs: 20_000,
        queueIds: { us: ['4101', '4102'] },
      }),
    );
    expect(nth(0).request.question).toMatchObject({
      formula: 'answered',
      thresholdMs: 20_000,
      queueIds: null,
    });
    expect(nth(1).request.question).toMatchObject({
      formula: 'vendor',
      thresholdMs: null,
      queueIds: ['4101', '4102'],
    });
  });

  it('says how far it is at most four times a second, the newest in the end', async () => {
    const { clock, desk, nth, told } = openDesk();
    const run = desk.run(createAsk());
    const { onProgress } = nth(0).request;
    for (let page = 1; page <= 100; page += 1) {
      onProgress(progressOf(page));
      await clock.advance(10);
    }
    expect(told.map(({ at, parts }) => [at, parts[0]?.progress?.pages])).toEqual([
      [0, 1],
      [250, 25],
      [500, 50],
      [750, 75],
      [1000, 100],
    ]);
    onProgress(progressOf(101));
    nth(0).answer(ok(answerOf(1)));
    await run;
    expect(clock.timers).toBe(0);
    await clock.advance(1_000);
    expect(told.length).toBe(5);
  });

  it('says of each connection how far it is, and which are done', async () => {
    const { clock, desk, nth, told } = openDesk();
    void desk.run(createAsk({ connectionIds: ['emea', 'apac'] }));
    nth(1).request.onProgress(progressOf(2));
    nth(0).answer(ok(answerOf(1)));
    await clock.advance(250);
    expect(told.at(-1)?.parts).toEqual([
      { connectionId: 'emea', isDone: true, progress: null },
      { connectionId: 'apac', isDone: false, progress: progressOf(2) },
    ]);
  });

  it('ends the one under way when it begins, and says nothing of that one any more', async () => {
    const { desk, nth, told } = openDesk();
    const first = desk.run(createAsk());
    const second = desk.run(createAsk());
    expect([nth(0).request.signal.aborted, nth(1).request.signal.aborted]).toEqual([true, false]);
    nth(0).request.onProgress(progressOf(1));
    expect(told).toEqual([]);
    nth(0).answer(failed(createFailure('cancelled')));
    expect(await first).toMatchObject({ value: { parts: [{ failure: { code: 'cancelled' } }] } });
    desk.cancel();
    expect(nth(1).request.signal.aborted).toBe(true);
    nth(1).answer(ok(answerOf(3, createFailure('cancelled'))));
    expect(await second).toMatchObject({
      value: { parts: [{ answer: { cutShort: { code: 'cancelled' } } }] },
    });
    desk.cancel();
  });

  it('ends with its connection for that connection alone', async () => {
    const { desk, nth } = openDesk();
    desk.cancel('emea');
    void desk.run(createAsk({ connectionIds: ['emea', 'apac'] }));
    desk.cancel('us');
    desk.cancel('apac');
    expect([nth(0).request.signal.aborted, nth(1).request.signal.aborted]).toEqual([false, true]);
  });
});

describe('the answer that is kept for the export', () => {
  const idOf = async (run: ReturnType<ReportDesk['run']>) => {
    const result = await run;
    return result.ok ? result.value.id : 0;
  };

  it('is the one that was shown, with what was asked', async () => {
    const { desk, nth } = openDesk();
    expect(desk.find(1)).toMatchObject({ failure: { reason: 'old-report' } });
    const ask = createAsk();
    const run = desk.run(ask);
    nth(0).answer(ok(answerOf(10)));
    expect(desk.find(await idOf(run))).toMatchObject({ value: { ask, run: { parts: [{}] } } });
  });

  it('is refused once another has taken its place', async () => {
    const { desk, nth } = openDesk();
    const first = desk.run(createAsk());
    nth(0).answer(ok(answerOf(1)));
    const firstId = await idOf(first);
    const second = desk.run(createAsk());
    nth(1).answer(ok(answerOf(2)));
    const secondId = await idOf(second);
    expect(desk.find(firstId)).toMatchObject({ failure: { code: 'not-found', reason: 'old-report' } });
    expect(desk.find(secondId).ok).toBe(true);
  });

  it('stays where the next one was replaced or answered by nobody', async () => {
    const { desk, nth } = openDesk();
    const replaced = desk.run(createAsk());
    const newest = desk.run(createAsk());
    nth(1).answer(ok(answerOf(2)));
    const id = await idOf(newest);
    nth(0).answer(ok(answerOf(1, createFailure('cancelled'))));
    await replaced;
    const refused = desk.run(createAsk());
    nth(2).answer(failed(createFailure('permission')));
    await refused;
    expect(desk.find(id)).toMatchObject({ value: { run: { parts: [{ answer: answerOf(2) }] } } });
  });
});
