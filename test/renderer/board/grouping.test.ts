import { describe, expect, it } from 'vitest';
import { toGroupSpans } from '../../../src/renderer/board/group-spans.ts';
import { toGroupTotals } from '../../../src/renderer/board/group-totals.ts';
import { toBoardItems, toSections } from '../../../src/renderer/board/grouping.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import type { BoardRow } from '../../../src/shared/board.ts';
import type { BoardGrouping } from '../../../src/shared/board-layout.ts';
import { createAlert, createConnection, createRow, toMap } from '../board-fixture.ts';

const connections = [
  createConnection({ id: 'emea', name: 'Genesys EMEA', tags: ['sales', 'europe'] }),
  createConnection({ id: 'us', name: 'CXone US', tags: ['america'] }),
  createConnection({ id: 'apac', name: 'Genesys APAC', ageMs: 90_000 }),
];
const warm = createRow({ queueName: 'Warm', connectionId: 'us', waiting: 4 });
const rows = [
  createRow({ queueName: 'Late', connectionId: 'apac', waiting: 9 }),
  createRow({ queueName: 'Billing', waiting: 3 }),
  warm,
  createRow({ queueName: 'Sales', waiting: 1 }),
];
const viewsOf = (some: readonly BoardRow[]) =>
  toRowViews(toMap(some), connections, [createAlert(warm, { severity: 'warning' })], 0);
const write = (grouping: BoardGrouping) =>
  toSections(viewsOf(rows), grouping, connections).map(({ group, views }) => [
    group?.title,
    ...views.map((view) => view.row.reading.queueName),
  ]);

describe('toSections', () => {
  it('leaves the rows together where they are not grouped', () => {
    expect(write('none')).toEqual([[undefined, 'Late', 'Billing', 'Warm', 'Sales']]);
  });

  it('groups by connection in the order of the names, rows in their own order', () => {
    expect(write('connection')).toEqual([
      ['CXone US', 'Warm'],
      ['Genesys APAC', 'Late'],
      ['Genesys EMEA', 'Billing', 'Sales'],
    ]);
  });

  it('groups by state with the worst first', () => {
    expect(write('state')).toEqual([
      ['warning', 'Warm'],
      ['stale', 'Late'],
      ['calm', 'Billing', 'Sales'],
    ]);
  });

  it('groups by all tags of a connection together, those without one last', () => {
    expect(write('tag')).toEqual([
      ['america', 'Warm'],
      ['europe, sales', 'Billing', 'Sales'],
      ['without a tag', 'Late'],
    ]);
  });
});

describe('the ids of groups', () => {
  const idsOf = (...tags: string[]) => {
    const tagged = connections.map((connection) => ({ ...connection, tags }));
    return toSections(viewsOf(rows), 'tag', tagged).map(({ group }) => group?.id ?? '');
  };
  const long = 'n'.repeat(300);
  const longer = `o${'n'.repeat(299)}`;

  it('differ where only the end of many tags does, and are no longer than the layout keeps', () => {
    const [one = ''] = idsOf(long, longer, 'Zurich');
    const [other = ''] = idsOf(long, longer, 'Zug');
    expect(one).not.toBe(other);
    expect(one).toHaveLength(500);
    expect(idsOf(long, longer, 'Zurich')[0]).toBe(one);
  });

  it('are the whole text where that is short enough', () => {
    expect(idsOf('Night')).toContain('tag:Night');
  });
});

describe('toBoardItems', () => {
  const sections = toSections(viewsOf(rows), 'connection', connections);

  it('puts the head of a group above its rows, and only the head where it is closed', () => {
    const items = toBoardItems(sections, ['connection:emea']);
    expect(
      items.map((item) => (item.kind === 'group' ? item.group.title : item.view.row.reading.queueName)),
    ).toEqual(['CXone US', 'Warm', 'Genesys APAC', 'Late', 'Genesys EMEA']);
    expect(items.at(-1)).toMatchObject({ kind: 'group', isOpen: false });
  });

  it('gives every line an id of its own', () => {
    const ids = toBoardItems(sections, []).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not close a group of another grouping', () => {
    const byState = toSections(viewsOf(rows), 'state', connections);
    expect(toBoardItems(byState, ['connection:emea', 'calm'])).toHaveLength(7);
  });
});

describe('toGroupTotals', () => {
  const totalsOf = (...some: BoardRow[]) => toGroupTotals(viewsOf(some), connections, 0, false);

  it('adds up figures of the present only, and counts what it leaves out', () => {
    const totals = totalsOf(
      createRow({ queueName: 'Now', waiting: 3, longestWaitMs: 20_000 }),
      createRow({ queueName: 'Old', connectionId: 'apac', waiting: 40, longestWaitMs: 900_000 }),
      createRow({ queueName: 'Gone', waiting: 7 }, { quality: 'gone' }),
    );
    // 2 s old, and whoever waits has waited on.
    expect(totals).toMatchObject({ waiting: 3, longestWaitMs: 22_000, notCurrent: 2 });
  });

  it('knows no number where nothing is of the present', () => {
    const totals = totalsOf(createRow({ queueName: 'Old', connectionId: 'apac', waiting: 40 }));
    expect(totals).toMatchObject({ waiting: null, longestWaitMs: null, notCurrent: 1, worst: 'stale' });
  });

  it('counts queues that are not watched as well: it is about the rows below it', () => {
    const totals = totalsOf(
      createRow({ queueName: 'Mine', waiting: 3 }),
      createRow({ queueName: 'Theirs', waiting: 2 }, { watched: false }),
    );
    expect(totals.waiting).toBe(5);
  });

  it('keeps apart who does not wait in person, and says where a count is missing', () => {
    const totals = totalsOf(
      createRow({ queueName: 'Mail', mediaType: 'email', waiting: 12 }),
      createRow({ queueName: 'Voice', waiting: 2 }),
      createRow({ queueName: 'Uncounted', waiting: null }),
    );
    expect(totals).toMatchObject({ waiting: 2, waitingOtherMedia: 12, countless: 1, notCurrent: 0 });
  });

  it('adds them where the headline does', () => {
    const some = [
      createRow({ queueName: 'Mail', mediaType: 'email', waiting: 12 }),
      createRow({ queueName: 'Uncounted mail', mediaType: 'email', waiting: null }),
      createRow({ queueName: 'Voice', waiting: 2 }),
    ];
    const totals = toGroupTotals(viewsOf(some), connections, 0, true);
    expect(totals).toMatchObject({ waiting: 14, waitingOtherMedia: 12, countless: 1 });
  });

  it('calls a queue quiet that the vendor leaves out, and does not miss it', () => {
    const totals = totalsOf(
      createRow({ queueName: 'Quiet' }, { quality: 'quiet' }),
      createRow({ queueName: 'Empty', waiting: 0, longestWaitMs: 0 }),
    );
    expect(totals).toMatchObject({ waiting: 0, longestWaitMs: 0, notCurrent: 0, worst: 'calm' });
  });

  it('counts a queue once, whatever media it has, and names the worst state of its rows', () => {
    const totals = totalsOf(
      createRow({ queueName: 'Billing' }),
      createRow({ queueName: 'Billing', mediaType: 'chat' }),
      warm,
    );
    expect(totals).toMatchObject({ queues: 2, worst: 'warning' });
  });
});

describe('toGroupSpans', () => {
  const column = (id: 'state' | 'queue' | 'waiting' | 'longest' | 'agents' | 'serviceLevel' | 'age') => ({
    id,
    widthPx: 100,
  });

  it('puts totals under their own columns and notes behind them', () => {
    const columns = (['state', 'queue', 'waiting', 'longest', 'agents', 'serviceLevel', 'age'] as const).map(
      column,
    );
    expect(toGroupSpans(columns)).toEqual({
      lead: 2,
      figures: ['waiting', 'longest'],
      tail: 3,
      hasNotesAside: true,
    });
  });

  it('puts notes beside the name where there is no room behind the totals', () => {
    const columns = (['state', 'queue', 'waiting', 'longest', 'agents'] as const).map(column);
    expect(toGroupSpans(columns)).toMatchObject({ tail: 1, hasNotesAside: false });
  });

  it.each([
    ['a total stands first', ['waiting', 'state', 'queue', 'longest']],
    ['the totals stand apart', ['state', 'queue', 'waiting', 'agents', 'longest']],
    ['the name would have one narrow column', ['state', 'waiting', 'longest', 'queue']],
  ] as const)('says all of it in words where %s', (_case, ids) => {
    expect(toGroupSpans(ids.map(column))).toMatchObject({ lead: ids.length, figures: [], tail: 0 });
  });
});
