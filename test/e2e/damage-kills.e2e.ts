import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeName } from '../../src/shared/channels.ts';
import { settingsSchema } from '../../src/shared/settings.ts';
import { lookUpSecret } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { startApplication } from './application.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from './tenant.ts';

/*
 * `kill -9` of the application while it writes its settings, its history and the keychain, at moments that a seed
 * chooses. Afterwards all three are whole, and the next start goes on from there.
 */

const rounds = Number(process.env.QUEUEWATCH_KILL_ROUNDS ?? 3);
const secret = 'killed-secret-70e4aa';

/** Repeatable, so that a round that fails can be had again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/**
 * Writes without a pause, as a person could at most: a preference by its number, and the credentials. The console
 * tells which number was kept.
 */
async function writeOnAndOn(page: Page, first: number): Promise<void> {
  const facts = { bridgeName, first, clientSecret: secret };
  await page.evaluate((given) => {
    const bridge = Reflect.get(globalThis, given.bridgeName);
    const credentials = { clientId: 'desk', clientSecret: given.clientSecret };
    const write = async (megabytes: number): Promise<void> => {
      const kept = await bridge.call('settings.set', { history: { days: 30, megabytes } });
      if (kept.ok) console.info(`kept ${megabytes}`);
      if (megabytes % 5 === 0) await bridge.call('connections.signIn', { id: 'desk', credentials });
      await write(megabytes + 1);
    };
    void write(given.first);
  }, facts);
}

describe('an application that is killed outright', () => {
  let stage: Stage;
  let tenant: Tenant;
  const random = createRandom(2_027);

  const readKept = () => {
    const { version, ...kept } = JSON.parse(readFileSync(join(userDataOf(stage), 'settings.json'), 'utf8'));
    expect(version).toBeGreaterThan(0);
    return settingsSchema.parse(kept);
  };
  /** Looked at in a copy: looking changes nothing of what the next start finds. */
  const checkHistory = () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-killed-'));
    try {
      for (const ending of ['', '-wal'])
        cpSync(join(userDataOf(stage), `history.sqlite${ending}`), join(folder, `history.sqlite${ending}`));
      const database = new DatabaseSync(join(folder, 'history.sqlite'));
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      database.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  beforeAll(async () => {
    stage = await openStage({ tray: false, notifications: false });
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it(
    `has whole settings, history and credentials after ${rounds} kills, and goes on watching`,
    async () => {
      let next = 1_000;
      for (let round = 0; round < rounds; round += 1) {
        const application = await startApplication(stage, [], { expected: /^console info: kept \d+$/ });
        const page = await application.page();
        // What the round before left is good enough to sign in and to draw.
        await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor({ timeout: 20_000 });
        expect(await page.getByText(/was damaged|cannot be read/).count()).toBe(0);
        await writeOnAndOn(page, next);
        await setTimeout(300 + random() * 1_200);
        application.process.kill('SIGKILL');
        if (application.process.signalCode === null) await once(application.process, 'exit');
        await application.quit();
        const told = application.complaints.flatMap((line) => /kept (\d+)$/.exec(line)?.[1] ?? []);
        const { history, connections } = readKept();
        expect(told.length).toBeGreaterThan(0);
        expect(history.megabytes).toBeGreaterThanOrEqual(Number(told.at(-1)));
        expect(connections.map(({ name }) => name)).toEqual(['Service desk']);
        checkHistory();
        const entry = await lookUpSecret(stage.desktop.env, { service: 'queuewatch', account: 'desk' });
        expect(JSON.parse(entry ?? '')).toEqual({ clientId: 'desk', clientSecret: secret });
        expect(application.lines.all.filter((line) => / error /.test(line))).toEqual([]);
        // Within its bounds, whatever the number of rounds.
        next = history.megabytes > 9_000 ? 1_000 : history.megabytes + 1;
      }
    },
    30_000 + rounds * 10_000,
  );
});
