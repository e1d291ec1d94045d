import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type TrayActions, toMenuTemplate } from '../../src/main/desktop/menu.ts';
import type { TrayMenuRows } from '../../src/main/desktop/tray-view.ts';

const rows: TrayMenuRows = {
  headline: '37 waiting · APAC unknown',
  worstQueues: [{ key: 'emea/q1/voice', label: 'Critical: R&D (voice): 7 waiting' }],
  failing: [{ connectionId: 'apac', label: 'APAC: sign in again' }],
  mutedForMs: null,
};

/** Actions that write down what they were asked. */
const createActions = () => {
  const asked: string[] = [];
  const actions: TrayActions = {
    open: () => asked.push('open'),
    showQueue: (key) => asked.push(`show ${key}`),
    refresh: () => asked.push('refresh'),
    mute: (minutes) => asked.push(`mute ${minutes}`),
    quit: () => asked.push('quit'),
  };
  return { asked, actions };
};
/** Clicks as Electron does, whatever the template’s functions take. */
const click = (item: MenuItemConstructorOptions | undefined) =>
  Reflect.apply(item?.click ?? expect.fail, null, []);
const labels = (template: MenuItemConstructorOptions[]) => template.map((item) => item.label ?? '---');

describe('toMenuTemplate', () => {
  it('puts the headline first, then queues, failures and what can be done', () => {
    expect(labels(toMenuTemplate(rows, createActions().actions))).toEqual([
      '37 waiting · APAC unknown',
      'Critical: R&&D (voice): 7 waiting',
      'APAC: sign in again',
      '---',
      'Refresh now',
      'Mute notifications',
      '---',
      'Open Queuewatch',
      'Quit',
    ]);
  });

  it('makes the headline a line to read, not to click', () => {
    const [headline] = toMenuTemplate(rows, createActions().actions);
    expect(headline).toMatchObject({ enabled: false });
  });

  it('does what each row says', () => {
    const { asked, actions } = createActions();
    const template = toMenuTemplate(rows, actions);
    for (const index of [1, 2, 4, 7, 8]) click(template[index]);
    expect(asked).toEqual(['show emea/q1/voice', 'open', 'refresh', 'open', 'quit']);
  });

  it('offers mutes that end: 15 minutes, 1 hour, 8 hours', () => {
    const { asked, actions } = createActions();
    const choices = toMenuTemplate(rows, actions)[5]?.submenu;
    if (!Array.isArray(choices)) expect.fail('no choices');
    expect(labels(choices)).toEqual(['For 15 minutes', 'For 1 hour', 'For 8 hours']);
    for (const choice of choices) click(choice);
    expect(asked).toEqual(['mute 15', 'mute 60', 'mute 480']);
  });

  it('offers to unmute while muted, with the time left', () => {
    const { asked, actions } = createActions();
    const item = toMenuTemplate({ ...rows, mutedForMs: 61_000 }, actions)[5];
    expect(item?.label).toBe('Unmute (2 min left)');
    click(item);
    expect(asked).toEqual(['mute null']);
  });
});
