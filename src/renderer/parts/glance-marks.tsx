import { silenceWords as words } from '../../shared/words/en/alerts-page.ts';
import { describeQuietUntil } from '../../shared/words/en/quiet-time.ts';
import type { LocaleFormat } from '../locale-format.ts';
import type { PageState } from '../state.ts';
import { BellMark } from './bell-mark.tsx';

export type SilenceFacts = Pick<PageState, 'mutes' | 'quietUntil' | 'unseen'>;

interface Mark {
  kind: 'unseen' | 'silent' | 'handled';
  text: string;
}

/** What was not seen, what keeps alerts from being heard and what is set aside: `Quiet hours until 07:00`. */
export function toMarks(
  { mutes, quietUntil, unseen }: SilenceFacts,
  handled: number,
  facts: { at: number; timeZone: string },
): Mark[] {
  const marks: Mark[] = [];
  if (unseen > 0) marks.push({ kind: 'unseen', text: words.unseen(unseen) });
  if (quietUntil !== null && quietUntil > facts.at)
    marks.push({ kind: 'silent', text: describeQuietUntil(quietUntil, facts) });
  // The button below the navigation tells of a mute of everything.
  const partial = mutes.filter(({ target }) => target.kind !== 'all').length;
  if (partial > 0) marks.push({ kind: 'silent', text: words.mutes(partial) });
  if (handled > 0) marks.push({ kind: 'handled', text: words.handled(handled) });
  return marks;
}

interface GlanceMarksProps {
  silence: SilenceFacts;
  /** Alerts that are left out of the headline. */
  handled: number;
  wallNowMs: number;
  format: LocaleFormat;
}

export function GlanceMarks({ silence, handled, wallNowMs, format }: GlanceMarksProps) {
  const marks = toMarks(silence, handled, { at: wallNowMs, timeZone: format.timeZone });
  if (marks.length === 0) return null;
  return (
    <ul className="glance-marks" aria-label={words.marks}>
      {marks.map(({ kind, text }) => (
        <li key={text} className="tag" data-kind={kind}>
          {kind !== 'handled' && <BellMark isMuted={kind === 'silent'} />} {text}
        </li>
      ))}
    </ul>
  );
}
