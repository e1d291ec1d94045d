import { EventEmitter, once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
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

const writes = ['settings.set', 'connections.signIn'] as const;
type Write = (typeof writes)[number];

interface Writing {
  /** The number of the newest write of each kind that was begun; the one before it was answered as kept. */
  begun: Map<string, number>;
  /** Resolves when the next write of this kind begins. */
  nextOf(write: Write): Promise<unknown>;
}

/**
 * Writes without a pause, both kinds side by side: a preference by its number, and credentials with a number of their
 * own. Each write is told before it begins, and it waits until that was heard: so the newest number that can be found
 * afterwards is known, and the oldest.
 */
async function writeOnAndOn(page: Page, first: number): Promise<Writing> {
  const begun = new Map<string, number>();
  const beginnings = new EventEmitter();
  await page.exposeFunction('tellWrite', (what: string, number: number) => {
    begun.set(what, number);
    beginnings.emit(what);
  });
  await page.evaluate(
    (given) => {
      const bridge = Reflect.get(globalThis, given.bridgeName);
      const tell = Reflect.get(globalThis, 'tellWrite');
      const goOn = async (
        write: Write,
        toInput: (number: number) => object,
        number: number,
      ): Promise<void> => {
        await tell(write, number);
        const kept = JSON.parse(await bridge.call(write, toInput(number)));
        if (kept.ok) await goOn(write, toInput, number + 1);
        else await tell(`refused: ${JSON.stringify(kept)}`, number);
      };
      void goOn('settings.set', (megabytes) => ({ history: { days: 30, megabytes } }), given.first);
      const toCredentials = (number: number) => ({
        clientId: 'desk',
        clientSecret: `${given.secret}-${number}`,
      });
      const toSignIn = (number: number) => ({ id: 'desk', credentials: toCredentials(number) });
      void goOn('connections.signIn', toSignIn, given.first);
    },
    { bridgeName, first, secret },
  );
  return { begun, nextOf: (write) => once(beginnings, write, { signal: AbortSignal.timeout(10_000) }) };
}

/** The settings file, or what is written beside it to take its place, has just been begun. */
async function settingsAreWritten(folder: string): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  const watcher = watch(folder);
  try {
    for (;;) {
      const [, name] = await once(watcher, 'change', { signal });
      if (String(name).startsWith('settings.json')) return;
    }
  } finally {
    watcher.close();
  }
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

  const readSecret = async (): Promise<string> => {
    const entry = await lookUpSecret(stage.desktop.env, { service: 'queuewatch', account: 'desk' });
    const { clientId, clientSecret, ...rest } = JSON.parse(entry ?? '');
    expect([clientId, rest]).toEqual(['desk', {}]);
    return clientSecret;
  };
  const expectNewest = (found: number, { begun }: Writing, write: Write) => {
    const newest = begun.get(write) ?? 0;
    expect([newest - 1, newest], write).toContain(found);
  };
  /** The contact centre takes what was kept from now on, and nothing else. */
  const acceptOnly = async (clientSecret: string) => {
    const { port } = new URL(tenant.simulator.url);
    await tenant.simulator.stop();
    tenant = await startServiceDesk(clientSecret, 4, Number(port));
  };

  it(
    `has whole settings, history and credentials after ${rounds} kills, and goes on watching`,
    async () => {
      let next = 1_000;
      for (let round = 0; round < rounds; round += 1) {
        const application = await startApplication(stage);
        const page = await application.page();
        // What the round before left is good enough to sign in and to draw.
        await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor({ timeout: 20_000 });
        expect(await page.getByText(/was damaged|cannot be read/).count()).toBe(0);
        const writing = await writeOnAndOn(page, next);
        // What was there before is then none of the two newest.
        const countLeast = () => Math.min(...writes.map((write) => writing.begun.get(write) ?? 0));
        await expect.poll(countLeast, { timeout: 20_000 }).toBeGreaterThan(next + 1);
        await setTimeout(random() * 1_200);
        // A moment by chance hardly ever falls within a write of the file: every other round goes for one.
        if (round % 2 === 0) await settingsAreWritten(userDataOf(stage));
        else {
          await writing.nextOf('connections.signIn');
          await setTimeout(random() * 20);
        }
        application.process.kill('SIGKILL');
        if (application.process.signalCode === null) await once(application.process, 'exit');
        await application.quit();
        expect([...writing.begun.keys()].toSorted()).toEqual(writes.toSorted());
        const { history, connections } = readKept();
        expectNewest(history.megabytes, writing, 'settings.set');
        expect(connections.map(({ name }) => name)).toEqual(['Service desk']);
        checkHistory();
        const kept = await readSecret();
        expect(kept).toContain(`${secret}-`);
        expectNewest(Number(kept.slice(secret.length + 1)), writing, 'connections.signIn');
        await acceptOnly(kept);
        expect(application.lines.all.filter((line) => / error /.test(line))).toEqual([]);
        // Within its bounds, whatever the number of rounds.
        next = history.megabytes > 9_000 ? 1_000 : history.megabytes + 1;
      }
    },
    30_000 + rounds * 10_000,
  );
});
