import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrayItem } from '../../tools/virtual-desktop/instruments/tray-item.ts';
import { findDesktopProcesses } from '../../tools/virtual-desktop/processes.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { openStage, type Stage } from './stage.ts';
import { userDataOf } from './tenant.ts';

const tooltipOf = (item: TrayItem) => `${item.toolTip.title} ${item.toolTip.text}`.trim();
const hashOf = (item: TrayItem) => item.icons.map((icon) => icon.sha256).join();
const countOf = (item: TrayItem) => Number(/(\d+) waiting/.exec(tooltipOf(item))?.[1] ?? Number.NaN);

describe('the demo contact centre, seen from outside', () => {
  let stage: Stage;
  let application: Application;
  let homeBefore: string[];

  beforeAll(async () => {
    homeBefore = listHome();
    stage = await openStage();
    application = await startApplication(stage, ['--demo=spike']);
  });
  afterAll(() => stage.stop());

  it('shows an icon in the panel whose picture changes with the number', async () => {
    const first = await stage.tray.waitForItem((item) => countOf(item) > 0, { timeoutMs: 20_000 });
    expect(first.icons.length).toBeGreaterThan(0);
    const next = await stage.tray.waitForItem((item) => countOf(item) > countOf(first), {
      timeoutMs: 30_000,
    });
    expect(hashOf(next)).not.toBe(hashOf(first));
  });

  it('says the waiting count, the longest wait and the age of both in the tooltip', async () => {
    const item = await stage.tray.waitForItem((one) => /longest/.test(tooltipOf(one)), { timeoutMs: 20_000 });
    expect(tooltipOf(item)).toMatch(/^\d+ waiting · longest \d+:\d\d .+ as of \d{1,2}:\d\d:\d\d\s[AP]M/);
    expect(tooltipOf(item).length).toBeLessThanOrEqual(127);
  });

  it('repeats the tooltip in the first row of its menu and offers the usual things', async () => {
    const [item] = await stage.tray.items();
    if (item === undefined) throw new Error('no icon');
    const labels = (await stage.tray.menu(item)).map((entry) => entry.label.replaceAll('_', ''));
    expect(labels[0]).toMatch(/^\d+ waiting/);
    for (const label of ['Refresh now', 'Mute notifications', 'Open Queuewatch', 'Quit'])
      expect(labels).toContain(label);
  });

  it('shows the same queues in the window', async () => {
    const page = await application.page();
    await page
      .getByRole('row', { name: /Billing EN/ })
      .first()
      .waitFor();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toMatch(/^\d\d/);
    await stage.screenshot('demo-window');
  });

  it('raises a notification on the breach, with queue, figure and threshold', async () => {
    const toast = await stage.toasts.waitForToast((one) => /^Billing EN: longest wait/.test(one.summary), {
      timeoutMs: 60_000,
    });
    expect(toast.summary).toMatch(/Billing EN: longest wait \d+:\d\d/);
    expect(toast.body).toContain('0:20');
    expect((await stage.toasts.daemon()).displayed).toBeGreaterThan(0);
    await stage.screenshot('demo-toast');
  });

  it('opens the window at the queue when its notification is clicked', async () => {
    const before = await application.page();
    const closed = before.waitForEvent('close');
    await stage.pointer.focus(await stage.pointer.findWindow({ title: 'Queuewatch' }));
    await stage.pointer.key('alt+F4');
    await closed;
    const [item] = await stage.tray.items();
    expect(item && countOf(item)).toBeGreaterThan(0);
    const told = await stage.toasts.waitForToast((one) => one.summary === 'Queuewatch keeps watching');
    expect(told.body).toContain('tray icon stays');
    await stage.toasts.dismissAll();
    const toast = await stage.toasts.waitForToast(
      (one) => /^Billing EN/.test(one.summary) && one.at > told.at,
      {
        timeoutMs: 60_000,
      },
    );
    expect(toast.actions).toContain('default');
    await stage.toasts.act();
    expect(await stage.toasts.waitForAction(toast.id)).toBe('default');
    const page = await application.page();
    const selected = page.getByRole('row', { selected: true });
    await selected.waitFor();
    expect(await selected.textContent()).toContain('Billing EN');
    // The row is there before it is painted.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await stage.screenshot('demo-clicked-toast');
  });

  it('has a page that knows nothing of Node, and a browser without privileges in its sandbox', async () => {
    const page = await application.page();
    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in globalThis),
      ),
    ).toEqual([]);
    const id = stage.desktop.env.QUEUEWATCH_DESKTOP_ID ?? '';
    const browsers = (await findDesktopProcesses(id)).filter(({ command }) => /chrom|electron/.test(command));
    expect(browsers.length).toBeGreaterThan(1);
    expect(browsers.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
    const statuses = browsers.flatMap(({ pid }) => readStatus(pid));
    expect(statuses.filter((status) => /^Uid:\s+0\b/m.test(status))).toEqual([]);
    // Seccomp 2 is a filter: renderers run under one.
    expect(statuses.filter((status) => /^Seccomp:\s+2$/m.test(status)).length).toBeGreaterThan(0);
  });

  it('gives way to the first instance when started twice', async () => {
    const second = await startApplication(stage);
    await new Promise((resolve) => second.process.once('exit', resolve));
    expect(second.process.exitCode).toBe(0);
    expect((await stage.tray.items()).length).toBe(1);
  });

  it('ends on SIGTERM and leaves no process and no lock', async () => {
    const [item] = await stage.tray.items();
    if (item === undefined) throw new Error('no icon');
    expect(await application.quit()).toBe(0);
    await stage.tray.waitForRemoval(item);
    const left = await findDesktopProcesses(stage.desktop.env.QUEUEWATCH_DESKTOP_ID ?? '');
    expect(left.filter(({ command }) => /chrom|electron|register\.mjs/.test(command))).toEqual([]);
    const locks = readdirSync(userDataOf(stage)).filter((name) => /lock|socket/i.test(name));
    expect(locks).toEqual([]);
  });

  it('has no alert of the demo left once it is started without it', async () => {
    expect(countOpenEpisodes(stage)).toBeGreaterThan(0);
    const told = stage.toasts.toasts.length;
    const plain = await startApplication(stage, ['--hidden']);
    await expect.poll(() => countOpenEpisodes(stage), { timeout: 20_000 }).toBe(0);
    await stage.tray.waitForItem((item) => tooltipOf(item) === 'No connection yet');
    expect(stage.toasts.toasts.length).toBe(told);
    expect(await plain.quit()).toBe(0);
    expectCleanRun(stage, plain);
  });

  it('leaves the console empty, the log without bugs and the person’s own home untouched', () => {
    expectCleanRun(stage, application);
    expect(listHome()).toEqual(homeBefore);
  });
});

/** What the person's own home holds of programs like this one. */
function listHome(): string[] {
  const folders = ['.config', '.local/share', '.cache'].map((folder) => join(homedir(), folder));
  return folders.flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
}

function countOpenEpisodes(stage: Stage): number {
  const database = new DatabaseSync(join(userDataOf(stage), 'history.sqlite'), { readOnly: true });
  try {
    const [row] = database.prepare('SELECT count(*) AS open FROM episode WHERE ended_at IS NULL').all();
    return Number(row?.open);
  } finally {
    database.close();
  }
}

/** A process may end between the listing and the look. */
function readStatus(pid: number): string[] {
  const path = `/proc/${pid}/status`;
  return existsSync(path) ? [readFileSync(path, 'utf8')] : [];
}
