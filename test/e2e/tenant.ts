import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { settingsVersion } from '../../src/main/settings/migrations.ts';
import { type Connection, connectionSchema } from '../../src/shared/connection.ts';
import { createDefaultSettings, type Settings } from '../../src/shared/settings.ts';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator.ts';
import { toKeytarAttributes } from '../credentials/keytar-attributes.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import type { Stage } from './stage.ts';

/** A contact centre of the test's own, and its control calls. */
export interface Tenant {
  simulator: Simulator;
  control(method: string, name: string, body?: unknown): Promise<unknown>;
}

export async function startTenant(options: SimulatorOptions): Promise<Tenant> {
  const simulator = await openSimulator(options);
  return {
    simulator,
    async control(method, name, body) {
      const response = await fetch(`${simulator.url}/_control/${name}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return response.json();
    },
  };
}

export function toConnection(id: string, name: string, tenant: Tenant): Connection {
  return connectionSchema.parse({
    id,
    name,
    vendor: 'genesys-cloud',
    api: 'platform',
    loginUrl: tenant.simulator.url,
    apiUrl: tenant.simulator.url,
    pollSeconds: 5,
    credentials: { clientId: { keychain: true }, clientSecret: { keychain: true } },
  });
}

/** How Genesys Cloud is asked for the live figures. */
export const liveRoute = 'POST /api/v2/analytics/queues/observations/query';

/** How many questions for the live figures it was asked. */
export async function countPolls(tenant: Tenant): Promise<number> {
  const requests = (await tenant.control('GET', 'requests')) as { method: string; path: string }[];
  return requests.filter(({ method, path }) => `${method} ${path}` === liveRoute).length;
}

/** Until it has been asked so many times more: what followed from each but the last is done. */
export async function waitForPolls(tenant: Tenant, more: number): Promise<void> {
  const before = await countPolls(tenant);
  await expect.poll(() => countPolls(tenant), { timeout: 20_000 }).toBeGreaterThanOrEqual(before + more);
}

const deskId = 'desk';

/** A busy morning at ten that stands still. */
export function startServiceDesk(clientSecret: string, queues = 4, port = 0): Promise<Tenant> {
  return startTenant({
    port,
    seed: 7,
    queues,
    scenario: 'busy-morning',
    frozen: true,
    startAt: Date.UTC(2026, 2, 3, 10),
    clientId: deskId,
    clientSecret,
  });
}

/** Has the application watch it, as one that was added earlier. */
export async function keepServiceDesk(
  stage: Stage,
  tenant: Tenant,
  clientSecret: string,
  changes: Partial<Settings> = {},
): Promise<void> {
  keepSettings(stage, { connections: [toConnection(deskId, 'Service desk', tenant)], ...changes });
  await storeSecret(stage, deskId, { clientId: deskId, clientSecret });
}

/** The folder that the application keeps its settings in, on this stage. */
export function userDataOf(stage: Stage): string {
  return join(
    stage.desktop.env.XDG_CONFIG_HOME ?? join(stage.desktop.env.HOME ?? '', '.config'),
    'Queuewatch',
  );
}

/** Leaves a settings file as an earlier run of the application would have. */
export function keepSettings(stage: Stage, changes: Partial<Settings>): void {
  mkdirSync(userDataOf(stage), { recursive: true });
  const settings = { version: settingsVersion, ...createDefaultSettings(), ...changes };
  writeFileSync(join(userDataOf(stage), 'settings.json'), JSON.stringify(settings));
}

/** Puts a secret into the keyring by another program than the application. */
export async function storeSecret(
  stage: Stage,
  connectionId: string,
  secrets: Record<string, string>,
): Promise<void> {
  const args = ['store', '--label=queuewatch', ...toKeytarAttributes(connectionId)];
  await new Promise<void>((resolve, reject) => {
    const child = execFile('secret-tool', args, { env: stage.desktop.env }, (error) =>
      error ? reject(error) : resolve(),
    );
    child.stdin?.end(JSON.stringify(secrets));
  });
}
