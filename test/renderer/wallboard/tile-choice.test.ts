import { describe, expect, it } from 'vitest';
import { type RowView, toRowViews } from '../../../src/renderer/board/row-view.ts';
import { chooseTiles, createTileOrder } from '../../../src/renderer/wallboard/tile-choice.ts';
import { sayRest } from '../../../src/renderer/wallboard/wallboard-footer.tsx';
import type { BoardRow } from '../../../src/shared/board.ts';
import { type BoardLayout, createDefaultBoardLayout } from '../../../src/shared/board-layout.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createAlert, createConnection, createRow, toMap } from '../board-fixture.ts';

const row = (queueName: string, waitSeconds: number, part: Partial<BoardRow> = {}) =>
  createRow({ queueName, waiting: waitSeconds > 0 ? 1 : 0, longestWaitMs: waitSeconds * 1000 }, part);
const stale = createRow({ queueName: 'Tokyo', connectionId: 'apac', waiting: 5 });
const rows = [
  row('Calm short', 5),
  row('Calm long', 50),
  row('Warned', 9),
  row('Broken', 8),
  row('Broken longer', 80),
  row('Of others', 900, { watched: false }),
  stale,
];
const keyOf = (name: string) => rows.find(({ reading }) => reading.queueName === name)?.key ?? '';
const connections = [
  createConnection(),
  createConnection({ id: 'apac', name: 'APAC', ageMs: 190_000, failure: createFailure('vendor-down') }),
];

function viewsOf(shown: readonly BoardRow[]): RowView[] {
  const alerts = shown.flatMap((one) => {
    if (one.reading.queueName.startsWith('Broken')) return [createAlert(one)];
    return one.reading.queueName === 'Warned' ? [createAlert(one, { severity: 'warning' })] : [];
  });
  return toRowViews(toMap(shown), connections, alerts, 0);
}

const namesOf = (views: readonly RowView[]) => views.map((view) => view.row.reading.queueName);
const choose = (part: Partial<BoardLayout> = {}) =>
  namesOf(chooseTiles(viewsOf(rows), { ...createDefaultBoardLayout(), ...part }));

describe('chooseTiles', () => {
  it('shows my queues, the worst first, then who lets people wait longest', () => {
    expect(choose()).toEqual(['Broken longer', 'Broken', 'Warned', 'Tokyo', 'Calm long', 'Calm short']);
  });

  it('has email after those that people wait in, however long it has waited', () => {
    const mail = createRow({ queueName: 'Mail', mediaType: 'email', waiting: 1, longestWaitMs: 90_000_000 });
    const views = viewsOf([row('Calm short', 5), mail, row('Calm long', 50)]);
    const names = namesOf(chooseTiles(views, createDefaultBoardLayout()));
    expect(names).toEqual(['Calm long', 'Calm short', 'Mail']);
  });

  it('puts pinned queues first among equals, never before worse ones', () => {
    expect(choose({ pinnedKeys: [keyOf('Calm short')] }).slice(-3)).toEqual([
      'Tokyo',
      'Calm short',
      'Calm long',
    ]);
  });

  it('leaves hidden queues out, also where the board looks at the hidden ones', () => {
    const hiddenKeys = [keyOf('Broken')];
    expect(choose({ hiddenKeys })).not.toContain('Broken');
    expect(choose({ hiddenKeys, filter: { chip: 'hidden', search: '' } })).toHaveLength(5);
  });

  it('goes by the filter of the board', () => {
    expect(choose({ filter: { chip: 'attention', search: '' } })).toEqual([
      'Broken longer',
      'Broken',
      'Warned',
      'Tokyo',
    ]);
    expect(choose({ filter: { chip: 'all', search: 'calm' } })).toEqual(['Calm long', 'Calm short']);
  });
});

describe('createTileOrder', () => {
  const before = viewsOf([row('Calm short', 5), row('Calm long', 50), row('Third', 1)]);
  const [short, long, third] = before;
  const arranged = (...views: (RowView | undefined)[]) => views.filter((view) => view !== undefined);

  it('lets tiles keep their places while only figures change', () => {
    const order = createTileOrder();
    order(arranged(long, short, third), 0);
    expect(namesOf(order(arranged(short, long, third), 59_000))).toEqual([
      'Calm long',
      'Calm short',
      'Third',
    ]);
  });

  it('follows once a minute', () => {
    const order = createTileOrder();
    order(arranged(long, short, third), 0);
    expect(namesOf(order(arranged(short, long, third), 60_000))).toEqual([
      'Calm short',
      'Calm long',
      'Third',
    ]);
  });

  it('follows at once when a queue changes its state or goes', () => {
    const order = createTileOrder();
    order(arranged(long, short, third), 0);
    const broken = third === undefined ? undefined : { ...third, state: 'critical' as const };
    expect(namesOf(order(arranged(broken, long, short), 1_000))).toEqual([
      'Third',
      'Calm long',
      'Calm short',
    ]);
    expect(namesOf(order(arranged(short, long), 2_000))).toEqual(['Calm short', 'Calm long']);
  });

  it('shows the newest figures of a tile that keeps its place', () => {
    const order = createTileOrder();
    order(arranged(long, short), 0);
    const later = viewsOf([row('Calm short', 70), row('Calm long', 55)]);
    expect(order(later, 1_000).map((view) => view.row.reading.longestWaitMs)).toEqual([55_000, 70_000]);
  });
});

describe('sayRest', () => {
  it('counts what found no place by state, the worst first', () => {
    const views = viewsOf(rows).filter((view) => view.row.watched);
    expect(sayRest(views.filter((view) => view.state === 'calm'))).toBe('and 2 more calm queues');
    expect(sayRest(views.filter((view) => view.state === 'warning'))).toBe('and 1 more warning queue');
    expect(sayRest(views)).toBe('and 6 more: 2 critical, 1 warning, 1 stale, 2 calm');
  });
});
