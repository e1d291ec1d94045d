import { describe, expect, it } from 'vitest';
import { createRow, createStatus } from '../fakes/board.ts';
import { view } from './tray-scene.ts';

const rows = [
  createRow({ waiting: 12, longestWaitMs: 60_000 }),
  createRow({ waiting: 4, longestWaitMs: 7_200_000, mediaType: 'email' }),
  createRow({ waiting: 3, mediaType: 'callback' }),
  createRow({ waiting: 50, mediaType: 'email', queueId: 'q2' }, { watched: false }),
];
const all = { showNumber: true, countOtherMedia: true };

describe('the number on the icon', () => {
  it('leaves the icon where it is not wanted, and stays in tooltip and menu', () => {
    const shown = view({ rows, settings: { showNumber: false, countOtherMedia: false } });
    expect(shown.number).toBeNull();
    expect(shown.tooltip).toContain('12 waiting');
    expect(shown.menu.headline).toBe('12 waiting');
    expect(shown.state).toBe(view({ rows }).state);
  });

  it('counts other media where that is wanted, and tooltip and menu say the same number', () => {
    const shown = view({ rows, settings: all });
    expect(shown.number).toBe('19');
    expect(shown.menu.headline).toBe('19 waiting');
    expect(shown.tooltip).toContain('19 waiting');
    expect(shown.tooltip).toContain('7 of them in callback, e-mail and the like');
  });

  it('is told beside other media where those do not count', () => {
    const shown = view({ rows });
    expect(shown.number).toBe('12');
    expect(shown.tooltip).toContain('7 in callback, e-mail and the like');
    expect(shown.tooltip).not.toContain('of them');
  });

  it('takes no longest wait from media in which nobody waits in person', () => {
    expect(view({ rows, settings: all }).tooltip).toContain('longest 1:01');
  });

  it('is that of other media alone where no other figure is known', () => {
    const only = [createRow({ waiting: 5, mediaType: 'workitem' })];
    expect(view({ rows: only, settings: all }).number).toBe('5');
    expect(view({ rows: only }).number).toBeNull();
  });

  it('says that it is incomplete when a count that belongs to it is not known', () => {
    const some = [createRow({ waiting: 1 }), createRow({ waiting: null, mediaType: 'email' })];
    expect(view({ rows: some, settings: all })).toMatchObject({
      number: '1',
      incomplete: true,
      state: 'stale',
    });
    expect(view({ rows: some })).toMatchObject({ number: '1', incomplete: false, state: 'calm' });
    const silent = [createStatus({ givesWaiting: false })];
    expect(view({ rows: some, connections: silent, settings: all }).incomplete).toBe(false);
  });

  it('still marks the icon incomplete when the number is not shown', () => {
    const connections = [createStatus(), createStatus({ id: 'apac', name: 'APAC', ageMs: 60_000 })];
    const hidden = view({ rows, connections, settings: { showNumber: false, countOtherMedia: false } });
    expect(hidden).toMatchObject({ number: null, incomplete: true });
    expect(hidden.tooltip).toContain('APAC unknown');
  });
});
