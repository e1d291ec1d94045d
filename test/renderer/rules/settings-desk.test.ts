import { describe, expect, it } from 'vitest';
import { SettingsDesk } from '../../../src/renderer/rules/settings-desk.ts';
import type { AlertSettings } from '../../../src/shared/contract/alert-contract.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createDefaultSettings } from '../../../src/shared/settings.ts';
import { MainDouble } from './main-double.ts';

const { rules, notifications, recoveryNotes, quietHours, sounds } = createDefaultSettings();
const kept: AlertSettings = { rules, notifications, recoveryNotes, quietHours, sounds };
const refused = { ok: false, failure: createFailure('disk') };

async function open() {
  const main = new MainDouble();
  const desk = new SettingsDesk(main.bridge);
  void desk.load();
  await main.answer({ ok: true, value: kept });
  return { main, desk };
}

describe('SettingsDesk', () => {
  it('reads what is kept, and says why it cannot', async () => {
    const { desk } = await open();
    expect(desk.getState()).toEqual({ settings: kept, trouble: null });
    const main = new MainDouble();
    const blind = new SettingsDesk(main.bridge);
    void blind.load();
    await main.answer(refused);
    expect(blind.getState()).toMatchObject({ settings: null, trouble: { failure: { code: 'disk' } } });
    void blind.load();
    await main.answer({ ok: true, value: kept });
    expect(blind.getState()).toEqual({ settings: kept, trouble: null });
  });

  it('shows a change at once and keeps what main made of it', async () => {
    const { main, desk } = await open();
    const saving = desk.save({ notifications: false });
    expect(desk.getState().settings?.notifications).toBe(false);
    await main.answer({ ok: true, value: { ...kept, notifications: false, recoveryNotes: false } });
    expect(await saving).toBeNull();
    expect(desk.getState().settings).toMatchObject({ notifications: false, recoveryNotes: false });
    expect(main.calls.at(-1)).toEqual({ name: 'alerts.setSettings', input: { notifications: false } });
  });

  it('takes back what main refuses', async () => {
    const { main, desk } = await open();
    const saving = desk.save({ rules: [] });
    await main.answer(refused);
    expect((await saving)?.failure?.code).toBe('disk');
    expect(desk.getState().settings).toEqual(kept);
  });

  it('sends one call at a time, and what was changed meanwhile together', async () => {
    const { main, desk } = await open();
    void desk.save({ notifications: false });
    void desk.save({ sounds: { ...sounds, volume: 0.1 } });
    void desk.save({ sounds: { ...sounds, volume: 0.2 }, recoveryNotes: false });
    expect(desk.getState().settings).toMatchObject({ notifications: false, sounds: { volume: 0.2 } });
    expect(main.names).toEqual(['alerts.settings', 'alerts.setSettings']);
    await main.answer({ ok: true, value: { ...kept, notifications: false } });
    expect(main.calls.slice(2)).toEqual([
      {
        name: 'alerts.setSettings',
        input: { sounds: { ...sounds, volume: 0.2 }, recoveryNotes: false },
      },
    ]);
    expect(desk.getState().settings).toMatchObject({ notifications: false, sounds: { volume: 0.2 } });
  });

  it('tells each change whether its own call was refused', async () => {
    const { main, desk } = await open();
    const first = desk.save({ rules: [] });
    const second = desk.save({ notifications: false });
    await main.answer(refused);
    await main.answer({ ok: true, value: { ...kept, notifications: false } });
    expect((await first)?.failure?.code).toBe('disk');
    expect(await second).toBeNull();
    expect(desk.getState().settings).toEqual({ ...kept, notifications: false });
  });
});
