import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connection, connectionSchema } from '../../src/shared/connection.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { type CompanyNetwork, openCompanyNetwork } from './company-network.ts';
import { askAllNow, readCards } from './crowd.ts';
import { describeOnChromiumHostOnly } from './host.ts';
import { waitForIcon } from './icon-state.ts';
import { sumWaiting } from './ledger-view.ts';
import { createOuterWorld, type OuterWorld } from './outer-world.ts';
import { goTo } from './page-views.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection } from './tenant.ts';

/*
 * The ways in which a network goes, each between the application and a contact centre of its own: nobody listens any
 * more, what is sent vanishes, the name is not known, and a proxy wants a password.
 */

const secret = 'network-secret-6bb204';
const proxyPassword = 'proxy-word-93c7d1';
const domain = 'mypurecloud.ie';
const names = ['Refused', 'Vanishing', 'Nameless', 'Behind a proxy'] as const;

interface Relay {
  url: string;
  /** From here on nothing that is sent arrives anywhere, and nobody is told. */
  swallow(on: boolean): void;
  stop(): void;
}

async function openRelay(tenant: Tenant): Promise<Relay> {
  const state = { swallows: false };
  const { port } = new URL(tenant.simulator.url);
  const server = createServer((socket) => {
    const onward = connect(Number(port), '127.0.0.1');
    const end = () => {
      socket.destroy();
      onward.destroy();
    };
    for (const one of [socket, onward]) one.on('error', end).on('close', end);
    // The simulator serves its own name only.
    socket.on('data', (bytes) => {
      if (!state.swallows)
        onward.write(bytes.toString('latin1').replaceAll(ownHost(), `127.0.0.1:${port}`), 'latin1');
    });
    onward.on('data', (bytes) => {
      if (!state.swallows) socket.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ownHost = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${ownHost()}`,
    swallow(on) {
      state.swallows = on;
    },
    stop: () => server.close(),
  };
}

const openTenant = (seed: number, port = 0) =>
  startTenant({
    port,
    seed,
    queues: 3,
    scenario: 'busy-morning',
    frozen: true,
    startAt: Date.UTC(2026, 2, 3, 10),
    clientId: 'desk',
    clientSecret: secret,
  });

/** Three poll intervals of 5 s after the last answer, and what a busy computer takes to draw. */
const staleMs = 20_000;

describeOnChromiumHostOnly('a network that goes', () => {
  let stage: Stage;
  let world: OuterWorld;
  let network: CompanyNetwork;
  let relay: Relay;
  let refused: Tenant;
  let vanishing: Tenant;
  let nameless: Tenant;
  let proxied: Tenant;
  let application: Application;
  let page: Page;

  const waiting = (...tenants: Tenant[]) =>
    tenants.reduce((sum, { simulator }) => sum + sumWaiting(simulator.ledger()), 0);
  const waitForCard = (name: (typeof names)[number], says: RegExp, timeout = 5_000) =>
    expect.poll(async () => (await readCards(page)).get(name), { timeout }).toMatch(says);

  beforeAll(async () => {
    stage = await openStage();
    world = createOuterWorld(stage);
    [refused, vanishing, nameless, proxied] = await Promise.all([
      openTenant(3),
      openTenant(4),
      openTenant(5),
      openTenant(6),
    ]);
    relay = await openRelay(vanishing);
    const sign = `Basic ${Buffer.from(`desk:${proxyPassword}`).toString('base64')}`;
    network = await openCompanyNetwork(stage, proxied, [`login.${domain}`, `api.${domain}`], sign);
    const at = (index: number, tenant: Tenant, url: string): Connection => ({
      ...toConnection(`net-${index}`, names[index] ?? '', tenant),
      loginUrl: url,
      apiUrl: url,
    });
    const connections = [
      at(0, refused, refused.simulator.url),
      at(1, vanishing, relay.url),
      at(2, nameless, nameless.simulator.url.replace('127.0.0.1', 'localhost')),
      connectionSchema.parse({
        id: 'net-3',
        name: names[3],
        vendor: 'genesys-cloud',
        api: 'platform',
        region: domain,
        pollSeconds: 5,
        credentials: { clientId: { keychain: true }, clientSecret: { keychain: true } },
      }),
    ];
    keepSettings(stage, {
      connections,
      rules: [],
      proxy: { kind: 'fixed', url: network.proxy.url },
      caFile: network.caFile,
    });
    for (const { id } of connections)
      await storeSecret(stage, id, { clientId: 'desk', clientSecret: secret });
    application = await startApplication(stage, [], { preload: world.preload });
  });
  afterAll(async () => {
    await stage.stop();
    relay.stop();
    await network.stop();
    await Promise.all([refused, vanishing, nameless, proxied].map(({ simulator }) => simulator.stop()));
  });

  it('says that the proxy wants a name and password, and where they are set', async () => {
    const item = await waitForIcon(stage.tray, 'stale', waiting(refused, vanishing, nameless), 60_000);
    expect(item.toolTip.title + item.toolTip.text).toContain('Behind a proxy unknown');
    page = await application.page();
    await goTo(page, 'Connections');
    await waitForCard('Behind a proxy', /The proxy \S+ asks for a name and password\.(.|\n)*HTTPS_PROXY=/);
    await waitForCard('Behind a proxy', /The trouble lies with the proxy/);
  });

  it('goes stale within three poll intervals when the rest of the network goes, and names no number', async () => {
    await refused.simulator.stop();
    relay.swallow(true);
    await world.change(application, { lostNames: ['localhost'] });
    // Open connections to a name outlast its loss; a network that goes takes them along.
    await nameless.simulator.stop();
    const item = await waitForIcon(stage.tray, 'stale', null, staleMs);
    expect(item.toolTip.title + item.toolTip.text).toContain('No current figures');
    nameless = await openTenant(5, Number(new URL(nameless.simulator.url).port));
  });

  it('says of each what is wrong', async () => {
    await waitForCard('Refused', /cannot be reached\./, 40_000);
    await waitForCard('Nameless', /localhost\S* cannot be reached\./, 40_000);
    await waitForCard('Vanishing', /did not answer in time\./, 40_000);
    for (const name of ['Refused', 'Nameless', 'Vanishing'] as const) await waitForCard(name, /stale/);
    await stage.screenshot('faults-network');
  });

  it('recovers when the network is back', async () => {
    refused = await openTenant(3, Number(new URL(refused.simulator.url).port));
    relay.swallow(false);
    await world.change(application, { lostNames: [] });
    await askAllNow(page);
    await waitForIcon(stage.tray, 'stale', waiting(refused, vanishing, nameless), 60_000);
    await waitForCard('Vanishing', /live/);
  });

  it('recovers from the proxy with the name and password set where it says, and keeps them nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
    stage.desktop.env.HTTPS_PROXY = network.proxy.url.replace('://', `://desk:${proxyPassword}@`);
    application = await startApplication(stage, [], { preload: world.preload });
    await waitForIcon(stage.tray, 'calm', waiting(refused, vanishing, nameless, proxied), 60_000);
  });

  it('keeps its console empty, its log without bugs and its secrets out of files', async () => {
    await application.quit();
    expectCleanRun(stage, application, [secret, proxyPassword]);
  });
});
