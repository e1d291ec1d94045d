import { expect, test } from 'vitest';
import { type PreferenceEffect, SettingsDesk } from '../src/main/settings-desk.ts';
import { createFailure } from '../src/shared/failure.ts';
import type { Preferences } from '../src/shared/preferences.ts';
import { failed, ok, type Result } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';

function openDesk(effects: readonly PreferenceEffect[], save: () => Result<null> = () => ok(null)) {
  let settings = createDefaultSettings();
  const drawn: unknown[] = [];
  const desk = new SettingsDesk({
    readSettings: () => settings,
    updateSettings: (change: Partial<Settings>) => {
      const saved = save();
      if (!saved.ok) return saved;
      settings = { ...settings, ...change };
      return ok(settings);
    },
    effects,
    readSystem: async () => ({ autostart: false }),
    onDrawn: (message) => drawn.push(message),
  });
  return { desk, drawn, settings: () => settings };
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
