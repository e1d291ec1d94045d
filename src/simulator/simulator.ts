import type { Server } from 'node:http';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { acdEndpoints } from './acd/endpoints.ts';
import { ContactCentre } from './contact-centre.ts';
import { type DemoApi, demoApis } from './endpoint.ts';
import { FaultList } from './faults.ts';
import { FrontDoor } from './front-door.ts';
import { createHttpServer } from './http-server.ts';
import { createCxoneIdentity, createGenesysIdentity } from './identities.ts';
import type { Ledger, LedgerWindowRow } from './ledger.ts';
import { createPlatformEndpoints } from './platform/endpoints.ts';
import { queueDetailsEndpoints } from './queue-details/endpoints.ts';
import { queueStatsEndpoints } from './queue-stats/endpoints.ts';
import { RateLimit } from './rate-limit.ts';
import { RequestLog } from './request-log.ts';
import { type Rules, usualRules } from './rules.ts';
import type { ScenarioName } from './scenario.ts';
import { createSignInEndpoints } from './sign-in/endpoints.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { type CxoneIdentity, TokenOffice } from './tokens.ts';
import { systemWall, type Wall } from './wall.ts';

/*
 * The demo contact centre: one discrete-event simulation behind a small HTTP server on loopback, which speaks
 * the dialects of both vendors and of the documents. What the application shows without a tenant, and what the
 * tests ask. It knows nothing of the application.
 */

export interface SimulatorOptions {
  /** 0: any free one. */
  port?: number;
  /** The same seed, start and steps give the same contact centre. */
  seed?: number;
  /** 1 to 5,000. */
  queues?: number;
  /** How much faster than real time. */
  speed?: number;
  scenario?: ScenarioName;
  /** With certificates of its own, and `https` addresses. */
  tls?: boolean;
  /** The loopback address that it listens on. */
  host?: '127.0.0.1' | '::1';
  /** What the control calls then need in the header `x-control-key`. */
  controlKey?: string;
  /** The dialects that are spoken; the paths of the others answer 404. */
  apis?: readonly DemoApi[];
  /** Made from the seed where left out; a secret that is left out is made up anew at every start. */
  clientId?: string;
  clientSecret?: string;
  cxone?: Partial<CxoneIdentity>;
  /** How this tenant differs from the usual one. */
  rules?: Partial<Rules>;
  /** Where the simulated clock begins, epoch milliseconds; the present time where left out. */
  startAt?: number;
  /** Begin with a clock that stands still. */
  frozen?: boolean;
}

export interface Simulator {
  url: string;
  clientId: string;
  clientSecret: string;
  cxone: CxoneIdentity;
  /** The authority whose certificate it shows; null without TLS. */
  caPem: string | null;
  /** Its simulated epoch milliseconds. */
  now(): number;
  /** What is true at this moment. */
  ledger(): Ledger;
  /** What happened from `from` (inclusive) to `to` (exclusive), both simulated epoch milliseconds. */
  ledgerWindow(from: number, to: number): LedgerWindowRow[];
  stop(): Promise<void>;
}

/** Fails with `bad-request` where the port is taken or not allowed or a number makes no sense. */
export async function startSimulator(
  options: SimulatorOptions = {},
  wall: Wall = systemWall,
): Promise<Result<Simulator>> {
  const { port = 0, seed = 1, queues = 12, speed = 1, scenario = 'calm' } = options;
  const wrong = findWrong(port, seed, queues, speed);
  if (wrong !== null) return failed(createFailure('bad-request', { subject: wrong }));
  const clock = new SimulatedClock(wall, {
    at: options.startAt ?? wall.now(),
    speed,
    frozen: options.frozen ?? false,
  });
  const centre = new ContactCentre(clock, { seed, queues, scenario });
  const genesys = createGenesysIdentity(seed, options);
  const cxone = createCxoneIdentity(seed, options.cxone ?? {});
  const office = new TokenOffice({ genesys, cxone, rules: { ...usualRules, ...options.rules }, wall });
  const apis = options.apis ?? demoApis;
  const door = new FrontDoor({
    centre,
    office,
    rateLimit: new RateLimit(wall),
    endpoints: [
      ...createSignInEndpoints(wall),
      ...queueDetailsEndpoints,
      ...createPlatformEndpoints(),
      ...queueStatsEndpoints,
      ...acdEndpoints,
    ],
    speaks: ({ api }) =>
      api === 'sign-in' ? apis.includes('platform') || apis.includes('queue-details') : apis.includes(api),
  });
  const certificates = options.tls === true ? await makeCertificates() : null;
  const server = createHttpServer({
    certificates,
    centre,
    door,
    office,
    faults: new FaultList(),
    log: new RequestLog(),
    wall,
    controlKey: options.controlKey ?? null,
  });
  const host = options.host ?? '127.0.0.1';
  const listening = await listen(server, host, port);
  if (!listening.ok) return listening;
  const scheme = certificates === null ? 'http' : 'https';
  return ok({
    url: `${scheme}://${host === '::1' ? `[${host}]` : host}:${listening.value}`,
    caPem: certificates?.caPem ?? null,
    ...genesys,
    cxone,
    now: () => clock.now(),
    ledger: () => centre.ledger(),
    ledgerWindow: (from, to) => centre.ledgerWindow(from, to),
    stop: () => stop(server),
  });
}

function findWrong(port: number, seed: number, queues: number, speed: number): string | null {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return `port ${port}`;
  if (!Number.isSafeInteger(seed)) return `seed ${seed}`;
  if (!Number.isInteger(queues) || queues < 1 || queues > 5000) return `queues ${queues}`;
  return speed >= 0.01 && speed <= 10_000 ? null : `speed ${speed}`;
}

/** Loaded in this mode only: making certificates takes a library, and the usual start has no time for it. */
async function makeCertificates() {
  const { createCertificates } = await import('./certificates.ts');
  return createCertificates();
}

/** Answers the port. */
function listen(server: Server, host: string, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException) => {
      const isOurs = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const subject = `${host}:${port}`;
      resolve(failed(createFailure(isOurs ? 'bad-request' : 'offline', { subject, detail: error.message })));
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
