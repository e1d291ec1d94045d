import type { Connection } from '../../../shared/connection.ts';
import { isLoopback } from '../loopback.ts';

// Where this vendor is. The reference names these areas; clusters and API hosts come from discovery, and tenants in
// areas that are not listed here give their addresses.

const commercialIssuer = 'https://cxone.niceincontact.com';
const governmentIssuer = 'https://cxone-gov.niceincontact.com';

interface Area {
  issuer: string;
  /** Of the area's own host, where the older sign-in is. */
  domain: 'nice-incontact.com' | 'niceincontact.com';
}

/** `na2` is the government's area (FedRAMP). */
const areas: Readonly<Record<string, Area>> = {
  na1: { issuer: commercialIssuer, domain: 'nice-incontact.com' },
  na2: { issuer: governmentIssuer, domain: 'niceincontact.com' },
  eu1: { issuer: commercialIssuer, domain: 'niceincontact.com' },
  uk1: { issuer: commercialIssuer, domain: 'niceincontact.com' },
  au1: { issuer: commercialIssuer, domain: 'nice-incontact.com' },
  ca1: { issuer: commercialIssuer, domain: 'niceincontact.com' },
  jp1: { issuer: commercialIssuer, domain: 'niceincontact.com' },
};

/** Whatever the issuer, discovery may name hosts below these. */
const niceDomains = [
  'niceincontact.com',
  'nice-incontact.com',
  'incontact.com',
  'nicecxone.com',
  'nicecxone-gov.com',
] as const;

export interface CxoneHosts {
  /** Where OpenID discovery starts; without a slash at its end, as the others. */
  issuer: string;
  /** Where the older access-key sign-in is. */
  olderUrl: string;
  /** Where document 003's dialect is; null: nothing says. */
  statsUrl: string | null;
}

/** What was typed in wins over the area's own addresses; null: the area is unknown and no issuer was typed in. */
export function findCxoneHosts(
  connection: Pick<Connection, 'region' | 'loginUrl' | 'apiUrl'>,
): CxoneHosts | null {
  const name = findAreaName(connection.region);
  const area = name === null ? undefined : areas[name];
  const loginUrl = connection.loginUrl ?? area?.issuer;
  if (loginUrl === undefined) return null;
  const olderUrl = connection.loginUrl ?? (area === undefined ? loginUrl : `https://${name}.${area.domain}`);
  const statsUrl = connection.apiUrl ?? (area === undefined ? null : `https://api-${name}.niceincontact.com`);
  return {
    issuer: trimSlashes(loginUrl),
    olderUrl: trimSlashes(olderUrl),
    statsUrl: statsUrl === null ? null : trimSlashes(statsUrl),
  };
}

/** Where a browser shows a tenant of this area, or signs in to whichever area is its own; null: not in the list. */
export function findCxoneFrontDoor({
  region,
  loginUrl,
}: Pick<Connection, 'region' | 'loginUrl'>): string | null {
  const name = findAreaName(region);
  const area = name === null ? undefined : areas[name];
  if (loginUrl === undefined) return area === undefined ? null : `https://${name}.${area.domain}`;
  const origin = URL.parse(loginUrl)?.origin;
  const listed = Object.entries(areas).flatMap(([id, { issuer, domain }]) => [
    issuer,
    `https://${id}.${domain}`,
  ]);
  return listed.find((address) => address === origin) ?? null;
}

function findAreaName(region: string | undefined): string | null {
  const name = region?.trim().toLowerCase() ?? '';
  if (name === 'gov') return 'na2';
  return Object.hasOwn(areas, name) ? name : null;
}

export function trimSlashes(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * Whether an address that discovery named may get this connection's secrets and tokens: https (or this computer,
 * where the issuer is on it), on the issuer's own registrable domain or one of the vendor's.
 */
export function isOwnAddress(address: string, issuer: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const own = new URL(issuer);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (isLoopback(own) && isLoopback(url)) return url.protocol === 'https:' || url.protocol === own.protocol;
  if (url.protocol !== 'https:') return false;
  const hostname = toHostname(url);
  return [toRegistrableDomain(toHostname(own)), ...niceDomains].some((domain) => isBelow(hostname, domain));
}

/** Without the dot at its end that names the root and hides the same name. */
function toHostname({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}

function isBelow(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/** Below these names of countries the public registers another one, as in `example.co.uk`. */
const publicSecondLevel =
  /^(ac|ad|asn|co|com|ed|edu|ernet|firm|gen|go|gob|gouv|gov|govt|gr|id|in|ind|info|lg|ltd|me|mil|ne|net|nhs|nic|nom|or|org|plc|police|re|res|sch|school|web)$/;

/** Worked out without a list of public suffixes, from the names above; an address of digits and a bare name stand for themselves. */
function toRegistrableDomain(hostname: string): string {
  const labels = hostname.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  if (labels.length < 2 || /^\d+$/.test(top) || hostname.startsWith('[')) return hostname;
  const isPublic = top.length === 2 && publicSecondLevel.test(second);
  return labels.slice(isPublic ? -3 : -2).join('.');
}
