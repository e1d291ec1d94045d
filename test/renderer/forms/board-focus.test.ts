import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { focusBoardSoon } from '../../../src/renderer/forms/board-focus.ts';

/** An element of a page by the selectors that fit it or what it is in. */
const createPlace = (...within: string[]) => ({
  closest: (wanted: string) => (wanted.split(', ').some((one) => within.includes(one)) ? {} : null),
});

describe('the keyboard after a connection was added', () => {
  const body = createPlace();
  const focus = vi.fn();
  const page = { body, activeElement: body, querySelector: vi.fn((): unknown => ({ focus })) };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', page);
    focus.mockClear();
    page.activeElement = body;
    page.querySelector.mockReturnValue({ focus });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it.each([
    ['the closing dialog', '[role="dialog"]'],
    ['the view that led into it', '.first-run'],
  ])('goes on at the board once %s has let go of it', (_name, place) => {
    page.activeElement = createPlace(place);
    focusBoardSoon();
    vi.advanceTimersByTime(1_000);
    expect(focus).not.toHaveBeenCalled();
    page.activeElement = body;
    vi.advanceTimersByTime(1_000);
    expect(focus).toHaveBeenCalledTimes(1);
  });

  it('waits until there is a board, but not for ever', () => {
    page.querySelector.mockReturnValue(null);
    focusBoardSoon();
    vi.advanceTimersByTime(5_000);
    page.querySelector.mockReturnValue({ focus });
    vi.advanceTimersByTime(1_000);
    expect(focus).toHaveBeenCalledTimes(1);
    page.querySelector.mockReturnValue(null);
    focusBoardSoon();
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays where a person has taken it meanwhile', () => {
    page.activeElement = createPlace('nav');
    focusBoardSoon();
    vi.advanceTimersByTime(60_000);
    expect(focus).not.toHaveBeenCalled();
  });
});
