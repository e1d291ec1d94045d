import { randomBytes } from 'node:crypto';
import { type Connection, type Credentials, connectionSchema } from '../shared/connection.ts';
import { demoConnectionId } from '../shared/connection-id.ts';
import { ok, type Result } from '../shared/result.ts';
import type { ScenarioName } from '../simulator/scenario.ts';

/*
 * The demo contact centre: the simulator on a random loopback port, asked over real HTTP like any tenant. Its
 * secret is made up at every start and lives in memory only.
 */

export interface Demo {
  connection: Connection;
  credentials: Credentials;
  stop(): Promise<void>;
}

export async function startDemo(name: string, scenario: ScenarioName): Promise<Result<Demo>> {
  // Only here: whoever watches a contact centre of their own never needs it.
  const { startSimulator } = await import('../simulator/simulator.ts');
  const started = await startSimulator({ port: 0, scenario, controlKey: randomBytes(24).toString('hex') });
  if (!started.ok) return started;
  const simulator = started.value;
  const connection = connectionSchema.parse({
    id: demoConnectionId,
    name,
    vendor: 'genesys-cloud',
    api: 'platform',
    loginUrl: simulator.url,
    apiUrl: simulator.url,
    pollSeconds: 5,
  });
  return ok({
    connection,
    credentials: { clientId: simulator.clientId, clientSecret: simulator.clientSecret },
    stop: () => simulator.stop(),
  });
}
