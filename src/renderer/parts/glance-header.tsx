import { formatAge } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { ConnectionGlance, Glance } from '../board/glance.ts';
import type { LocaleFormat } from '../locale-format.ts';
import {
  AlertsLabel,
  drawCritical,
  drawLongest,
  drawWaiting,
  sayLongest,
  WaitingLabel,
} from './glance-figures.tsx';
import { GlanceMarks, type SilenceFacts } from './glance-marks.tsx';

const words = windowWords.glance;
const shownConnections = 3;

interface GlanceHeaderProps {
  glance: Glance;
  silence: SilenceFacts;
  wallNowMs: number;
  format: LocaleFormat;
}

/** Three numbers, then who answers and how old that is. */
export function GlanceHeader({ glance, silence, wallNowMs, format }: GlanceHeaderProps) {
  const { totals, critical, warnings, handled, isBlind } = glance;
  const rest = glance.connections.length - shownConnections;
  return (
    <section className="glance" aria-label={words.label}>
      <div className="glance-figure">
        <div className="big">{drawWaiting(glance, format)}</div>
        <div className="label">
          <WaitingLabel glance={glance} />
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
          {drawCritical(glance, format)}
        </div>
        <div className="label">
          <AlertsLabel glance={glance} />
        </div>
      </div>
      <ul className="glance-connections" aria-label={words.connections}>
        {glance.connections.slice(0, shownConnections).map((one) => (
          <li
            key={one.connection.id}
            title={`${one.connection.name} ${sayFreshness(one)}`}
            data-problem={one.hasProblem || undefined}
          >
            <span className="glance-name">{one.connection.name}</span> <span>{sayFreshness(one)}</span>
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

/** `live · 4 s ago`; a connection that never answered has no age. */
export function sayFreshness({ freshness, ageMs }: ConnectionGlance): string {
  const word = windowWords.freshness[freshness];
  if (ageMs === null) return word;
  const age = formatAge(ageMs);
  return freshness === 'stale' ? `${word} · ${age}` : `${word} · ${windowWords.ago(age)}`;
}
