import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createLog } from '../../src/main/log.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import type { Vendor } from '../../src/main/vendors/vendor.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import type { Reading } from '../../src/shared/queue.ts';
import type { ReportAnswer, ReportQuestion } from '../../src/shared/report.ts';
import { ok } from '../../src/shared/result.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { DemoClient } from '../simulator/demo-client.ts';
import { type GenesysSdk, startGenesysSdk } from './genesys-sdk.ts';

/* A still demo, asked by our adapter and by the vendor's own SDK. */

export interface GenesysScene {
  demo: DemoClient;
  sdk: GenesysSdk;
  vendor: Vendor;
  read(): Promise<Reading[]>;
  report(question: Partial<ReportQuestion>): Promise<ReportAnswer>;
}

export async function openGenesysScene(options: SimulatorOptions): Promise<GenesysScene> {
  const demo = await DemoClient.start(options);
  const sdk = await startGenesysSdk(demo.simulator);
  const { url, clientId, clientSecret } = demo.simulator;
  const connection = connectionSchema.parse({
    id: 'emea',
    name: 'EMEA',
    vendor: 'genesys-cloud',
    api: 'platform',
    loginUrl: url,
    apiUrl: url,
    timeZone: 'UTC',
  });
  const log = createLog('error', () => undefined, systemClock.now);
  const getCredentials = async () => ok({ clientId, clientSecret });
  const created = createVendor(connection, { clock: systemClock, log, getCredentials });
  if (!created.ok) throw new Error(created.failure.code);
  const vendor = created.value;
  onTestFinished(async () => {
    sdk.close();
    await vendor.close();
  });
  const { signal } = new AbortController();
  return {
    demo,
    sdk,
    vendor,
    async read() {
      const answer = await vendor.read({ signal, refreshToday: true, refreshQueues: true });
      if (!answer.ok) throw new Error(answer.failure.detail ?? answer.failure.code);
      if (answer.value.todayFailure !== null) throw new Error(answer.value.todayFailure.code);
      return answer.value.readings;
    },
    async report(question) {
      const now = demo.simulator.now();
      const whole: ReportQuestion = {
        kind: 'queues',
        from: now - 3_600_000,
        to: now,
        queueIds: null,
        granularity: 'PT30M',
        thresholdMs: null,
        formula: null,
        ...question,
      };
      const answer = await vendor.report({ question: whole, signal, onProgress: () => undefined });
      if (!answer.ok) throw new Error(answer.failure.detail ?? answer.failure.code);
      if (answer.value.cutShort !== null) throw new Error(answer.value.cutShort.code);
      return answer.value;
    },
  };
}
