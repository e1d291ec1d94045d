import { formatAge, formatWait, unknownFigure } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { ConnectionGlance, Glance } from '../board/glance.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { GlanceMarks, type SilenceFacts } from './glance-marks.tsx';

const words = windowWords.glance;
const shownConnections = 3;
const shownNames = 2;

interface GlanceHeaderProps {
  glance: Glance;
  silence: SilenceFacts;
  wallNowMs: number;
  format: LocaleFormat;
}

/** Three numbers, then who answers and how old that is. */
export function GlanceHeader({ glance, silence, wallNowMs, format }: GlanceHeaderProps) {
  const { totals, critical, warnings, handled, notCurrentAlerts, isBlind } = glance;
  const rest = glance.connections.length - shownConnections;
  return (
    <section className="glance" aria-label={words.label}>
      <div className="glance-figure">
        <div className="big">
          {totals.waiting === null ? unknownFigure : format.formatCount(totals.waiting)}
        </div>
        <div className="label">
          {totals.waiting === null ? words.waitingUnknown : words.waiting}
          <Missing glance={glance} />
        </div>
        {(totals.waitingOtherMedia ?? 0) > 0 && (
          <div className="label">
            {(glance.countsOtherMedia ? words.countedOtherMedia : words.otherMedia)(
              totals.waitingOtherMedia ?? 0,
            )}
          </div>
        )}
      </div>
      <div className="glance-figure">
        <div className="big">{drawLongest(glance)}</div>
        <div className="label two-lines" title={sayLongest(glance)}>
          {sayLongest(glance)}
        </div>
      </div>
      <div className="glance-figure">
        <div className="big" data-tone={critical > 0 ? 'critical' : undefined}>
          {isBlind && critical === 0 ? unknownFigure : format.formatCount(critical)}
        </div>
        <div className="label">
          {words.critical}
          {!(isBlind && warnings === 0) && (
            <>
              {' · '}
              <span data-tone={warnings > 0 ? 'warning' : undefined}>{words.warnings(warnings)}</span>
            </>
          )}
          {notCurrentAlerts > 0 && ` · ${words.notCurrent(notCurrentAlerts)}`}
          {!isBlind && glance.missingNames.length > 0 && ` · ${words.whereKnown}`}
        </div>
      </div>
      <ul className="glance-connections" aria-label={words.connections}>
        {glance.connections.slice(0, shownConnections).map((one) => (
          <li
            key={one.connection.id}
            title={`${one.connection.name} ${sayFreshness(one)}`}
            data-problem={one.hasProblem || undefined}
          >
            <span className="glance-name">{one.connection.name}</span> {sayFreshness(one)}
          </li>
        ))}
        {rest > 0 && <li>{words.more(rest)}</li>}
      </ul>
      <GlanceMarks silence={silence} handled={handled} wallNowMs={wallNowMs} format={format} />
      <p className="visually-hidden" role="status">
        {!isBlind && words.announce(critical, warnings)}
        {glance.silentNames.length > 0 && ` ${words.announceMissing(glance.silentNames.join(', '))}`}
        {glance.partialNames.length > 0 && ` ${words.announcePartial(glance.partialNames.join(', '))}`}
      </p>
    </section>
  );
}

/** What the number leaves out, by name. */
export function Missing({ glance }: { glance: Glance }) {
  const { silentNames, partialNames, countlessNames, connections } = glance;
  const parts: string[] = [];
  if (silentNames.length > shownNames) parts.push(words.missingMany(silentNames.length));
  else if (silentNames.length > 0) parts.push(words.missing(silentNames.join(', ')));
  if (partialNames.length > shownNames) parts.push(words.incompleteMany(partialNames.length));
  else if (partialNames.length > 0) parts.push(words.incomplete(partialNames.join(', ')));
  if (parts.length === 0 && countlessNames.length > 0) {
    if (connections.length === 1) return ` · ${words.noCount}`;
    const isFew = countlessNames.length <= shownNames;
    return ` · ${isFew ? words.without(countlessNames.join(', ')) : words.withoutMany(countlessNames.length)}`;
  }
  if (parts.length === 0) return null;
  return (
    <>
      {' · '}
      <span className="missing">{parts.join(' · ')}</span>
    </>
  );
}

export function drawLongest({ totals }: Glance): string {
  if (totals.longestWait !== null) return formatWait(totals.longestWait.waitMs);
  return totals.waiting === 0 ? formatWait(0) : unknownFigure;
}

export function sayLongest({ totals }: Glance): string {
  if (totals.longestWait !== null) return `${words.longest} · ${totals.longestWait.row.reading.queueName}`;
  return totals.waiting === 0 ? `${words.longest} · ${words.nobodyWaits}` : words.longest;
}

/** `live · 4 s ago`; a connection that never answered has no age. */
export function sayFreshness({ freshness, ageMs }: ConnectionGlance): string {
  const word = windowWords.freshness[freshness];
  if (ageMs === null) return word;
  const age = formatAge(ageMs);
  return freshness === 'stale' ? `${word} · ${age}` : `${word} · ${windowWords.ago(age)}`;
}
