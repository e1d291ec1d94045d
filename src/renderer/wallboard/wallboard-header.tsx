import { cleanText } from '../../shared/clean-text.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { toShortRemedy } from '../../shared/words/en/tray.ts';
import { wallboardWords as words } from '../../shared/words/en/wallboard.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { needsSignIn } from '../../shared/worst-state.ts';
import type { ConnectionGlance, Glance } from '../board/glance.ts';
import type { LocaleFormat } from '../locale-format.ts';
import {
  AlertsLabel,
  drawCritical,
  drawLongest,
  drawWaiting,
  longestName,
  sayLongest,
  WaitingLabel,
} from '../parts/glance-figures.tsx';
import { StateMark } from '../parts/state-mark.tsx';

const shownProblems = 3;

interface WallboardHeaderProps {
  glance: Glance;
  format: LocaleFormat;
  wallNowMs: number;
}

/** Three numbers, the time, and who does not answer. */
export function WallboardHeader({ glance, format, wallNowMs }: WallboardHeaderProps) {
  const glanceWords = windowWords.glance;
  return (
    <header className="wall-head">
      <section className="wall-figures" aria-label={glanceWords.label}>
        <div>
          <div className="wall-big">{drawWaiting(glance, format)}</div>
          <div className="wall-label">
            <WaitingLabel glance={glance} />
          </div>
        </div>
        <div>
          <div className="wall-big">{drawLongest(glance)}</div>
          <div className="wall-label wall-longest" title={sayLongest(glance)}>
            {sayLongest(glance)}
          </div>
        </div>
        <div>
          <div className="wall-big" data-tone={glance.critical > 0 ? 'critical' : undefined}>
            {drawCritical(glance, format)}
          </div>
          <div className="wall-label">
            <AlertsLabel glance={glance} />
          </div>
        </div>
      </section>
      <div className="wall-side">
        <time className="wall-clock">{format.formatMinute(wallNowMs)}</time>
        <Problems connections={glance.connections} />
        <p className="visually-hidden" role="status">
          {glance.missingNames.length > 0 && glanceWords.announceMissing(glance.missingNames.join(', '))}
        </p>
      </div>
    </header>
  );
}

function Problems({ connections }: { connections: readonly ConnectionGlance[] }) {
  const problems = connections.filter(({ hasProblem }) => hasProblem);
  if (connections.length === 0) return null;
  // One that has not answered yet is no problem, and no answer either.
  if (problems.length === 0) {
    const silent = connections.filter(({ ageMs }) => ageMs === null).length;
    return <p>{silent === 0 ? words.allAnswer(connections.length) : words.blindNever}</p>;
  }
  const rest = problems.length - shownProblems;
  return (
    <ul aria-label={windowWords.problems.label}>
      {problems.slice(0, shownProblems).map((one) => (
        <li key={one.connection.id} className="wall-problem">
          <StateMark state={needsSignIn(one.connection) ? 'sign-in' : 'stale'} />{' '}
          <b title={one.connection.name}>{cleanText(one.connection.name, longestName)}</b> {sayProblem(one)}
        </li>
      ))}
      {rest > 0 && <li>{words.moreConnections(rest)}</li>}
    </ul>
  );
}

function sayProblem({ connection, freshness, ageMs }: ConnectionGlance): string {
  const parts: string[] = [];
  if (ageMs === null) parts.push(words.blindNever);
  else if (freshness === 'stale') parts.push(words.noAnswerFor(formatAge(ageMs)));
  if (connection.failure !== null) parts.push(toShortRemedy(connection.failure));
  return parts.join(' · ');
}
