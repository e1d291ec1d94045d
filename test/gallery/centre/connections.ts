import type { ConnectionStatus } from '../../../src/shared/board.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import type { KeptConnection } from '../../../src/shared/kept-connection.ts';
import { createStatus } from '../../fakes/board.ts';
import { minuteMs, secondMs } from './moment.ts';

/** One answers, one is late, one has not answered for minutes. */
export const statuses: readonly ConnectionStatus[] = [
  createStatus({
    id: 'emea',
    name: 'Genesys EMEA',
    tags: ['retail'],
    ageMs: secondMs,
    requestsPerMinute: 24,
    pace: 'near-level',
    timeZone: 'Europe/Berlin',
    webApp: true,
  }),
  createStatus({
    id: 'us',
    name: 'CXone US',
    vendor: 'nice-cxone',
    tags: ['retail', 'night'],
    api: 'acd',
    freshness: 'late',
    ageMs: 47 * secondMs,
    intervalMs: 30 * secondMs,
    nextPollInMs: 3 * secondMs,
    requestsPerMinute: 4,
    allowedPerMinute: null,
    reports: { queues: ['vendor'], sla: ['answered'] },
    freeThreshold: false,
    timeZone: 'America/New_York',
    webApp: true,
    todayFailure: createFailure('permission', { subject: 'Reporting: View', detail: 'Access denied' }),
  }),
  createStatus({
    id: 'apac',
    name: 'Genesys APAC',
    tags: ['night'],
    freshness: 'stale',
    ageMs: 3 * minuteMs + 5 * secondMs,
    failure: createFailure('vendor-down', { detail: '503 Service Unavailable' }),
    nextPollInMs: 40 * secondMs,
    requestsPerMinute: 2,
    timeZone: 'Asia/Tokyo',
    webApp: true,
  }),
];

const base = {
  pollSeconds: 15,
  serviceLevelFormula: 'answered',
  enabled: true,
  queues: 'all',
  webApp: true,
  removable: true,
} as const satisfies Partial<KeptConnection>;

/** The same as they are kept, and one that is switched off. */
export const keptConnections: readonly KeptConnection[] = [
  {
    ...base,
    id: 'emea',
    name: 'Genesys EMEA',
    vendor: 'genesys-cloud',
    api: 'auto',
    region: 'mypurecloud.ie',
    tags: ['retail'],
    timeZone: 'Europe/Berlin',
    credentialNames: ['clientId', 'clientSecret'],
    foundApi: 'platform',
  },
  {
    ...base,
    id: 'us',
    name: 'CXone US',
    vendor: 'nice-cxone',
    api: 'acd',
    loginUrl: 'https://cxone.niceincontact.com',
    pollSeconds: 30,
    queues: ['4101', '4102', '4103', '4104', '4105', '4106', '4107', '4108'],
    tags: ['retail', 'night'],
    timeZone: 'America/New_York',
    credentialNames: ['clientId', 'clientSecret', 'accessKeyId', 'accessKeySecret'],
    foundApi: 'acd',
  },
  {
    ...base,
    id: 'apac',
    name: 'Genesys APAC',
    vendor: 'genesys-cloud',
    api: 'platform',
    region: 'mypurecloud.jp',
    queues: { pattern: '* JP' },
    tags: ['night'],
    timeZone: 'Asia/Tokyo',
    signIn: 'browser',
    credentialNames: ['clientId'],
    foundApi: 'platform',
  },
  {
    ...base,
    id: 'partner',
    name: 'Partner desk in Kraków, Łódź and Gdańsk (outsourced, weekends only)',
    vendor: 'genesys-cloud',
    api: 'queue-details',
    region: 'mypurecloud.de',
    tags: ['partner'],
    enabled: false,
    credentialNames: ['clientId', 'clientSecret'],
    foundApi: null,
  },
];
