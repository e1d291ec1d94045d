import { describe, expect, it } from 'vitest';
import { createReportCalls, type ReportCallDependencies } from '../src/main/report-calls.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createAsk } from './fakes/report.ts';

const queue = { queueId: 'q1', name: 'Sales', targets: {} };

function open(changes: Partial<ReportCallDependencies> = {}) {
  const done: unknown[] = [];
  const calls = createReportCalls({
    reports: {
      run: async ({ kind }) => failed(createFailure('unsupported', { subject: kind })),
      cancel: (id) => void done.push(['cancel', id]),
    },
    recentReports: {
      list: () => [{ at: 7, ...createAsk() }],
      forget: (at) => {
        done.push(['forget', at]);
        return ok(null);
      },
    },
    findVendor: (id) => (id === 'emea' ? { listQueues: async () => ok([queue]) } : null),
    createSignal: () => new AbortController().signal,
    ...changes,
  });
  return { calls, done };
}

describe('the calls about the past', () => {
  it('ask for reports and call them off', async () => {
    const { calls, done } = open();
    expect(await calls['reports.run'](createAsk({ kind: 'sla' }))).toMatchObject({
      failure: { subject: 'sla' },
    });
    await calls['reports.cancel']({});
    expect(done).toEqual([['cancel', undefined]]);
  });

  it('list the queues of a connection', async () => {
    const { calls } = open();
    expect(await calls['reports.queues']({ connectionId: 'emea' })).toEqual(ok({ queues: [queue] }));
    expect(await calls['reports.queues']({ connectionId: 'gone' })).toMatchObject({
      failure: { code: 'not-found' },
    });
    const refused = open({ findVendor: () => ({ listQueues: async () => failed(createFailure('auth')) }) });
    expect(await refused.calls['reports.queues']({ connectionId: 'emea' })).toMatchObject({
      failure: { code: 'auth' },
    });
  });

  it('forget what was asked, and answer what is left', async () => {
    const { calls, done } = open();
    expect(await calls['reports.forget']({ at: 3 })).toEqual(ok({ reports: [{ at: 7, ...createAsk() }] }));
    expect(done).toEqual([['forget', 3]]);
    const full = open({ recentReports: { list: () => [], forget: () => failed(createFailure('disk')) } });
    expect(await full.calls['reports.forget']({ at: null })).toMatchObject({ failure: { code: 'disk' } });
  });
});
