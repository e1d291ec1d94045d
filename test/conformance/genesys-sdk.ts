import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Simulator } from '../../src/simulator/simulator.ts';

/*
 * The vendor's own JavaScript SDK, pointed at the demo. Its own declarations would put some thousand names into every
 * file's scope, so what is used of it is written down here; it checks no answers, and is one instance for the process.
 */

export interface SdkStats {
  count?: number;
  sum?: number;
  ratio?: number;
  numerator?: number;
  denominator?: number;
  target?: number;
  calculatedMetricValue?: number;
}

export interface SdkMetric {
  metric: string;
  qualifier?: string;
  stats: SdkStats;
}

interface SdkObservations {
  results: { group: { queueId: string; mediaType?: string }; data: SdkMetric[] }[];
}

export interface SdkAggregates {
  results?: {
    group: { queueId: string; mediaType?: string };
    data: { interval: string; metrics: SdkMetric[]; views?: { name: string; stats: SdkStats }[] }[];
  }[];
  cursor?: string;
}

interface SdkQueue {
  id: string;
  name: string;
  mediaSettings: Record<string, { serviceLevel?: { percentage: number; durationMs: number } }>;
}

interface SdkQueuePage {
  entities: SdkQueue[];
  pageCount: number;
  nextUri?: string;
}

interface SdkClient {
  config: { setConfigPath(path: string): void };
  timeout: number;
  setGateway(gateway: { protocol: string; host: string; port: number }): void;
  loginClientCredentialsGrant(clientId: string, clientSecret: string): Promise<unknown>;
}

interface AnalyticsApi {
  postAnalyticsQueuesObservationsQuery(body: object): Promise<SdkObservations>;
  postAnalyticsConversationsAggregatesQuery(body: object): Promise<SdkAggregates>;
  postAnalyticsConversationsAggregatesJobs(body: object): Promise<{ jobId: string }>;
  getAnalyticsConversationsAggregatesJob(jobId: string): Promise<{ state: string }>;
  getAnalyticsConversationsAggregatesJobResults(
    jobId: string,
    options: { cursor?: string },
  ): Promise<SdkAggregates>;
}

interface RoutingApi {
  getRoutingQueues(options: { pageSize: number; pageNumber: number }): Promise<SdkQueuePage>;
}

interface SdkModule {
  ApiClient: { instance: SdkClient };
  AnalyticsApi: new () => AnalyticsApi;
  RoutingApi: new () => RoutingApi;
}

export interface GenesysSdk {
  analytics: AnalyticsApi;
  listQueues(): Promise<SdkQueue[]>;
  close(): void;
}

/** Signs in to the demo; the SDK never learns of the real home folder, whose settings file it would watch. */
export async function startGenesysSdk(
  simulator: Pick<Simulator, 'url' | 'clientId' | 'clientSecret'>,
): Promise<GenesysSdk> {
  const home = mkdtempSync(join(tmpdir(), 'genesys-sdk-'));
  const before = { HOME: process.env.HOME, USERPROFILE: process.env.USERPROFILE };
  // Its HTTP client sends even 127.0.0.1 through a proxy of the environment; it looks there at every request.
  const proxyBefore = process.env.NO_PROXY;
  process.env.NO_PROXY = '127.0.0.1';
  Object.assign(process.env, { HOME: home, USERPROFILE: home });
  const sdk: SdkModule = createRequire(import.meta.url)('purecloud-platform-client-v2');
  restore('HOME', before.HOME);
  restore('USERPROFILE', before.USERPROFILE);
  const client = sdk.ApiClient.instance;
  // Stops watching the settings file.
  client.config.setConfigPath('');
  client.timeout = 5000;
  client.setGateway({ protocol: 'http', host: '127.0.0.1', port: Number(new URL(simulator.url).port) });
  await client.loginClientCredentialsGrant(simulator.clientId, simulator.clientSecret);
  const routing = new sdk.RoutingApi();
  return {
    analytics: new sdk.AnalyticsApi(),
    async listQueues() {
      const queues: SdkQueue[] = [];
      for (let pageNumber = 1; ; pageNumber += 1) {
        const page = await routing.getRoutingQueues({ pageSize: 100, pageNumber });
        queues.push(...page.entities);
        if (page.nextUri === undefined) return queues;
      }
    },
    close() {
      restore('NO_PROXY', proxyBefore);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
