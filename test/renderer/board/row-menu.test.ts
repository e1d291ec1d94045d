import { describe, expect, it } from 'vitest';
import { toRowMenu } from '../../../src/renderer/board/row-menu.ts';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import { createPageBridge } from '../../../src/renderer/bridge.ts';
import type { Mute } from '../../../src/shared/attention.ts';
import type { ConnectionStatus } from '../../../src/shared/board.ts';
import { createAlert, createConnection, createRow } from '../board-fixture.ts';

const row = createRow({ queueName: 'Billing' });
const target = { kind: 'queue', connectionId: 'emea', queueId: 'Billing' } as const;

interface Facts {
  alerts?: Parameters<typeof toRowMenu>[0]['alerts'];
  mutes?: readonly Mute[];
  isPinned?: boolean;
  isHidden?: boolean;
  connection?: Partial<ConnectionStatus>;
}

function openMenu({ connection: part = {}, ...facts }: Facts = {}) {
  const asked: { name: string; input: unknown }[] = [];
  const done: string[] = [];
  const waited: Promise<unknown>[] = [];
  const connection = createConnection(part);
  const entries = toRowMenu({
    view: toRowView(row, connection, undefined, 0),
    connection,
    alerts: [],
    mutes: [],
    isPinned: false,
    isHidden: false,
    bridge: createPageBridge({
      call: (name, input) => {
        asked.push({ name, input });
        return Promise.resolve('{"ok":true,"value":{}}');
      },
      listen: () => () => undefined,
    }),
    onCall: (call) => waited.push(call),
    onDetails: () => done.push('details'),
    onPin: () => done.push('pin'),
    onHide: () => done.push('hide'),
    onCopied: () => done.push('copied'),
    ...facts,
  });
  const run = async (label: string) => {
    const entry = entries.find((one) => one.label === label);
    if (entry === undefined) throw new Error(`no ${label}`);
    entry.run();
    await Promise.all(waited);
  };
  return { labels: entries.map(({ label }) => label), run, asked, done };
}

describe('toRowMenu', () => {
  it('offers what can be done about a calm row', () => {
    expect(openMenu().labels).toEqual([
      'Show details',
      'Pin to the top',
      'Hide from the board',
      'Mute queue for 1 hour',
      'Copy queue name',
    ]);
  });

  it('offers to take back what was done', () => {
    const mutes = [{ target, name: 'Billing', leftMs: 60_000 }];
    expect(openMenu({ isPinned: true, isHidden: true, mutes }).labels).toEqual([
      'Show details',
      'Unpin',
      'Bring back to the board',
      'Unmute queue',
      'Copy queue name',
    ]);
  });

  it('acknowledges and snoozes the alerts that nobody has taken care of, all at once', async () => {
    const alerts = [
      createAlert(row, { episodeId: 'one' }),
      createAlert(row, { episodeId: 'two' }),
      createAlert(row, { episodeId: 'known', attention: 'acked' }),
    ];
    const menu = openMenu({ alerts });
    await menu.run('Acknowledge 2 alerts');
    await menu.run('Snooze 15 min');
    expect(menu.asked).toEqual([
      { name: 'alerts.acknowledge', input: { episodeIds: ['one', 'two'] } },
      { name: 'alerts.snooze', input: { episodeIds: ['one', 'two'], minutes: 15 } },
    ]);
  });

  it('mutes the queue with all its media for an hour', async () => {
    const menu = openMenu();
    await menu.run('Mute queue for 1 hour');
    expect(menu.asked).toEqual([{ name: 'alerts.mute', input: { target, minutes: 60 } }]);
  });

  it('has main copy the name of the queue and then says so', async () => {
    const menu = openMenu();
    await menu.run('Copy queue name');
    expect(menu.asked).toEqual([{ name: 'board.copyName', input: { key: row.key } }]);
    await Promise.resolve();
    expect(menu.done).toEqual(['copied']);
  });

  it('opens the vendor’s own page only where there is one', async () => {
    expect(openMenu().labels).not.toContain('Open in Genesys Cloud');
    const cxone = openMenu({ connection: { webApp: true, vendor: 'nice-cxone' } });
    expect(cxone.labels).toContain('Open in NICE CXone');
    const menu = openMenu({ connection: { webApp: true } });
    await menu.run('Open in Genesys Cloud');
    expect(menu.asked).toEqual([
      { name: 'vendors.open', input: { connectionId: 'emea', queueId: 'Billing' } },
    ]);
  });
});
