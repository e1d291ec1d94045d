import { expect, test } from 'vitest';
import { type PreferenceCheck, type PreferenceEffect, SettingsDesk } from '../src/main/settings-desk.ts';
import type { SystemFacts } from '../src/shared/contract/settings-contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import type { Preferences } from '../src/shared/preferences.ts';
import { failed, ok, type Result } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';

function openDesk(
  effects: readonly PreferenceEffect[],
  save: () => Result<null> = () => ok(null),
  checks: readonly PreferenceCheck[] = [],
  readSystem = async (): Promise<SystemFacts> => ({
    autostart: false,
    shortcutUpToDesktop: false,
    caFile: null,
  }),
) {
  let settings = createDefaultSettings();
  const drawn: unknown[] = [];
  const warned: unknown[] = [];
  const desk = new SettingsDesk({
    readSettings: () => settings,
    updateSettings: (change: Partial<Settings>) => {
      const saved = save();
      if (!saved.ok) return saved;
      settings = { ...settings, ...change };
      return ok(settings);
    },
    checks,
    effects,
    readSystem,
    log: { warn: (_message, facts) => warned.push(facts) },
    onDrawn: (message) => drawn.push(message),
  });
  return { desk, drawn, warned, settings: () => settings };
}

const noting = (seen: string[], name: string) => (next: Preferences, before: Preferences) => {
  seen.push(`${name} ${before.zoomPercent} → ${next.zoomPercent}`);
  return ok(null);
};

test('a change takes effect, is kept and is told to every window', async () => {
  const seen: string[] = [];
  const { desk, drawn, settings } = openDesk([noting(seen, 'zoom')]);
  const answer = await desk.set({ zoomPercent: 150, shortcut: undefined });
  expect(seen).toEqual(['zoom 100 → 150']);
  expect(settings()).toMatchObject({ zoomPercent: 150, theme: 'system', shortcut: null });
  expect(drawn).toMatchObject([{ appearance: { zoomPercent: 150, theme: 'system' } }]);
  expect(answer).toMatchObject({ ok: true, value: { preferences: { zoomPercent: 150 } } });
});

test('what is refused changes nothing, and what was done before the refusal is taken back', async () => {
  const seen: string[] = [];
  const refuse = () => failed(createFailure('unsupported', { subject: 'Ctrl+Alt+Q' }));
  const { desk, drawn, settings } = openDesk([noting(seen, 'zoom'), refuse]);
  expect(await desk.set({ zoomPercent: 150 })).toMatchObject({
    ok: false,
    failure: { code: 'unsupported', subject: 'Ctrl+Alt+Q' },
  });
  expect(seen).toEqual(['zoom 100 → 150', 'zoom 150 → 100']);
  expect(settings().zoomPercent).toBe(100);
  expect(drawn).toEqual([]);
});

test('what cannot be kept does not stay in effect', async () => {
  const seen: string[] = [];
  const { desk } = openDesk([noting(seen, 'zoom')], () => failed(createFailure('disk', { subject: 'f' })));
  expect(await desk.set({ zoomPercent: 150 })).toMatchObject({ ok: false, failure: { code: 'disk' } });
  expect(seen).toEqual(['zoom 100 → 150', 'zoom 150 → 100']);
});

test('what cannot be taken back is logged, and keeps nothing else from it', async () => {
  const seen: string[] = [];
  const why: string[] = [];
  const stuck: PreferenceEffect = (_next, _before, reason) => {
    why.push(reason);
    return reason === 'undo' ? failed(createFailure('unsupported', { subject: 'Ctrl+Alt+Q' })) : ok(null);
  };
  const full = failed(createFailure('disk'));
  const { desk, warned } = openDesk([stuck, noting(seen, 'zoom')], () => full);
  expect(await desk.set({ zoomPercent: 150 })).toEqual(full);
  expect(await desk.adopt({ zoomPercent: 125 })).toEqual(full);
  expect(why).toEqual(['change', 'undo', 'change', 'undo']);
  expect(seen.filter((line) => line.endsWith('→ 100'))).toHaveLength(2);
  const fact = { code: 'unsupported', reason: undefined, subject: 'Ctrl+Alt+Q' };
  expect(warned).toEqual([fact, fact]);
});

const badFile = createFailure('disk', { reason: 'certificate-file', subject: '/none.pem' });
const noFile: PreferenceCheck = async ({ caFile }, before) =>
  caFile === null || caFile === before.caFile ? ok(null) : failed(badFile);

test('what a check refuses takes no effect and is not kept', async () => {
  const seen: string[] = [];
  const { desk, settings } = openDesk([noting(seen, 'zoom')], () => ok(null), [noFile]);
  expect(await desk.set({ zoomPercent: 150, caFile: '/none.pem' })).toEqual(failed(badFile));
  expect(seen).toEqual([]);
  expect(settings()).toMatchObject({ zoomPercent: 100, caFile: null });
});

test('changes from several windows are carried out one after another, and none undoes another', async () => {
  const first = Promise.withResolvers<void>();
  let asked = 0;
  const slow: PreferenceCheck = async () => {
    asked += 1;
    if (asked === 1) await first.promise;
    return ok(null);
  };
  const seen: string[] = [];
  const { desk, drawn, settings } = openDesk([noting(seen, 'zoom')], () => ok(null), [slow]);
  const both = Promise.all([desk.set({ zoomPercent: 150 }), desk.set({ theme: 'dark' })]);
  first.resolve();
  await both;
  expect(seen).toEqual(['zoom 100 → 150', 'zoom 150 → 150']);
  expect(settings()).toMatchObject({ zoomPercent: 150, theme: 'dark' });
  expect(drawn.at(-1)).toMatchObject({ appearance: { zoomPercent: 150, theme: 'dark' } });
});

test('a system that does not answer holds up no change, only what is said of it', async () => {
  const { promise: never } = Promise.withResolvers<SystemFacts>();
  const { desk, settings } = openDesk(
    [],
    () => ok(null),
    [],
    () => never,
  );
  void desk.set({ zoomPercent: 150 });
  void desk.set({ theme: 'dark' });
  await expect.poll(() => settings().theme).toBe('dark');
});

test('every window is told of a layout that one of them set, in the order in which they came', () => {
  const { desk, drawn, settings } = openDesk([]);
  const { layout } = createDefaultSettings();
  desk.setLayout({ ...layout, grouping: 'state' });
  desk.setLayout({ ...layout, grouping: 'connection' });
  expect(drawn).toMatchObject([{ layout: { grouping: 'state' } }, { layout: { grouping: 'connection' } }]);
  expect(settings().layout.grouping).toBe('connection');
});

test('a proxy is kept as its address alone; with a password in it nothing is changed', async () => {
  const { desk, settings } = openDesk([]);
  await desk.set({ proxy: { kind: 'fixed', url: ' proxy.acme.example:8080 ' }, theme: 'dark' });
  expect(settings()).toMatchObject({
    theme: 'dark',
    proxy: { kind: 'fixed', url: 'http://proxy.acme.example:8080' },
  });
  const refused = await desk.set({ proxy: { kind: 'fixed', url: 'http://a:b@proxy:1' }, theme: 'light' });
  expect(refused).toMatchObject({ ok: false, failure: { reason: 'proxy-user' } });
  expect(settings().theme).toBe('dark');
});

test('at the start what is kept takes effect, also after something that cannot be had today', () => {
  const seen: string[] = [];
  const refuse = () => failed(createFailure('unsupported'));
  const { desk } = openDesk([noting(seen, 'theme'), refuse, noting(seen, 'zoom')]);
  expect(desk.applyKept()).toEqual([createFailure('unsupported')]);
  expect(seen).toEqual(['theme 100 → 100', 'zoom 100 → 100']);
});

test('of many settings taken over at once, what cannot be had here stays as it is and is told', async () => {
  const noShortcut: PreferenceEffect = ({ shortcut }) =>
    shortcut === null ? ok(null) : failed(createFailure('unsupported', { subject: shortcut }));
  const { desk, drawn, settings } = openDesk([noShortcut], () => ok(null), [noFile]);
  const change = {
    theme: 'dark',
    caFile: '/none.pem',
    shortcut: 'Ctrl+Alt+Q',
    notifications: false,
  } as const;
  expect(await desk.adopt(change)).toEqual(
    ok([
      { name: 'caFile', failure: badFile },
      { name: 'shortcut', failure: createFailure('unsupported', { subject: 'Ctrl+Alt+Q' }) },
    ]),
  );
  expect(settings()).toMatchObject({ theme: 'dark', caFile: null, shortcut: null, notifications: false });
  expect(drawn).toMatchObject([{ appearance: { theme: 'dark' } }]);
});

test('settings taken over that cannot be kept do not stay in effect', async () => {
  const seen: string[] = [];
  const full = createFailure('disk', { subject: 'f' });
  const { desk } = openDesk([noting(seen, 'zoom')], () => failed(full));
  expect(await desk.adopt({ zoomPercent: 150 })).toEqual(failed(full));
  expect(seen).toEqual(['zoom 100 → 150', 'zoom 150 → 100']);
});
