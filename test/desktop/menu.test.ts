import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type TrayActions, toMenuTemplate } from '../../src/main/desktop/menu.ts';
import type { TrayMenuRows } from '../../src/main/desktop/tray-view.ts';

const rows: TrayMenuRows = {
  headline: '37 waiting · APAC unknown',
  alerts: '1 alert',
  worstQueues: [
    {
      key: 'emea/q1/voice',
      label: 'Critical: R&D (voice): 7 waiting',
      episodeIds: ['e1', 'e2'],
      taken: null,
    },
    { key: 'emea/q2/voice', label: 'Sales (voice): 1 waiting', episodeIds: [], taken: null },
  ],
  failing: [{ connectionId: 'apac', label: 'APAC: sign in again' }],
  unackedIds: ['e1', 'e2'],
  mutes: [],
  quiet: null,
};
const calm: TrayMenuRows = { ...rows, alerts: null, worstQueues: [], failing: [], unackedIds: [] };

/** Actions that write down what they were asked. */
const createActions = () => {
  const asked: string[] = [];
  const actions: TrayActions = {
    open: () => asked.push('open'),
    showQueue: (key) => asked.push(`show ${key}`),
    refresh: () => asked.push('refresh'),
    acknowledge: (ids) => asked.push(`acknowledge ${ids}`),
    snooze: (ids, minutes) => asked.push(`snooze ${ids} ${minutes}`),
    muteAll: (minutes) => asked.push(`mute ${minutes}`),
    muteQueue: (key, minutes) => asked.push(`mute ${key} ${minutes}`),
    unmute: (target) => asked.push(`unmute ${target.kind}`),
    quit: () => asked.push('quit'),
  };
  return { asked, actions };
};
/** Clicks as Electron does, whatever the template’s functions take. */
const click = (item: MenuItemConstructorOptions | undefined) =>
  Reflect.apply(item?.click ?? expect.fail, null, []);
const labels = (template: MenuItemConstructorOptions[]) => template.map((item) => item.label ?? '---');
const find = (template: MenuItemConstructorOptions[], label: string) =>
  template.find((item) => item.label === label) ?? expect.fail(label);
const submenu = ({ submenu: items }: MenuItemConstructorOptions) =>
  Array.isArray(items) ? items : expect.fail('no submenu');

describe('toMenuTemplate', () => {
  it('puts the headline first, then alerts, queues, failures and what can be done', () => {
    expect(labels(toMenuTemplate(rows, createActions().actions))).toEqual([
      '37 waiting · APAC unknown',
      '1 alert',
      'Critical: R&&D (voice): 7 waiting',
      'Sales (voice): 1 waiting',
      'APAC: sign in again',
      '---',
      'Acknowledge all',
      'Refresh now',
      'Mute notifications',
      '---',
      'Open Queuewatch',
      'Quit',
    ]);
  });

  it('says nothing of alerts where there are none', () => {
    expect(labels(toMenuTemplate(calm, createActions().actions))).toEqual([
      '37 waiting · APAC unknown',
      '---',
      'Refresh now',
      'Mute notifications',
      '---',
      'Open Queuewatch',
      'Quit',
    ]);
  });

  it('makes the headlines lines to read, not to click', () => {
    const [headline, alerts] = toMenuTemplate(rows, createActions().actions);
    expect([headline, alerts]).toMatchObject([{ enabled: false }, { enabled: false }]);
  });

  it('does what each row says', () => {
    const { asked, actions } = createActions();
    const template = toMenuTemplate(rows, actions);
    for (const index of [3, 4, 6, 7, 10, 11]) click(template[index]);
    expect(asked).toEqual(['show emea/q2/voice', 'open', 'acknowledge e1,e2', 'refresh', 'open', 'quit']);
  });

  it('offers below a queue with alerts what can be done about it', () => {
    const { asked, actions } = createActions();
    const items = submenu(find(toMenuTemplate(rows, actions), 'Critical: R&&D (voice): 7 waiting'));
    expect(labels(items)).toEqual([
      'Show in the window',
      'Acknowledge',
      'Snooze for 15 minutes',
      'Mute this queue for 1 hour',
    ]);
    for (const item of items) click(item);
    expect(asked).toEqual([
      'show emea/q1/voice',
      'acknowledge e1,e2',
      'snooze e1,e2 15',
      'mute emea/q1/voice 60',
    ]);
  });

  it('does not offer to acknowledge what is acknowledged', () => {
    const [queue] = rows.worstQueues;
    if (queue === undefined) expect.fail('no queue');
    const taken = { ...queue, taken: 'acknowledged' };
    const template = toMenuTemplate({ ...rows, worstQueues: [taken] }, createActions().actions);
    expect(find(submenu(find(template, 'Critical: R&&D (voice): 7 waiting')), 'Acknowledge')).toMatchObject({
      enabled: false,
    });
  });

  it('offers mutes that end: 15 minutes, 1 hour, 8 hours', () => {
    const { asked, actions } = createActions();
    const choices = submenu(find(toMenuTemplate(calm, actions), 'Mute notifications'));
    expect(labels(choices)).toEqual(['For 15 minutes', 'For 1 hour', 'For 8 hours']);
    for (const choice of choices) click(choice);
    expect(asked).toEqual(['mute 15', 'mute 60', 'mute 480']);
  });

  it('offers to end each mute, and no second mute of all', () => {
    const { asked, actions } = createActions();
    const mutes: TrayMenuRows['mutes'] = [
      { label: 'Unmute (2 min left)', target: { kind: 'all' } },
      { label: 'Unmute R&D (9 min left)', target: { kind: 'rule', ruleId: 'r' } },
    ];
    const template = toMenuTemplate({ ...calm, mutes }, actions);
    expect(labels(template)).not.toContain('Mute notifications');
    click(find(template, 'Unmute (2 min left)'));
    click(find(template, 'Unmute R&&D (9 min left)'));
    expect(asked).toEqual(['unmute all', 'unmute rule']);
  });

  it('says that quiet hours are in force', () => {
    const template = toMenuTemplate({ ...calm, quiet: 'Quiet hours until 07:00' }, createActions().actions);
    expect(find(template, 'Quiet hours until 07:00')).toMatchObject({ enabled: false });
  });
});
