import { describe, expect, it } from 'vitest';
import { ReportDesk } from '../src/main/report-desk.ts';
import type { ReportRequest } from '../src/main/vendors/vendor.ts';
import { createFailure } from '../src/shared/failure.ts';
import type { ReportAnswer, ReportProgress, ReportQuestion } from '../src/shared/report.ts';
import { failed, ok, type Result } from '../src/shared/result.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

const question: ReportQuestion = {
  kind: 'sla',
  from: 0,
  to: 3_600_000,
  queueIds: null,
  granularity: 'PT30M',
  thresholdMs: null,
  formula: null,
};

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

/** A desk whose one vendor answers when the case says so. */
function openDesk() {
  const clock = new SteppedClock(new Date(2026, 10, 5, 8, 15).getTime());
  const asked: { request: ReportRequest; answer: (result: Result<ReportAnswer>) => void }[] = [];
  const told: (ReportProgress & { at: number })[] = [];
  const written: unknown[] = [];
  const dialog: { path: string | null; names: string[] } = { path: '/tmp/a.csv', names: [] };
  const desk = new ReportDesk({
    clock,
    findVendor: (id) =>
      id === 'emea'
        ? { report: (request) => new Promise((resolve) => asked.push({ request, answer: resolve })) }
        : null,
    onProgress: (progress) => told.push({ ...progress, at: clock.monotonic() }),
    askPath: async (name) => {
      dialog.names.push(name);
      return dialog.path;
    },
    write: async (...file) => {
      written.push(file);
      return ok({ rows: file[2].length });
    },
  });
  const nth = (number: number) => {
    const one = asked[number];
    if (one === undefined) throw new Error(`only ${asked.length} reports were asked for`);
    return one;
  };
  return { clock, desk, nth, told, written, dialog };
}

const progressOf = (pages: number): ReportProgress => ({ pages, rows: pages * 100, share: null });

describe('a report', () => {
  it('asks the connection’s vendor and hands on its answer', async () => {
    const { desk, nth } = openDesk();
    const run = desk.run('emea', question);
    expect(nth(0).request.question).toEqual(question);
    nth(0).answer(ok(answerOf(10)));
    expect(await run).toEqual(ok(answerOf(10)));
  });

  it('knows no connection that is not watched', async () => {
    const { desk } = openDesk();
    expect(await desk.run('nobody', question)).toMatchObject({
      failure: { code: 'not-found', subject: 'nobody' },
    });
  });

  it('says how far it is at most four times a second, the newest in the end', async () => {
    const { clock, desk, nth, told } = openDesk();
    const run = desk.run('emea', question);
    const { onProgress } = nth(0).request;
    for (let page = 1; page <= 100; page += 1) {
      onProgress(progressOf(page));
      await clock.advance(10);
    }
    expect(told.map(({ at, pages }) => [at, pages])).toEqual([
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

  it('ends the one under way when it begins, and says nothing of that one any more', async () => {
    const { desk, nth, told } = openDesk();
    const first = desk.run('emea', question);
    const second = desk.run('emea', question);
    expect([nth(0).request.signal.aborted, nth(1).request.signal.aborted]).toEqual([true, false]);
    nth(0).request.onProgress(progressOf(1));
    expect(told).toEqual([]);
    nth(0).answer(failed(createFailure('cancelled')));
    expect(await first).toMatchObject({ failure: { code: 'cancelled' } });
    desk.cancel();
    expect(nth(1).request.signal.aborted).toBe(true);
    nth(1).answer(ok(answerOf(3, createFailure('cancelled'))));
    expect(await second).toMatchObject({ value: { cutShort: { code: 'cancelled' } } });
    desk.cancel();
  });
});

it('ends with its connection, and not with another one', async () => {
  const { desk, nth } = openDesk();
  desk.cancel('emea');
  const run = desk.run('emea', question);
  desk.cancel('us');
  expect(nth(0).request.signal.aborted).toBe(false);
  desk.cancel('emea');
  expect(nth(0).request.signal.aborted).toBe(true);
  nth(0).answer(failed(createFailure('cancelled')));
  expect(await run).toMatchObject({ failure: { code: 'cancelled' } });
});

describe('the export of a report', () => {
  it('has nothing to write before the first answer', async () => {
    const { desk, dialog } = openDesk();
    expect(await desk.export()).toMatchObject({ failure: { code: 'not-found' } });
    expect(dialog.names).toEqual([]);
  });

  it('writes the newest answer in the columns of the command line', async () => {
    const { desk, nth, written, dialog } = openDesk();
    const run = desk.run('emea', question);
    nth(0).answer(ok(answerOf(10)));
    await run;
    expect(await desk.export()).toEqual(ok({ outcome: 'saved', path: '/tmp/a.csv', rows: 1 }));
    expect(dialog.names).toEqual(['queuewatch-report-sla-20261105-0815.csv']);
    const header =
      'connectionId,queueId,queueName,answered,withinThreshold,thresholdSeconds,slaPercent,formula';
    expect(written).toEqual([
      ['/tmp/a.csv', header.split(','), [['emea', 'q1', 'Billing', 10, 0, 30, 0, 'answered']]],
    ]);
  });

  it('keeps to the newest answer, not to one that was replaced or failed', async () => {
    const { desk, nth, written } = openDesk();
    const replaced = desk.run('emea', question);
    const newest = desk.run('emea', question);
    nth(1).answer(ok(answerOf(2)));
    await newest;
    nth(0).answer(ok(answerOf(1, createFailure('cancelled'))));
    await replaced;
    const refused = desk.run('emea', question);
    nth(2).answer(failed(createFailure('permission')));
    await refused;
    await desk.export();
    expect(written).toMatchObject([['/tmp/a.csv', {}, [{ 3: 2 }]]]);
  });

  it('writes what was the newest when it was asked for, whatever is answered while the dialog is open', async () => {
    const { desk, nth, written, dialog } = openDesk();
    const first = desk.run('emea', question);
    nth(0).answer(ok(answerOf(10)));
    await first;
    const saving = desk.export();
    expect(dialog.names.length).toBe(1);
    const second = desk.run('emea', question);
    desk.cancel();
    nth(1).answer(ok(answerOf(99, createFailure('cancelled'))));
    await Promise.all([saving, second]);
    expect(written).toMatchObject([['/tmp/a.csv', {}, [{ 3: 10 }]]]);
    await desk.export();
    expect(written[1]).toMatchObject(['/tmp/a.csv', {}, [{ 3: 99 }]]);
  });

  it('writes nothing when the supervisor changes their mind', async () => {
    const { desk, nth, written, dialog } = openDesk();
    const run = desk.run('emea', question);
    nth(0).answer(ok(answerOf(10)));
    await run;
    dialog.path = null;
    expect(await desk.export()).toEqual(ok({ outcome: 'cancelled' }));
    expect(written).toEqual([]);
  });
});
