import { createLog } from '../../src/main/log.ts';
import { createHttp } from '../../src/main/vendors/http.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import type { ReadRequest, Vendor } from '../../src/main/vendors/vendor.ts';
import { type Connection, connectionSchema } from '../../src/shared/connection.ts';
import { ok } from '../../src/shared/result.ts';
import type { FixedClock } from './fixed-clock.ts';

export const clientId = 'client-of-the-test';
export const clientSecret = 'very+secret/value==';

interface Opened {
  vendor: Vendor;
  logLines: string[];
}

export function createConnection(url: string, changes: Record<string, unknown> = {}): Connection {
  return connectionSchema.parse({
    id: 'emea',
    name: 'EMEA',
    vendor: 'genesys-cloud',
    loginUrl: url,
    apiUrl: url,
    timeZone: 'UTC',
    ...changes,
  });
}

export function openVendor(url: string, clock: FixedClock, changes: Record<string, unknown> = {}): Opened {
  const logLines: string[] = [];
  const created = createVendor(createConnection(url, changes), {
    clock,
    log: createLog(
      'debug',
      (line) => logLines.push(line),
      () => clock.now(),
    ),
    getCredentials: async () => ok({ clientId, clientSecret }),
    openHttp: () => createHttp({ clock, totalTimeoutMs: 2000, maxAnswerBytes: 1_000_000 }),
  });
  if (!created.ok) throw new Error(created.failure.code);
  return { vendor: created.value, logLines };
}

export function readRequest(
  changes: { signal?: AbortSignal; refreshToday?: boolean; refreshQueues?: boolean } = {},
): ReadRequest {
  return { signal: new AbortController().signal, refreshToday: false, refreshQueues: false, ...changes };
}
