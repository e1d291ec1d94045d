import { cleanText } from '../../shared/clean-text.ts';
import { formatWait, unknownFigure } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Glance } from '../board/glance.ts';
import type { LocaleFormat } from '../locale-format.ts';

/*
 * The three numbers above the board and on the wallboard, and what stands below each.
 */

const words = windowWords.glance;
const shownNames = 2;
/** Of a connection named at the top: a longer name would take the room of the figures. */
export const longestName = 40;
/** Of one among others. */
const longestOfSeveral = 20;

interface GlanceProps {
  glance: Glance;
}

export function drawWaiting({ totals }: Glance, format: LocaleFormat): string {
  return totals.waiting === null ? unknownFigure : format.formatCount(totals.waiting);
}

export function WaitingLabel({ glance }: GlanceProps) {
  return (
    <>
      {glance.totals.waiting === null ? words.waitingUnknown : words.waiting}
      <Missing glance={glance} />
    </>
  );
}

/** What the number leaves out, by name. */
function Missing({ glance }: GlanceProps) {
  const { silentNames, partialNames, countlessNames, connections } = glance;
  const isAlone = silentNames.length + partialNames.length === 1;
  const parts: string[] = [];
  if (silentNames.length > shownNames) parts.push(words.missingMany(silentNames.length));
  else if (silentNames.length > 0) parts.push(words.missing(sayNames(silentNames, isAlone)));
  if (partialNames.length > shownNames) parts.push(words.incompleteMany(partialNames.length));
  else if (partialNames.length > 0) parts.push(words.incomplete(sayNames(partialNames, isAlone)));
  if (parts.length === 0 && countlessNames.length > 0) {
    if (connections.length === 1) return ` · ${words.noCount}`;
    const isFew = countlessNames.length <= shownNames;
    const without = isFew
      ? words.without(sayNames(countlessNames, countlessNames.length === 1))
      : words.withoutMany(countlessNames.length);
    return (
      <>
        {' · '}
        <span title={countlessNames.join(', ')}>{without}</span>
      </>
    );
  }
  if (parts.length === 0) return null;
  return (
    <>
      {' · '}
      <span className="missing" title={glance.missingNames.join(', ')}>
        {parts.join(' · ')}
      </span>
    </>
  );
}

function sayNames(names: readonly string[], isAlone: boolean): string {
  return names.map((name) => cleanText(name, isAlone ? longestName : longestOfSeveral)).join(', ');
}

export function drawLongest({ totals }: Glance): string {
  if (totals.longestWait !== null) return formatWait(totals.longestWait.waitMs);
  return totals.waiting === 0 ? formatWait(0) : unknownFigure;
}

export function sayLongest({ totals }: Glance): string {
  if (totals.longestWait !== null) return `${words.longest} · ${totals.longestWait.row.reading.queueName}`;
  return totals.waiting === 0 ? `${words.longest} · ${words.nobodyWaits}` : words.longest;
}

/** Of connections that do not answer none may be known: then nobody can say that there is none. */
export function drawCritical({ critical, isBlind }: Glance, format: LocaleFormat): string {
  return isBlind && critical === 0 ? unknownFigure : format.formatCount(critical);
}

export function AlertsLabel({ glance }: GlanceProps) {
  const { warnings, notCurrentAlerts, isBlind, missingNames } = glance;
  return (
    <>
      {words.critical}
      {!(isBlind && warnings === 0) && (
        <>
          {' · '}
          <span data-tone={warnings > 0 ? 'warning' : undefined}>{words.warnings(warnings)}</span>
        </>
      )}
      {notCurrentAlerts > 0 && ` · ${words.notCurrent(notCurrentAlerts)}`}
      {!isBlind && missingNames.length > 0 && ` · ${words.whereKnown}`}
    </>
  );
}
