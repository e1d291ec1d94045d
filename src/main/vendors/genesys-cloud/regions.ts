import type { Connection } from '../../../shared/connection.ts';

/** AWS region to domain: the API is at `api.` and the sign-in at `login.` of it. */
export const genesysRegions: Readonly<Record<string, string>> = {
  'us-east-1': 'mypurecloud.com',
  'us-east-2': 'use2.us-gov-pure.cloud',
  'us-west-2': 'usw2.pure.cloud',
  'ca-central-1': 'cac1.pure.cloud',
  'mx-central-1': 'mxc1.pure.cloud',
  'sa-east-1': 'sae1.pure.cloud',
  'eu-west-1': 'mypurecloud.ie',
  'eu-west-2': 'euw2.pure.cloud',
  'eu-central-1': 'mypurecloud.de',
  'eu-central-2': 'euc2.pure.cloud',
  'eusc-de-east-1': 'edee1.eusc-pure.cloud',
  'me-central-1': 'mec1.pure.cloud',
  'ap-south-1': 'aps1.pure.cloud',
  'ap-southeast-1': 'apse1.pure.cloud',
  'ap-southeast-2': 'mypurecloud.com.au',
  'ap-northeast-1': 'mypurecloud.jp',
  'ap-northeast-2': 'apne2.pure.cloud',
  'ap-northeast-3': 'apne3.pure.cloud',
};

export interface GenesysHosts {
  /** Without a slash at the end. */
  loginUrl: string;
  apiUrl: string;
}

/** What was typed in wins over the region's own addresses; null: the region is unknown and an address is missing. */
export function findGenesysHosts(
  connection: Pick<Connection, 'region' | 'loginUrl' | 'apiUrl'>,
): GenesysHosts | null {
  const domain = connection.region === undefined ? null : findListedDomain(connection.region);
  const loginUrl = connection.loginUrl ?? (domain === null ? null : `https://login.${domain}`);
  const apiUrl = connection.apiUrl ?? (domain === null ? null : `https://api.${domain}`);
  if (loginUrl === null || apiUrl === null) return null;
  return { loginUrl: loginUrl.replace(/\/+$/, ''), apiUrl: apiUrl.replace(/\/+$/, '') };
}

/** A region by its domain or by its AWS name. */
export function findListedDomain(region: string): string | null {
  const name = region.trim().toLowerCase();
  const isOwn = Object.hasOwn(genesysRegions, name);
  if (isOwn) return genesysRegions[name] ?? null;
  return Object.values(genesysRegions).find((domain) => domain === name) ?? null;
}
