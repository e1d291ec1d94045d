import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from '../e2e/application.ts';
import { expectCleanRun } from '../e2e/clean-run.ts';
import { toStartCommand } from '../e2e/host.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from '../e2e/tenant.ts';
import { type Packed, packProgram } from './packed.ts';

const root = join(import.meta.dirname, '../..');
const secret = 'secret-of-the-packed-program';

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

function run([program, args]: [string, string[]], env: Record<string, string | undefined>): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(program, args, { env }, (_error, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** What was packed, taken out of its archive: nothing around it helps. */
describe('the packed program, running on its own', () => {
  let packed: Packed;
  let stage: Stage;
  let tenant: Tenant;
  let folder = '';

  beforeAll(async () => {
    [packed, stage, tenant] = await Promise.all([
      packProgram('linux'),
      openStage(),
      startServiceDesk(secret),
    ]);
    folder = join(stage.desktop.folder, 'program');
    mkdirSync(folder);
    extractAll(packed.archive, folder);
    await keepServiceDesk(stage, tenant, secret);
  }, 90_000);
  afterAll(async () => {
    packed.remove();
    await tenant.simulator.stop();
    await stage.stop();
  });

  describe('as the program of a desktop', () => {
    let application: Application;
    beforeAll(async () => {
      application = await startApplication(stage, [], { folder });
    }, 60_000);

    it('shows the numbers in the tray, with a secret that its keychain library has read', async () => {
      const item = await stage.tray.waitForItem(({ toolTip }) => /^\d+ waiting/.test(toolTip.title), {
        timeoutMs: 30_000,
      });
      expect(item.icons.length).toBeGreaterThan(0);
    }, 60_000);

    it('opens its window with the queues', async () => {
      const page = await application.page();
      await page.getByRole('grid').waitFor();
      expect(await page.getByRole('row').count()).toBeGreaterThan(1);
    }, 60_000);

    it('keeps what it read: the thread of the history runs', async () => {
      const path = join(userDataOf(stage), 'history.sqlite');
      await expect
        .poll(
          () => {
            const file = new DatabaseSync(path, { readOnly: true });
            try {
              return file.prepare('SELECT count(*) AS tables FROM sqlite_master').get()?.tables;
            } finally {
              file.close();
            }
          },
          { timeout: 30_000 },
        )
        .toBeGreaterThan(2);
    }, 60_000);

    it('ends cleanly, with the secret in no file and no line', async () => {
      expect(await application.quit()).toBe(0);
      expectCleanRun(stage, application, [secret]);
    }, 60_000);
  });

  describe('as the command line', () => {
    /** No display and no bus, as on a server. */
    const env = { PATH: process.env.PATH, GC_ID: 'desk', GC_SECRET: secret };
    const cli = (...args: string[]) => run(toStartCommand(['cli', ...args], undefined, folder), env);
    const inClone = (...args: string[]) =>
      run([process.execPath, [join(root, 'scripts/cli.mjs'), ...args]], env);
    let config = '';

    beforeAll(() => {
      const { url } = tenant.simulator;
      const credentials = { clientId: { env: 'GC_ID' }, clientSecret: { env: 'GC_SECRET' } };
      const connection = { id: 'desk', name: 'Service desk', vendor: 'genesys-cloud', api: 'platform' };
      config = join(stage.desktop.folder, 'connections.json');
      writeFileSync(
        config,
        JSON.stringify({ connections: [{ ...connection, loginUrl: url, apiUrl: url, credentials }] }),
      );
    });

    it.each([
      '--version',
      '--help',
      'queues --config CONFIG',
      'queues --config CONFIG --format csv',
      'report queues --config CONFIG --from 2026-03-03T08:00:00Z --to 2026-03-03T10:00:00Z',
    ])(
      'says the same bytes as in a clone, and only them: %s',
      async (line) => {
        const args = line.replace('CONFIG', config).split(' ');
        const [packedSays, cloneSays] = await Promise.all([cli(...args), inClone(...args)]);
        expect(cloneSays.stdout.length).toBeGreaterThan(0);
        expect(packedSays).toEqual({ ...cloneSays, code: 0, stderr: '' });
      },
      60_000,
    );

    it('polls the connections and ends with the exit code of the call', async () => {
      const polled = await cli('poll', '--once', '--config', config);
      expect(polled.code).toBe(0);
      // The contact centre of this test lives in another month.
      expect(polled.stderr).toMatch(/^desk: This computer’s clock is \d+ d ahead of the vendor’s\..*\n$/);
      expect(JSON.parse(polled.stdout).readings.length).toBeGreaterThan(0);
      expect(await cli('poll', '--once', '--config', '/nowhere')).toMatchObject({ code: 2, stdout: '' });
    }, 60_000);

    it('writes the result to a file where a console is missing', async () => {
      const file = join(stage.desktop.folder, 'queues.csv');
      const args = ['queues', '--config', config, '--format', 'csv'];
      expect(await cli(...args, '--out', file)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(readFileSync(file, 'utf8')).toBe((await inClone(...args)).stdout);
    }, 60_000);
  });
});
