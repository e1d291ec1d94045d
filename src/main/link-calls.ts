import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import type { CallHandlers } from './ipc/gate.ts';
import { helpPages } from './vendors/help-pages.ts';
import { findWebApp } from './vendors/registry.ts';

/*
 * What the window may have shown in the system's browser: the vendors' own pages and a few pages of documentation, all
 * from fixed lists. No address ever comes from the page, a setting or a vendor's answer.
 */

export interface LinkDependencies {
  readSettings: () => Readonly<Settings>;
  /** Shows an address in the system's browser. */
  openBrowser: (url: string) => Promise<Result<null>>;
}

/** The page of a kept connection, or of one of its queues there. */
export async function openVendorPage(
  { readSettings, openBrowser }: LinkDependencies,
  connectionId: string,
  queueId: string | null,
): Promise<Result<Record<string, never>>> {
  const connection = readSettings().connections.find(({ id }) => id === connectionId);
  if (connection === undefined) return failed(createFailure('not-found', { subject: connectionId }));
  const url = findWebApp(connection, queueId);
  if (url === null)
    return failed(createFailure('unsupported', { reason: 'no-web-app', subject: connection.name }));
  const opened = await openBrowser(url);
  return opened.ok ? ok({}) : opened;
}

export function createLinkCalls(use: LinkDependencies): Pick<CallHandlers, 'vendors.open' | 'links.open'> {
  return {
    'vendors.open': ({ connectionId, queueId }) => openVendorPage(use, connectionId, queueId),
    'links.open': async ({ id }) => {
      const opened = await use.openBrowser(helpPages[id]);
      return opened.ok ? ok({}) : opened;
    },
  };
}
