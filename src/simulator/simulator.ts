import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { ContactCentre } from './contact-centre.ts';
import type { DemoApi } from './endpoint.ts';
import { FaultList } from './faults.ts';
import { FrontDoor } from './front-door.ts';
import { createHttpServer } from './http-server.ts';
import type { Ledger } from './ledger.ts';
import { aggregates } from './platform/aggregates.ts';
import { observations } from './platform/observations.ts';
import { routingQueues } from './platform/routing-queues.ts';
import { iamQueues } from './queue-details/iam-queues.ts';
import { realtime } from './queue-details/realtime.ts';
import { Random } from './random.ts';
import { RateLimit } from './rate-limit.ts';
import { RequestLog } from './request-log.ts';
import type { ScenarioName } from './scenario.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { TokenOffice } from './tokens.ts';
import { systemWall, type Wall } from './wall.ts';

/*
 * The demo contact centre: one discrete-event simulation behind a small HTTP server on loopback, which speaks
 * the platform API and the dialect of the documents. What the application shows without a tenant, and what the
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
  /** What the control calls then need in the header `x-control-key`. */
  controlKey?: string;
  /** The dialects that are spoken; the paths of the others answer 404. */
  apis?: readonly DemoApi[];
  /** Made from the seed where left out; a secret that is left out is made up anew at every start. */
  clientId?: string;
  clientSecret?: string;
  /** Where the simulated clock begins, epoch milliseconds; the present time where left out. */
  startAt?: number;
  /** Begin with a clock that stands still. */
  frozen?: boolean;
}

export interface Simulator {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Its simulated epoch milliseconds. */
  now(): number;
  /** What is true at this moment. */
  ledger(): Ledger;
  stop(): Promise<void>;
}

const allEndpoints = [observations, aggregates, routingQueues, realtime, iamQueues] as const;

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
  const clientId = options.clientId ?? new Random(seed, 'client').uuid();
  const clientSecret = options.clientSecret ?? randomBytes(32).toString('base64url');
  const apis: readonly DemoApi[] = options.apis ?? ['platform', 'queue-details'];
  const door = new FrontDoor({
    centre,
    tokens: new TokenOffice({ clientId, clientSecret }, wall),
    rateLimit: new RateLimit(wall),
    endpoints: allEndpoints.filter(({ api }) => apis.includes(api)),
  });
  const server = createHttpServer({
    centre,
    door,
    faults: new FaultList(),
    log: new RequestLog(),
    wall,
    controlKey: options.controlKey ?? null,
  });
  const listening = await listen(server, port);
  if (!listening.ok) return listening;
  return ok({
    url: `http://127.0.0.1:${listening.value}`,
    clientId,
    clientSecret,
    now: () => clock.now(),
    ledger: () => centre.ledger(),
    stop: () => stop(server),
  });
}

function findWrong(port: number, seed: number, queues: number, speed: number): string | null {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return `port ${port}`;
  if (!Number.isSafeInteger(seed)) return `seed ${seed}`;
  if (!Number.isInteger(queues) || queues < 1 || queues > 5000) return `queues ${queues}`;
  return speed >= 0.01 && speed <= 10_000 ? null : `speed ${speed}`;
}

/** Answers the port. */
function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException) => {
      const isOurs = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const subject = `127.0.0.1:${port}`;
      resolve(failed(createFailure(isOurs ? 'bad-request' : 'offline', { subject, detail: error.message })));
    };
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
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
