import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { createPointer, type Pointer } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { openToastWatch, type ToastWatch } from '../../tools/virtual-desktop/instruments/toast-watch.ts';
import { openTrayWatch, type TrayWatch } from '../../tools/virtual-desktop/instruments/tray-watch.ts';
import { type FixtureRun, runFixture } from '../chromium-host/fixture-run.ts';
import { visibleWindowsOf } from '../chromium-host/outside.ts';
import { openScreenSaver, type ScreenSaver } from './screen-saver.ts';

interface Played {
  sound: string;
  isPlayed: boolean;
  tookMs: number;
  windows: number;
}

const entry = join(import.meta.dirname, 'fixture/main.ts');

/** A loudspeaker that writes down what it is to play, as 16-bit samples; answers its configuration (ALSA's). */
function createLoudspeaker(folder: string): { configPath: string; heard: () => Int16Array } {
  // Chromium runs as somebody else where we are root.
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const configPath = join(folder, 'asound.conf');
  const output = join(folder, 'heard.raw');
  const device = `type file slave.pcm "null" file "${output}" format "raw"`;
  writeFileSync(configPath, `</usr/share/alsa/alsa.conf>\npcm.!default { ${device} }\n`, { mode: 0o644 });
  return {
    configPath,
    heard() {
      const bytes = new Uint8Array(readFileSync(output));
      return new Int16Array(bytes.buffer, 0, Math.floor(bytes.length / 2));
    },
  };
}

/** The product's toasts, sounds and presence on a desktop without loudspeakers. */
describe('delivery to the desktop', { timeout: 15_000 }, () => {
  let desktop: VirtualDesktop;
  let fixture: FixtureRun;
  let toasts: ToastWatch;
  let tray: TrayWatch;
  let screenSaver: ScreenSaver;
  let pointer: Pointer;
  const playedOf = async (command: string, sound: string) => {
    const played = fixture.waitFor('played', { fresh: true, fits: (fact: Played) => fact.sound === sound });
    fixture.command(command);
    return (await played) as Played;
  };

  beforeAll(async () => {
    desktop = await startVirtualDesktop({ keyring: false });
    screenSaver = await openScreenSaver(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    const outDir = join(desktop.folder, 'sound-page');
    await build({
      root: join(import.meta.dirname, '../../src/renderer'),
      configFile: false,
      logLevel: 'error',
      build: { outDir, rollupOptions: { input: join(import.meta.dirname, '../../src/renderer/sound.html') } },
    });
    fixture = runFixture(desktop.env, desktop.folder, [outDir], entry);
    toasts = await openToastWatch(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    tray = await openTrayWatch(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    pointer = createPointer(desktop.env);
    await Promise.all([fixture.waitFor('started'), desktop.trayReady]);
  }, 30_000);

  afterAll(async () => {
    toasts?.close();
    tray?.close();
    screenSaver?.close();
    await fixture?.stop('SIGKILL');
    await desktop?.stop();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(() =>
      console.error(JSON.stringify(fixture.said.slice(-12)), fixture.errors(), fixture.hostLog()),
    );
  });

  it('plays each sound to its end in a window that nobody sees and that is gone afterwards', async () => {
    const warning = await playedOf('warn', 'warning');
    expect(warning).toMatchObject({ isPlayed: true, windows: 0 });
    // The file is 0.85 s long: it was not cut short.
    expect(warning.tookMs).toBeGreaterThan(850);
    const critical = await playedOf('alarm', 'critical');
    expect(critical).toMatchObject({ isPlayed: true, windows: 0 });
    expect(critical.tookMs).toBeGreaterThan(1050);
    expect(fixture.said.filter(([what]) => what.startsWith('window-'))).toEqual([]);
    expect(visibleWindowsOf(desktop.env)).toEqual([]);
  });

  it('plays one sound at a time: a worse one takes over, any other joins', async () => {
    const warning = fixture.waitFor('played', {
      fresh: true,
      fits: ({ sound }: Played) => sound === 'warning',
    });
    fixture.command('warn');
    await fixture.waitFor('windows', { fresh: true });
    const from = fixture.said.length;
    const critical = playedOf('alarm', 'critical');
    expect(await warning).toMatchObject({ isPlayed: false });
    fixture.command('warn');
    expect(await critical).toMatchObject({ isPlayed: true });
    await fixture.waitFor('played', {
      fits: ({ sound, isPlayed }: Played) => sound === 'warning' && isPlayed,
    });
    const opened = fixture.said.slice(from).filter(([what]) => what === 'windows');
    expect(opened.map(([, count]) => count)).toEqual([1, 1]);
    const lines = fixture.said.filter(([what]) => what === 'log').map(([, line]) => String(line));
    expect(lines.some((line) => line.includes('a worse sound took its place'))).toBe(true);
  });

  it('ends a sound when it is told to', async () => {
    const opened = fixture.waitFor('windows', { fresh: true });
    const played = playedOf('alarm', 'critical');
    await opened;
    fixture.command('stop');
    expect(await played).toMatchObject({ isPlayed: false, windows: 0 });
  });

  it('sends a sound to the loudspeaker as loud as it is to be', async () => {
    const { configPath, heard } = createLoudspeaker(join(desktop.folder, 'loudspeaker'));
    const page = join(desktop.folder, 'sound-page');
    const env = { ...desktop.env, ALSA_CONFIG_PATH: configPath };
    const beside = runFixture(env, desktop.folder, [page, '--no-tray'], entry);
    await beside.waitFor('started');
    beside.command('alarm');
    expect(await beside.waitFor('played')).toMatchObject({ isPlayed: true });
    await beside.stop();
    const loudest = heard().reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    // The file's peak is 0.7 of full scale, the volume one half.
    expect(loudest / 32_767).toBeCloseTo(0.35, 2);
  });

  it('gives a sound up that does not come to its end in time', async () => {
    expect(await playedOf('haste', 'critical')).toMatchObject({ isPlayed: false, windows: 0 });
    const lines = fixture.said.filter(([what]) => what === 'log').map(([, line]) => String(line));
    expect(lines.at(-1)).toContain('it took too long');
  });

  it('says that a sound was not played, and why, when its file is not there', async () => {
    const assets = join(desktop.folder, 'sound-page', 'assets');
    for (const name of readdirSync(assets)) if (name.endsWith('.wav')) rmSync(join(assets, name));
    expect(await playedOf('warn', 'warning')).toMatchObject({ isPlayed: false, windows: 0 });
    const lines = fixture.said.filter(([what]) => what === 'log').map(([, line]) => String(line));
    expect(lines.at(-1)).toMatch(/a sound did not play to its end .*NotSupportedError|the file did not play/);
  });

  it('replaces the toast of a slot, keeps other slots apart, and closing it itself is no reaction', async () => {
    fixture.command('first');
    const first = await toasts.waitForToast(({ summary }) => summary === 'first');
    expect(first).toMatchObject({ body: 'R&amp;D &lt;b&gt;waits&lt;/b&gt;', actions: ['default', 'View'] });
    await fixture.waitFor('shown', {
      fits: ([title, taken]: [string, boolean]) => title === 'first' && taken,
    });
    fixture.command('summary');
    const summary = await toasts.waitForToast((one) => one.summary === 'summary');
    fixture.command('second');
    expect((await toasts.waitForClosed(first.id)).reason).toBe('closed-by-application');
    const second = await toasts.waitForToast((one) => one.summary === 'second');
    fixture.command('over');
    expect((await toasts.waitForClosed(second.id)).reason).toBe('closed-by-application');
    expect((await toasts.daemon()).history.map(({ id }) => id)).not.toContain(summary.id);
    expect(fixture.said.filter(([what]) => what === 'reaction')).toEqual([]);
  });

  it('takes a click for a reaction and opens the window, or the window at the row', async () => {
    await toasts.act();
    expect(await fixture.waitFor('reaction')).toBe('summary');
    await fixture.waitFor('open');
    const again = fixture.waitFor('shown', { fresh: true });
    await toasts.dismissAll();
    fixture.command('first');
    await again;
    await toasts.act();
    expect(await fixture.waitFor('show-queue')).toBe('a');
    await toasts.dismissAll();
  });

  it('takes no closing for a reaction where the system does not say who closed', async () => {
    const shown = fixture.waitFor('shown', { fresh: true });
    fixture.command('first');
    await shown;
    const from = fixture.said.length;
    await toasts.dismissAll();
    const copied = fixture.waitFor('copied', { fresh: true });
    fixture.command('copy');
    expect(await copied).toBe(true);
    expect(fixture.said.slice(from).filter(([what]) => what === 'reaction')).toEqual([]);
  });

  it('changes tooltip and menu with the number at once, and what only counts on when they have rested', async () => {
    await tray.waitForItem(({ toolTip }) => toolTip.title === '7 waiting');
    const askedAt = performance.now();
    fixture.command('number');
    const item = await tray.waitForItem(({ toolTip }) => toolTip.title === '8 waiting, longest 1 min');
    const [before] = await tray.menu(item);
    fixture.command('words');
    const copied = fixture.waitFor('copied', { fresh: true });
    fixture.command('copy');
    await copied;
    expect((await tray.menu(item))[0]?.id).toBe(before?.id);
    await tray.waitForItem(({ toolTip }) => toolTip.title === '8 waiting, longest 2 min');
    expect(performance.now() - askedAt).toBeGreaterThan(4_900);
  });

  it('knows since when nobody is there, and when somebody is back', async () => {
    await pointer.click(640, 300);
    await fixture.waitFor('back');
    const sinceMs = await fixture.waitFor('away', { fresh: true });
    // Since the click, not since it was noticed.
    expect(sinceMs).toBeGreaterThanOrEqual(2000);
    expect(sinceMs).toBeLessThan(4000);
    const back = fixture.waitFor('back', { fresh: true });
    await pointer.click(641, 300);
    await back;
  });

  it('takes a locked screen for nobody there', async () => {
    const away = fixture.waitFor('away', { fresh: true, fits: (sinceMs: number) => sinceMs < 1000 });
    screenSaver.lock(true);
    await away;
    const back = fixture.waitFor('back', { fresh: true });
    screenSaver.lock(false);
    await pointer.click(640, 300);
    await back;
  });
});
