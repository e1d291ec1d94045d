import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok, type Result } from '../src/shared/result.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';
import { createAuthority } from './vendors/certificates.ts';
import '../tools/chromium-host/register.mjs';

// After the mapping above, which their imports of `electron` need.
const { createSettingsDesk, renderTrayOnChange } = await import('../src/main/app-settings.ts');
const { keepStripClosed } = await import('../src/main/app-windows.ts');
const { createSettings } = await import('../src/main/settings/settings.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queuewatch-app-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Circumstances {
  /** Keys that another program has. */
  taken?: ReadonlySet<string>;
  count?: Parameters<typeof createSettingsDesk>[0]['count'];
}

function open({ taken = new Set(), count }: Circumstances = {}) {
  const clock = new SteppedClock();
  const settings = createSettings({ folder: join(folder, 'data'), now: () => 0 });
  const done: string[] = [];
  const strip: boolean[] = [];
  let shortcutNotice: string | null = null;
  const desk = createSettingsDesk({
    clock,
    settings,
    ...(count && { count }),
    log: { setMinimum: (level) => done.push(`log ${level}`), warn: (message) => done.push(message) },
    network: { choose: ({ proxy, caFile }) => done.push(`network ${proxy.kind} ${caFile}`) },
    monitor: () => ({ refresh: () => done.push('ask all') }),
    history: () => ({ setRetention: ({ days, bytes }) => done.push(`keep ${days} ${bytes}`) }),
    windows: () => ({ setZoom: () => undefined, showStrip: (isShown) => strip.push(isShown) }),
    commands: () => ({
      shortcut: {
        set: (keys) =>
          keys !== null && taken.has(keys)
            ? failed(createFailure('unsupported', { reason: 'shortcut-taken', subject: keys }))
            : ok(null),
      },
    }),
    feed: () => ({
      send: (name) => void done.push(`push ${name}`),
      info: { shortcutNotice },
      changeInfo: (change) => {
        if (change.shortcutNotice !== undefined) shortcutNotice = change.shortcutNotice;
      },
    }),
  });
  return { settings, desk, done, strip, clock, notice: () => shortcutNotice };
}

describe('a preference takes effect as it is set', () => {
  it.each([
    ['the log', { logLevel: 'debug' }, ['log debug']],
    ['what is kept of the past', { history: { days: 7, megabytes: 50 } }, ['log info', 'keep 7 50000000']],
    ['the proxy', { proxy: { kind: 'none' } }, ['log info', 'network none null', 'ask all']],
    ['nothing of these', { density: 'compact' }, ['log info']],
  ] as const)('%s', async (_what, change, effects) => {
    const { desk, done } = open();
    expect(await desk.set(change)).toMatchObject({ ok: true });
    expect(done).toEqual([...effects, 'push settings.changed']);
  });

  it('a file of certificates, once it has been looked into', async () => {
    const { desk, done, settings } = open();
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, 'not yet');
    expect(await desk.set({ caFile })).toMatchObject({ ok: false, failure: { reason: 'certificate-file' } });
    expect(done).toEqual([]);
    expect(settings.current.caFile).toBeNull();
    const { pem } = await createAuthority('CN=Acme');
    await writeFile(caFile, `${pem}\n${pem}`);
    expect(await desk.set({ caFile })).toMatchObject({ value: { system: { caFile: { certificates: 2 } } } });
    expect(done).toContain(`network system ${caFile}`);
    // What it holds is told as it is now; that it is gone keeps nothing else from being set.
    await rm(caFile);
    expect(await desk.set({ zoomPercent: 110 })).toMatchObject({
      value: { system: { caFile: { trouble: { subject: caFile } } } },
    });
    expect(settings.current).toMatchObject({ zoomPercent: 110, caFile });
  });

  it('no file of certificates where its drive does not answer, and what else is set goes on', async () => {
    const { promise: never } = Promise.withResolvers<Result<number>>();
    const { desk, settings, clock } = open({ count: () => never });
    const set = desk.set({ caFile: '/net/ca.pem' });
    await clock.advance(5_000);
    expect(await set).toMatchObject({ failure: { reason: 'certificate-file', subject: '/net/ca.pem' } });
    expect(await desk.set({ theme: 'dark' })).toMatchObject({ ok: true });
    expect(settings.current).toMatchObject({ caFile: null, theme: 'dark' });
  });

  it('the strip, which stays closed where a person closed it and that cannot be kept', async () => {
    const { desk, settings, strip, done } = open();
    desk.applyKept();
    await desk.set({ stripShown: true });
    await desk.set({ theme: 'dark' });
    expect(strip).toEqual([false, true]);
    settings.update = () => failed(createFailure('disk', { detail: 'ENOSPC' }));
    await keepStripClosed(desk, { warn: (message, facts) => done.push(`${message}: ${facts?.detail}`) });
    expect(strip).toEqual([false, true, false]);
    expect(done.at(-1)).toBe('that the small window was closed was not kept: ENOSPC');
    // Nor by whatever else is set.
    await desk.set({ theme: 'light' });
    expect(strip).toEqual([false, true, false]);
  });

  it('keys that another program has by now are told, and keep nothing else from being set', async () => {
    const taken = new Set<string>();
    const { desk, settings, done, notice } = open({ taken });
    await desk.set({ shortcut: 'Ctrl+Alt+Q' });
    expect(notice()).toBeNull();
    taken.add('Ctrl+Alt+Q');
    expect(desk.applyKept()).toEqual([]);
    expect(notice()).toContain('Ctrl+Alt+Q');
    expect(await desk.set({ theme: 'dark' })).toMatchObject({ ok: true });
    expect(await desk.adopt({ density: 'compact' })).toEqual(ok([]));
    expect(settings.current).toMatchObject({ theme: 'dark', density: 'compact', shortcut: 'Ctrl+Alt+Q' });
    expect(done.filter((what) => what.startsWith('the kept shortcut'))).toHaveLength(1);
    // Others that cannot be had either change nothing; those that can be had take the notice away.
    taken.add('Ctrl+Alt+W');
    expect(await desk.set({ shortcut: 'Ctrl+Alt+W' })).toMatchObject({
      failure: { reason: 'shortcut-taken' },
    });
    expect(notice()).toContain('Ctrl+Alt+Q');
    await desk.set({ shortcut: 'Ctrl+Alt+E' });
    expect(notice()).toBeNull();
  });

  it('the icon, when something of the tray is kept and not else', async () => {
    const { desk, settings } = open();
    let rendered = 0;
    renderTrayOnChange(settings, {
      render: () => {
        rendered += 1;
      },
    });
    await desk.set({ theme: 'dark' });
    expect(rendered).toBe(0);
    await desk.set({ tray: { showNumber: false, countOtherMedia: false } });
    expect(rendered).toBe(1);
  });
});
