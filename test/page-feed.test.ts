import { describe, expect, it } from 'vitest';
import { PageFeed, type PageFeedOptions } from '../src/main/page-feed.ts';
import type { PushName } from '../src/shared/channels.ts';
import type { AppInfo, Snapshot } from '../src/shared/contract.ts';
import { toBoardRow } from '../src/shared/row-columns.ts';
import type { WindowName } from '../src/shared/window-name.ts';
import { createRow } from './fakes/board.ts';

/** Pages by their names; nothing of them is asked but that they are there. */
function openFeed(...names: WindowName[]) {
  const open = new Set(names);
  const rows = new Map<string, ReturnType<typeof createRow>>();
  const sent: { to: string[]; name: PushName; message: unknown }[] = [];
  const pageOf = new Map(
    (['main', 'wallboard', 'strip'] as const).map((name) => [
      name,
      { name } as unknown as Electron.WebContents,
    ]),
  );
  const nameOf = (page: Electron.WebContents) => [...pageOf].find(([, one]) => one === page)?.[0] ?? 'nobody';
  const feed = new PageFeed({
    pages: () => Object.fromEntries([...pageOf].filter(([name]) => open.has(name))),
    send: (pages, name, message) => {
      if (pages.length > 0) sent.push({ to: pages.map(nameOf), name, message });
    },
    rows: () => rows.values(),
    findRow: (key) => rows.get(key),
    statuses: () => [],
    // Nothing of these matters here.
    alerts: () => ({}) as ReturnType<PageFeedOptions['alerts']>,
    rest: () => ({}) as ReturnType<PageFeedOptions['rest']>,
    info: {} as AppInfo,
  });
  const change = (queueId: string) => {
    const row = createRow({ queueId });
    rows.set(row.key, row);
    feed.note({ changedKeys: [row.key], removedKeys: [] });
    feed.push();
    return row.key;
  };
  return { feed, open, sent, change };
}

const toKeys = (rows: Snapshot['state']['rows']) =>
  rows.queueId.map((_id, index) => toBoardRow(rows, index).key);

describe('what several windows are told', () => {
  it('is the same push by the same number for all that are open', () => {
    const { open, sent, change } = openFeed('main', 'strip');
    change('q1');
    open.add('wallboard');
    open.delete('main');
    change('q2');
    expect(sent.map(({ to, message }) => [to, (message as { sequence: number }).sequence])).toEqual([
      [['main', 'strip'], 1],
      [['wallboard', 'strip'], 2],
    ]);
  });

  it('goes on where the snapshot of a window that is opened later ends', () => {
    const { feed, open, sent, change } = openFeed('main');
    const first = change('q1');
    open.add('wallboard');
    const snapshot = feed.takeSnapshot('wallboard');
    expect(toKeys(snapshot.state.rows)).toEqual([first]);
    const second = change('q2');
    const push = sent.at(-1)?.message as typeof snapshot.state;
    expect(push.sequence).toBe(snapshot.state.sequence + 1);
    expect(toKeys(push.rows)).toEqual([second]);
  });

  it('is not put together while no window is open, and is in the next snapshot', () => {
    const { feed, sent, change } = openFeed();
    const key = change('q1');
    expect(sent).toEqual([]);
    const { sequence, rows } = feed.takeSnapshot('main').state;
    expect({ sequence, keys: toKeys(rows) }).toEqual({ sequence: 1, keys: [key] });
  });
});

describe('what is asked of the main window', () => {
  it('goes to it alone while it is open', () => {
    const { feed, sent } = openFeed('main', 'wallboard', 'strip');
    feed.takeSnapshot('main');
    feed.showQueue('emea/q1/voice');
    feed.command('search');
    expect(sent).toEqual([
      { to: ['main'], name: 'view.showQueue', message: { key: 'emea/q1/voice' } },
      { to: ['main'], name: 'view.command', message: { name: 'search' } },
    ]);
  });

  it('waits while its page is only being loaded, and is not lost by closing the window before that', () => {
    const { feed, open, sent } = openFeed('main');
    feed.command('search');
    open.delete('main');
    expect(sent).toEqual([]);
    open.add('main');
    expect(feed.takeSnapshot('main').command).toBe('search');
    feed.command('export');
    expect(sent.map(({ message }) => message)).toEqual([{ name: 'export' }]);
  });

  it('waits while its page comes back after it ended, whatever ends elsewhere', () => {
    const { feed, sent } = openFeed('main', 'wallboard');
    feed.takeSnapshot('main');
    feed.losePage('wallboard');
    feed.showQueue('emea/q1/voice');
    expect(sent).toHaveLength(1);
    feed.losePage('main');
    feed.showQueue('emea/q2/voice');
    feed.command('search');
    expect(sent).toHaveLength(1);
    expect(feed.takeSnapshot('main')).toMatchObject({ showKey: 'emea/q2/voice', command: 'search' });
  });

  it('waits for its snapshot where it is not open yet, whoever asks before it, and is done once', () => {
    const { feed, sent } = openFeed('strip');
    feed.showQueue('emea/q1/voice');
    feed.command('show-alerts');
    expect(sent).toEqual([]);
    expect(feed.takeSnapshot('strip')).toMatchObject({ showKey: null, command: null });
    expect(feed.takeSnapshot('main')).toMatchObject({ showKey: 'emea/q1/voice', command: 'show-alerts' });
    expect(feed.takeSnapshot('main')).toMatchObject({ showKey: null, command: null });
  });
});
