import { formatAge, formatNumber, formatWait, unknownFigure } from '../../shared/words/en/figures.ts';
import { stripWords as words } from '../../shared/words/en/strip.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toWorstState, type WorstState } from '../../shared/worst-state.ts';
import { type Glance, toGlance } from '../board/glance.ts';
import type { RowView } from '../board/row-view.ts';
import type { PageState } from '../state.ts';

/** What the small window says. */
export interface StripLine {
  state: WorstState;
  /** The state in a word, or why there is none. */
  word: string;
  /** Who waits now; `–` where nobody can say; null: there is nobody to ask. */
  number: string | null;
  /** What the number leaves out, or why there is none; null: nothing. */
  missing: string | null;
  /** `longest 4:10`, which goes on between messages; null: nobody waits, or it is not known. */
  longest: string | null;
  /** `18 s old`, where the figures are not of just now. */
  age: string | null;
}

const shownNames = 1;

/** The same numbers and the same state as tray and window. */
export function toStripLine(state: PageState, views: readonly RowView[], elapsedMs: number): StripLine {
  const glance = toGlance(state, views, elapsedMs);
  const { totals, connections } = glance;
  const isIncomplete = totals.leftOutConnectionIds.length > 0;
  const worst = toWorstState(state.alerts, state.connections, isIncomplete);
  return {
    state: worst,
    word: connections.length === 0 ? words.noConnection : windowWords.states[worst],
    number: connections.length === 0 ? null : sayNumber(totals.waiting),
    missing: sayMissing(glance),
    longest: totals.longestWait === null ? null : words.longest(formatWait(totals.longestWait.waitMs)),
    age: sayAge(glance),
  };
}

/** What stands beside the number, in two lines. An age stands beside the wait, where no name cuts it off. */
export function toStripNotes({ longest, age, missing }: StripLine): [first: string[], second: string[]] {
  const lines = longest === null ? [[], [missing, age]] : [[longest, age], [missing]];
  const [first = [], second = []] = lines.map((line) => line.filter((part) => part !== null));
  return [first, second];
}

function sayNumber(waiting: number | null): string {
  return waiting === null ? unknownFigure : formatNumber(waiting);
}

function sayMissing(glance: Glance): string | null {
  const { silentNames, partialNames, countlessNames, connections, isBlind } = glance;
  if (connections.length === 0) return null;
  if (connections.every(({ ageMs }) => ageMs === null)) return words.noAnswerYet;
  if (isBlind) return words.noFigures;
  const parts: string[] = [];
  if (silentNames.length > shownNames) parts.push(words.withoutMany(silentNames.length));
  else if (silentNames.length > 0) parts.push(words.without(silentNames.join()));
  if (partialNames.length > shownNames) parts.push(words.incompleteMany(partialNames.length));
  else if (partialNames.length > 0) parts.push(words.incomplete(partialNames.join()));
  if (parts.length === 0 && glance.totals.waiting === null && countlessNames.length > 0) return words.noCount;
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Of the oldest figures that count; where none does, of the newest that there were. */
function sayAge({ totals, connections, isBlind }: Glance): string | null {
  if (isBlind) {
    const ages = connections.flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
    return ages.length === 0 ? null : words.old(formatAge(Math.min(...ages)));
  }
  const isLate = connections.some(({ freshness }) => freshness === 'late');
  return isLate && totals.oldestAgeMs !== null ? words.old(formatAge(totals.oldestAgeMs)) : null;
}
