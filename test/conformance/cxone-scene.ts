import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createLog } from '../../src/main/log.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import type { Vendor } from '../../src/main/vendors/vendor.ts';
import { type ApiName, connectionSchema } from '../../src/shared/connection.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { ok } from '../../src/shared/result.ts';
import type { LoggedRequest } from '../../src/simulator/request-log.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { DemoClient } from '../simulator/demo-client.ts';

/* A still demo, asked by our adapter in one of the CXone dialects. */

interface CxoneScene {
  demo: DemoClient;
  vendor: Vendor;
  read(): Promise<Reading[]>;
  /** What was sent to it, sign-in included, controls left out. */
  listRequests(): Promise<LoggedRequest[]>;
}

export async function openCxoneScene(
  api: ApiName,
  options: SimulatorOptions,
  more: Record<string, unknown> = {},
): Promise<CxoneScene> {
  const demo = await DemoClient.start(options);
  const { url, cxone } = demo.simulator;
  const connection = connectionSchema.parse({
    id: 'us',
    name: 'US',
    vendor: 'nice-cxone',
    api,
    loginUrl: url,
    ...(api === 'queue-stats' ? { apiUrl: url } : {}),
    timeZone: 'UTC',
    ...more,
  });
  const log = createLog('error', () => undefined, systemClock.now);
  const getCredentials = async () => ok({ ...cxone });
  const created = createVendor(connection, { clock: systemClock, log, getCredentials });
  if (!created.ok) throw new Error(created.failure.detail ?? created.failure.code);
  const vendor = created.value;
  onTestFinished(() => vendor.close());
  await demo.control('DELETE', 'requests');
  const { signal } = new AbortController();
  return {
    demo,
    vendor,
    async read() {
      const answer = await vendor.read({ signal, refreshToday: true, refreshQueues: false });
      if (!answer.ok) throw new Error(answer.failure.detail ?? answer.failure.code);
      return answer.value.readings;
    },
    listRequests: async () => (await demo.control('GET', 'requests')).body,
  };
}
