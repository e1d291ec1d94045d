import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpSecret, searchKeyring } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun, findInFiles } from './clean-run.ts';
import { readWaiting, sumWaiting } from './ledger-view.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection, userDataOf } from './tenant.ts';

/*
 * Two desktops at once, each with its own application, beside the session of the person who runs this: nobody sees
 * anything of the others.
 */

interface Side {
  id: string;
  secret: string;
  stage: Stage;
  tenant: Tenant;
  application: Application;
}

describe('two desktops side by side', () => {
  let person: Person;
  let north: Side;
  let south: Side;

  beforeAll(async () => {
    person = await pretendPerson();
    [north, south] = await Promise.all([
      openSide('north', 'north-secret-4471bc', 7),
      openSide('south', 'south-secret-9e02d8', 21),
    ]);
  });
  afterAll(async () => {
    await Promise.all([north, south].map(closeSide));
    person.leave();
  });

  it('each show their own icon with their own number', async () => {
    const numbers = [north, south].map(({ tenant }) => sumWaiting(tenant.simulator.ledger()));
    expect(new Set(numbers).size).toBe(2);
    await Promise.all([north, south].map((side) => waitForOwnNumber(side)));
    for (const side of [north, south]) {
      const items = await side.stage.tray.items();
      expect(items.map(readWaiting)).toEqual([sumWaiting(side.tenant.simulator.ledger())]);
    }
    for (const { id, stage, application } of [north, south]) {
      const page = await application.page();
      const names = page.getByRole('list', { name: 'Who answers' }).getByRole('listitem');
      await names.first().waitFor();
      expect(await names.allInnerTexts()).toEqual([expect.stringMatching(`^Genesys ${id}\\s`)]);
      await stage.screenshot(`side-${id}`);
    }
  });

  it('each keep their own secret', async () => {
    for (const { id, secret, stage } of [north, south]) {
      const entries = await searchKeyring(stage.desktop.env, { service: 'queuewatch' });
      expect(entries.map((entry) => JSON.parse(entry.secret))).toEqual([
        { clientId: id, clientSecret: secret },
      ]);
    }
    expect(await lookUpSecret(north.stage.desktop.env, { account: 'south' })).toBeNull();
    expect(await lookUpSecret(south.stage.desktop.env, { account: 'north' })).toBeNull();
    expect(findInFiles(userDataOf(north.stage), 'south')).toEqual([]);
    expect(findInFiles(userDataOf(south.stage), 'north')).toEqual([]);
  });

  it('are each the one instance of their own desktop', async () => {
    const again = await startApplication(north.stage);
    if (again.process.exitCode === null) await once(again.process, 'exit');
    expect(again.process.exitCode).toBe(0);
    for (const { application, stage } of [north, south]) {
      expect(application.process.exitCode).toBeNull();
      expect(await stage.tray.items()).toHaveLength(1);
    }
  });

  it('go on when the other one ends', async () => {
    const [item] = await north.stage.tray.items();
    if (item === undefined) throw new Error('no icon');
    expect(await north.application.quit()).toBe(0);
    await north.stage.tray.waitForRemoval(item);
    await north.stage.stop();
    const before = sumWaiting(south.tenant.simulator.ledger());
    await south.tenant.control('POST', 'clock', { advanceMs: 60_000 });
    expect(sumWaiting(south.tenant.simulator.ledger())).not.toBe(before);
    await waitForOwnNumber(south);
    const page = await south.application.page();
    await page.getByRole('row').nth(1).waitFor();
    expect(south.application.process.exitCode).toBeNull();
  });

  it('leave the console empty, the log without bugs and the secrets nowhere', async () => {
    const page = await south.application.page();
    for (const { secret } of [north, south]) expect(await page.content()).not.toContain(secret);
    expect(await south.application.quit()).toBe(0);
    expectCleanRun(south.stage, south.application, [south.secret, north.secret]);
  });

  it('never touch the home, the bus or the keyring of the person who runs them', () => {
    expect(person.listOwnHome()).toEqual(person.ownHomeBefore);
    expect(person.listHome()).toEqual(person.homeBefore);
    expect(person.calls()).toEqual([]);
  });
});

async function openSide(id: string, secret: string, seed: number): Promise<Side> {
  const stage = await openStage();
  const tenant = await startTenant({
    seed,
    queues: 5,
    scenario: 'busy-morning',
    startAt: Date.UTC(2026, 2, 3, 10, 0),
    frozen: true,
    clientId: id,
    clientSecret: secret,
  });
  keepSettings(stage, { connections: [toConnection(id, `Genesys ${id}`, tenant)] });
  await storeSecret(stage, id, { clientId: id, clientSecret: secret });
  return { id, secret, stage, tenant, application: await startApplication(stage) };
}

async function closeSide({ stage, tenant }: Side): Promise<void> {
  await stage.stop();
  await tenant.simulator.stop();
}

function waitForOwnNumber({ id, stage, tenant }: Side) {
  const number = sumWaiting(tenant.simulator.ledger());
  return stage.tray.waitForItem((item) => readWaiting(item) === number, {
    timeoutMs: 20_000,
    what: `the number ${number} in the tray of ${id}`,
  });
}

interface Person {
  homeBefore: string[];
  listHome(): string[];
  /** Of the account that really runs this. */
  ownHomeBefore: string[];
  listOwnHome(): string[];
  /** Who called at the person's session bus, keyring and the like. */
  calls(): string[];
  leave(): void;
}

/** A session that this process seems to belong to, with sockets that note every caller. */
async function pretendPerson(): Promise<Person> {
  const folder = mkdtempSync(join(tmpdir(), 'queuewatch-person-'));
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  for (const inner of [join(home, '.config'), join(home, '.local/share'), join(home, '.cache'), runtime])
    mkdirSync(inner, { recursive: true });
  writeFileSync(join(home, '.config', 'of-the-person'), 'as it was');
  const calls: string[] = [];
  const servers: Server[] = [];
  for (const name of ['bus', 'keyring']) {
    const server = createServer((socket) => {
      calls.push(name);
      socket.destroy();
    }).listen(join(runtime, name));
    await once(server, 'listening');
    servers.push(server);
  }
  const outer = { ...process.env };
  const changed: Record<string, string> = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtime, 'bus')}`,
    GNOME_KEYRING_CONTROL: join(runtime, 'keyring'),
  };
  Object.assign(process.env, changed);
  const listHome = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const ownHome = userInfo().homedir;
  // Deeper down other programs of the person may be at work.
  const listOwnHome = () =>
    ['.config', '.local/share', '.local/state', '.cache'].flatMap((name) => readFolder(join(ownHome, name)));
  return {
    homeBefore: listHome(),
    listHome,
    ownHomeBefore: listOwnHome(),
    listOwnHome,
    calls: () => [...calls],
    leave() {
      for (const name of Object.keys(changed)) {
        if (outer[name] === undefined) delete process.env[name];
        else process.env[name] = outer[name];
      }
      for (const server of servers) server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
