import type { Connection } from '../../../shared/connection.ts';
import { findListedDomain, genesysRegions } from './regions.ts';

/**
 * Where a browser shows a tenant, and one of its queues there: `apps.` of the region's domain. No setting is ever opened,
 * so hosts that were typed in count only where they are those of a listed region.
 *
 * The address of a queue's own page is the one that Cognigy's documentation of its Genesys endpoint shows
 * (`…/directory/#/admin/organization/queues/{id}/general`); for the activity view of one queue none is published.
 */
export function findGenesysWebApp(connection: Connection, queueId: string | null): string | null {
  const domain = findDomain(connection);
  if (domain === null) return null;
  const home = `https://apps.${domain}/`;
  return queueId === null || !queueIdForm.test(queueId)
    ? home
    : `${home}directory/#/admin/organization/queues/${queueId.toLowerCase()}/general`;
}

const queueIdForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function findDomain({ region, loginUrl, apiUrl }: Connection): string | null {
  const listed = region === undefined ? null : findListedDomain(region);
  const typed = [toListed(loginUrl, 'login'), toListed(apiUrl, 'api')].filter((found) => found !== undefined);
  const domains = new Set(listed === null ? typed : [listed, ...typed]);
  const [domain = null] = domains;
  // Addresses of two regions, or one that is nobody's: which tenant would that open?
  return domains.size === 1 ? domain : null;
}

/** The listed domain that an address belongs to; null: none; undefined: there is no address. */
function toListed(address: string | undefined, host: 'login' | 'api'): string | null | undefined {
  if (address === undefined) return undefined;
  const url = URL.parse(address);
  return Object.values(genesysRegions).find((domain) => url?.origin === `https://${host}.${domain}`) ?? null;
}
