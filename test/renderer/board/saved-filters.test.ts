import { describe, expect, it } from 'vitest';
import {
  describeFilter,
  findAmountError,
  findChosenFilter,
  findNameError,
  toSavedFilter,
} from '../../../src/renderer/board/saved-filters.ts';
import { boardLayoutSchema } from '../../../src/shared/board-layout.ts';

const voice = toSavedFilter('  My voice  ', { chip: 'watched', search: ' voice ' }, []);

describe('saved filters', () => {
  it('are kept trimmed, as the settings take them', () => {
    expect(voice).toEqual({ id: 'filter-1', name: 'My voice', filter: { chip: 'watched', search: 'voice' } });
    const long = toSavedFilter('n'.repeat(100), { chip: 'all', search: '' }, [voice]);
    expect(boardLayoutSchema.shape.savedFilters.safeParse([voice, long]).success).toBe(true);
  });

  it('have an id that no other has, also after one was removed', () => {
    const third = toSavedFilter('C', voice.filter, [voice, { ...voice, id: 'filter-3' }]);
    expect(['filter-1', 'filter-3']).not.toContain(third.id);
  });

  it('are known again while they show what is shown', () => {
    expect(findChosenFilter([voice], { chip: 'watched', search: 'voice ' })).toBe(voice);
    expect(findChosenFilter([voice], { chip: 'all', search: 'voice' })).toBeUndefined();
    expect(findChosenFilter([voice], { chip: 'watched', search: '' })).toBeUndefined();
  });

  it('say what they show', () => {
    expect(describeFilter({ chip: 'attention', search: '' })).toBe('Needs attention');
    expect(describeFilter(voice.filter)).toBe('My queues, “voice”');
  });

  it('need a name that no other has, however it is written', () => {
    expect(findNameError('  ', [])).toBe('Give it a name.');
    expect(findNameError(' my VOICE', ['My voice'])).toBe('Another filter has this name.');
    expect(findNameError('My chats', ['My voice'])).toBeUndefined();
  });

  it('are no more than the settings keep', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...voice, id: `${index}`, name: `F${index}` }));
    expect(findAmountError(many.slice(1))).toBeUndefined();
    expect(findAmountError(many)).toBe('50 filters are kept at most: remove one first.');
  });
});
