import type { BoardChip } from '../../shared/board-terms.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { wallboardWords as words } from '../../shared/words/en/wallboard.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { sayServiceLevel } from '../parts/page-footer.tsx';
import { useServices } from '../services.ts';
import { countStates } from './tile-choice.ts';

interface WallboardFooterProps {
  views: readonly RowView[];
  /** Those that found no place. */
  rest: readonly RowView[];
  chip: BoardChip;
  oldestAgeMs: number | null;
  format: LocaleFormat;
}

/** What is left out and by what rule, how old the figures are, and two buttons that go when nobody is near. */
export function WallboardFooter({ views, rest, chip, oldestAgeMs, format }: WallboardFooterProps) {
  const { bridge } = useServices();
  const worse = rest.some(({ state }) => state !== 'calm' && state !== 'quiet');
  const notes = [
    ...(chip === 'attention' || chip === 'pinned' ? [words.filters[chip]] : []),
    ...(oldestAgeMs === null ? [] : [words.oldest(formatAge(oldestAgeMs))]),
    words.legend,
    sayServiceLevel(views, format),
  ];
  return (
    <footer className="wall-foot">
      {rest.length > 0 && (
        <span className="wall-rest" data-tone={worse ? 'warning' : undefined}>
          {sayRest(rest)}
        </span>
      )}
      <span className="wall-notes" title={notes.join(' · ')}>
        {notes.join(' · ')}
      </span>
      <span className="wall-buttons">
        <button
          type="button"
          className="button"
          onClick={() => void bridge.call('window.toggleFullScreen', {})}
        >
          {words.fullScreen}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void bridge.call('window.close', { which: 'wallboard' })}
        >
          {words.close}
        </button>
      </span>
    </footer>
  );
}

/** `and 12 more calm queues`; `and 14 more: 2 stale, 12 calm`. */
export function sayRest(rest: readonly RowView[]): string {
  const counts = countStates(rest);
  const [first] = counts;
  if (counts.length === 1 && first !== undefined)
    return words.more(first.amount, windowWords.states[first.state]);
  return words.moreMixed(
    rest.length,
    counts.map(({ state, amount }) => words.part(amount, windowWords.states[state])),
  );
}
