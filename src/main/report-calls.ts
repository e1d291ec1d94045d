import { createFailure } from '../shared/failure.ts';
import { failed, ok } from '../shared/result.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { RecentReports } from './recent-reports.ts';
import type { ReportDesk } from './report-desk.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * What the page may ask about the past of the contact centres.
 */

export interface ReportCallDependencies {
  reports: Pick<ReportDesk, 'run' | 'cancel'>;
  recentReports: Pick<RecentReports, 'list' | 'forget'>;
  /** The vendor that is asked for a kept connection; null where there is none. */
  findVendor: (connectionId: string) => Pick<Vendor, 'listQueues'> | null;
  createSignal: (timeoutMs: number) => AbortSignal;
}

/** A large tenant lists its queues on many pages. */
const listTimeoutMs = 60_000;

export function createReportCalls(
  use: ReportCallDependencies,
): Pick<CallHandlers, Extract<keyof CallHandlers, `reports.${string}`>> {
  return {
    'reports.run': (ask) => use.reports.run(ask),
    'reports.cancel': async () => {
      use.reports.cancel();
      return ok({});
    },
    'reports.queues': async ({ connectionId }) => {
      const vendor = use.findVendor(connectionId);
      if (vendor === null) return failed(createFailure('not-found', { subject: connectionId }));
      const listed = await vendor.listQueues(use.createSignal(listTimeoutMs));
      return listed.ok ? ok({ queues: listed.value }) : listed;
    },
    'reports.recent': async () => ok({ reports: use.recentReports.list() }),
    'reports.forget': async ({ at }) => {
      const forgotten = use.recentReports.forget(at);
      return forgotten.ok ? ok({ reports: use.recentReports.list() }) : forgotten;
    },
  };
}
