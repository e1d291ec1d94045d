import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LayoutSaver } from '../../../src/renderer/board/layout-saver.ts';
import {
  type BoardGrouping,
  type BoardLayout,
  createDefaultBoardLayout,
} from '../../../src/shared/board-layout.ts';

const usual = createDefaultBoardLayout();
const grouped = (grouping: BoardGrouping): BoardLayout => ({ ...usual, grouping });

function openSaver() {
  const saved: BoardGrouping[] = [];
  const answers: ((isKept: boolean) => void)[] = [];
  const taken: BoardGrouping[] = [];
  const save = (layout: BoardLayout) => {
    saved.push(layout.grouping);
    return new Promise<boolean>((resolve) => answers.push(resolve));
  };
  const saver = new LayoutSaver(usual, save, (layout) => taken.push(layout.grouping));
  const answer = async (isKept = true) => {
    answers.shift()?.(isKept);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, saved, taken, answer };
}

describe('LayoutSaver', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves a change at once and what follows it together, when it has rested', () => {
    const { saver, saved } = openSaver();
    saver.note(grouped('state'));
    expect(saved).toEqual(['state']);
    saver.note(grouped('tag'));
    saver.note(grouped('connection'));
    vi.advanceTimersByTime(399);
    expect(saved).toEqual(['state']);
    vi.advanceTimersByTime(1);
    expect(saved).toEqual(['state', 'connection']);
  });

  it('saves without waiting when the page may go, and nothing twice', () => {
    const { saver, saved } = openSaver();
    saver.flush();
    expect(saved).toEqual([]);
    saver.note(grouped('state'));
    saver.note(grouped('tag'));
    saver.flush();
    expect(saved).toEqual(['state', 'tag']);
    vi.advanceTimersByTime(5000);
    expect(saved).toEqual(['state', 'tag']);
  });

  it('does not save what is back as main has it', () => {
    const { saver, saved } = openSaver();
    saver.note(grouped('state'));
    saver.note(grouped('tag'));
    saver.note(grouped('state'));
    vi.advanceTimersByTime(5000);
    expect(saved).toEqual(['state']);
  });

  it('takes over what was changed elsewhere while nothing is being changed here', () => {
    const { saver, saved } = openSaver();
    expect(saver.takeFromMain(grouped('tag'))).toEqual(grouped('tag'));
    expect(saver.takeFromMain(grouped('tag'))).toBeNull();
    saver.note({ ...grouped('tag') });
    expect(saved).toEqual([]);
  });

  it('lets nothing from elsewhere into what is being changed or saved', async () => {
    const { saver, saved, answer } = openSaver();
    saver.note(grouped('state'));
    // Main tells every window, this one too, before it answers; and another window may have its say in between.
    expect(saver.takeFromMain(grouped('tag'))).toBeNull();
    expect(saver.takeFromMain(grouped('state'))).toBeNull();
    saver.note(grouped('connection'));
    await answer();
    expect(saver.takeFromMain(grouped('tag'))).toBeNull();
    vi.advanceTimersByTime(400);
    expect(saved).toEqual(['state', 'connection']);
  });

  it('takes over what another put there while it was being saved', async () => {
    const { saver, saved, taken, answer } = openSaver();
    saver.note(grouped('state'));
    expect(saver.takeFromMain(grouped('state'))).toBeNull();
    expect(saver.takeFromMain(grouped('tag'))).toBeNull();
    expect(taken).toEqual([]);
    await answer();
    expect(taken).toEqual(['tag']);
    vi.advanceTimersByTime(5000);
    saver.flush();
    expect(saved).toEqual(['state']);
  });

  it('does not go back to what main had before it was given something, nor lose a newer change', async () => {
    const { saver, saved, taken, answer } = openSaver();
    saver.note(grouped('state'));
    // Something else of the settings was changed just before main got it.
    saver.takeFromMain(usual);
    await answer();
    saver.takeFromMain(grouped('state'));
    vi.advanceTimersByTime(5000);
    saver.note(grouped('tag'));
    saver.takeFromMain(grouped('none'));
    saver.note(grouped('connection'));
    await answer();
    vi.advanceTimersByTime(5000);
    expect(taken).toEqual([]);
    expect(saved).toEqual(['state', 'tag', 'connection']);
  });

  it('tries again with the next change when main refused, and not before', async () => {
    const { saver, saved, answer } = openSaver();
    saver.note(grouped('state'));
    await answer(false);
    expect(saver.takeFromMain(usual)).toBeNull();
    vi.advanceTimersByTime(5000);
    expect(saved).toEqual(['state']);
    saver.note(grouped('tag'));
    expect(saved).toEqual(['state', 'tag']);
  });
});
