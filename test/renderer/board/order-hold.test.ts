import { describe, expect, it } from 'vitest';
import type { Section } from '../../../src/renderer/board/grouping.ts';
import { holdSections } from '../../../src/renderer/board/order-hold.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { createConnection, createRow, toMap } from '../board-fixture.ts';

const keyOf = (queueName: string) => createRow({ queueName }).key;
const group = (id: string) => ({ id, title: id });

/** `A B` without a group, or `calm: A B`. */
function section(text: string): Section {
  const [first = '', second] = text.split(': ');
  const names = (second ?? first).split(' ');
  const views = toRowViews(
    toMap(names.map((queueName) => createRow({ queueName }))),
    [createConnection()],
    [],
    0,
  );
  return { group: second === undefined ? null : group(first), views };
}

const held = (text: string) => {
  const { group: own, views } = section(text);
  return { group: own, keys: views.map((view) => view.row.key) };
};
const write = (sections: readonly Section[]) =>
  sections.map(({ group: own, views }) => {
    const names = views.map((view) => view.row.reading.queueName).join(' ');
    return own === null ? names : `${own.id}: ${names}`;
  });

describe('holdSections', () => {
  it('keeps known rows where they are, drops lost ones and adds new ones at the end', () => {
    const kept = [{ group: null, keys: ['A', 'X', 'B', 'C'].map(keyOf) }];
    expect(write(holdSections(kept, [section('C B D A')]))).toEqual(['A B C D']);
  });

  it('leaves a row under the head where it stood, though its group is another now', () => {
    const kept = [held('critical: A'), held('calm: B C')];
    expect(write(holdSections(kept, [section('critical: C A'), section('calm: B')]))).toEqual([
      'critical: A',
      'calm: B C',
    ]);
  });

  it('adds new rows at the end of their own group, and new groups behind all', () => {
    const kept = [held('calm: B')];
    expect(
      write(holdSections(kept, [section('critical: N'), section('warning: W'), section('calm: D B')])),
    ).toEqual(['calm: B D', 'critical: N', 'warning: W']);
  });

  it('leaves a row where it stood that the filter has left out since, and brings no other such row', () => {
    const kept = [held('A X B')];
    expect(write(holdSections(kept, [section('B A')], section('Y X').views))).toEqual(['A X B']);
  });

  it('drops the head of a group that has no row left', () => {
    const kept = [held('warning: A'), held('calm: B')];
    expect(write(holdSections(kept, [section('calm: B')]))).toEqual(['calm: B']);
  });

  it('shows the newest figures in the places that it keeps', () => {
    const newest = section('A B');
    const [kept] = holdSections([held('B A')], [newest]);
    expect(kept?.views[1]).toBe(newest.views[0]);
  });
});
