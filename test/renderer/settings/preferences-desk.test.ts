import { describe, expect, it } from 'vitest';
import { createPageBridge } from '../../../src/renderer/bridge.ts';
import { PreferencesDesk } from '../../../src/renderer/settings/preferences-desk.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { preferencesSchema } from '../../../src/shared/preferences.ts';
import { createDefaultSettings } from '../../../src/shared/settings.ts';

const kept = preferencesSchema.strip().parse(createDefaultSettings());
const answer = (part: Partial<typeof kept> = {}) => ({
  ok: true,
  value: {
    preferences: { ...kept, ...part },
    system: { autostart: null, shortcutUpToDesktop: false, caFile: null },
  },
});
const refused = { ok: false, failure: createFailure('disk') };

/** Main as the page sees it: a call waits until it is answered, by its place among all calls. */
function open() {
  const waiting: ((text: string) => void)[] = [];
  const names: string[] = [];
  const heard = new Set<() => void>();
  const desk = new PreferencesDesk(
    createPageBridge({
      call: (name) => {
        names.push(name);
        return new Promise((resolve) => waiting.push(resolve));
      },
      listen: (name, handler) => {
        const tell = () => handler('{}');
        if (name === 'settings.changed') heard.add(tell);
        return () => heard.delete(tell);
      },
    }),
  );
  const reply = async (place: number, value: unknown) => {
    waiting[place]?.(JSON.stringify(value));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const push = () => {
    for (const tell of heard) tell();
  };
  return { desk, names, reply, push };
}

describe('PreferencesDesk', () => {
  it('reads what is kept, and says why it cannot', async () => {
    const { desk, reply } = open();
    const stop = desk.start();
    await reply(0, refused);
    expect(desk.getState()).toMatchObject({ answer: null, trouble: { failure: { code: 'disk' } } });
    void desk.load();
    await reply(1, answer());
    expect(desk.getState()).toMatchObject({ answer: { preferences: kept }, trouble: null });
    stop();
  });

  it('shows a change when main has taken it, as main took it', async () => {
    const { desk, reply } = open();
    desk.start();
    await reply(0, answer());
    const saving = desk.save({ caFile: 'company.pem' });
    expect(desk.getState().answer?.preferences.caFile).toBeNull();
    await reply(1, answer({ caFile: '/etc/ssl/company.pem' }));
    expect(await saving).toBeNull();
    expect(desk.getState().answer?.preferences.caFile).toBe('/etc/ssl/company.pem');
  });

  it('keeps the old value where main refuses, and says why', async () => {
    const { desk, reply } = open();
    desk.start();
    await reply(0, answer());
    const saving = desk.save({ shortcut: 'Ctrl+Alt+Q' });
    await reply(1, refused);
    expect((await saving)?.failure?.code).toBe('disk');
    expect(desk.getState()).toMatchObject({ answer: { preferences: { shortcut: null } }, trouble: null });
  });

  it('reads again when the settings were changed elsewhere, until it is stopped', async () => {
    const { desk, names, reply, push } = open();
    const stop = desk.start();
    await reply(0, answer());
    push();
    await reply(1, answer({ stripShown: true }));
    expect(desk.getState().answer?.preferences.stripShown).toBe(true);
    stop();
    push();
    expect(names).toEqual(['settings.get', 'settings.get']);
  });

  it('does not go back to an answer that was slower on its way', async () => {
    const { desk, reply, push } = open();
    desk.start();
    push();
    await reply(1, answer({ theme: 'dark' }));
    await reply(0, answer());
    expect(desk.getState().answer?.preferences.theme).toBe('dark');
  });

  it('goes on showing what it knows when a later reading fails, and says so', async () => {
    const { desk, reply, push } = open();
    desk.start();
    await reply(0, answer());
    push();
    await reply(1, refused);
    expect(desk.getState()).toMatchObject({
      answer: { preferences: kept },
      trouble: { failure: { code: 'disk' } },
    });
  });
});
