import type { ReactNode } from 'react';
import type { KeptConnection } from '../../shared/kept-connection.ts';
import { connectionsPageWords } from '../../shared/words/en/connections-page.ts';
import { clocksDiffer, unknownQueues } from '../../shared/words/en/failure.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { needsSignIn } from '../../shared/worst-state.ts';
import type { ConnectionGlance } from '../board/glance.ts';
import type { RowState } from '../board/row-view.ts';
import { toTrouble } from '../bridge.ts';
import { BlameNote } from '../forms/blame-note.tsx';
import { sayFacts } from './connection-facts.ts';
import { sayFreshness } from './glance-header.tsx';
import { StateMark } from './state-mark.tsx';

const words = connectionsPageWords;

interface ConnectionCardProps {
  /** What polling says of it; null: it is switched off. */
  one: ConnectionGlance | null;
  /** As it is kept; null: the demo, which is kept nowhere. */
  kept: KeptConnection | null;
  elapsedMs: number;
  /** Its actions. */
  children?: ReactNode;
}

/** One connection: how it is doing, what it costs, what is wrong and with whom that lies. */
export function ConnectionCard({ one, kept, elapsedMs, children }: ConnectionCardProps) {
  const name = one?.connection.name ?? kept?.name ?? '';
  const mark = one === null ? 'stale' : toMark(one);
  return (
    <li className="card" data-off={one === null || undefined} aria-label={name}>
      <div className="card-head">
        <span className="card-mark" data-state={mark}>
          <StateMark state={mark} />
        </span>
        <h2 title={name}>{name}</h2>
        {one?.connection.demo && <span className="tag">{windowWords.connections.demoTag}</span>}
        {kept !== null && kept.tags.length > 0 && (
          <ul className="card-tags" aria-label={words.tags}>
            {kept.tags.map((tag) => (
              <li key={tag} className="tag">
                {tag}
              </li>
            ))}
          </ul>
        )}
        <span className="card-freshness" data-problem={one?.hasProblem || undefined}>
          {one === null ? words.off : sayFreshness(one)}
        </span>
      </div>
      <p className="secondary">{sayCard(one, kept, elapsedMs)}</p>
      {one === null ? <p className="secondary">{words.offNote}</p> : <Problems one={one} kept={kept} />}
      {children}
    </li>
  );
}

function Problems({ one: { connection }, kept }: { one: ConnectionGlance; kept: KeptConnection | null }) {
  const { id, failure, todayFailure, unknownQueueIds, clockSkewMs, ageMs } = connection;
  const today = todayFailure === null ? null : toTrouble(todayFailure);
  return (
    <>
      {failure !== null && (
        <BlameNote
          trouble={toTrouble(failure)}
          hasAnswered={ageMs !== null}
          about={kept === null ? null : { id }}
        />
      )}
      {today !== null && (
        <p className="card-problem">
          {windowWords.problems.todayFigures} {today.message}{' '}
          <span className="secondary">{today.remedy}</span>
        </p>
      )}
      {unknownQueueIds.length > 0 && <p className="card-problem">{unknownQueues(unknownQueueIds)}</p>}
      {clockSkewMs !== null && <p className="card-problem">{clocksDiffer(clockSkewMs)}</p>}
    </>
  );
}

function sayCard(one: ConnectionGlance | null, kept: KeptConnection | null, elapsedMs: number): string {
  const facts = one === null ? [] : [sayFacts(one.connection, elapsedMs)];
  if (kept === null) return facts.join(' · ');
  if (one === null) facts.push(windowWords.connections.vendors[kept.vendor]);
  return [...facts, sayQueues(kept.queues)].join(' · ');
}

function sayQueues(queues: KeptConnection['queues']): string {
  if (queues === 'all') return words.queues.all;
  return Array.isArray(queues) ? words.queues.some(queues.length) : words.queues.pattern(queues.pattern);
}

function toMark({ connection, freshness }: ConnectionGlance): RowState {
  if (needsSignIn(connection)) return 'sign-in';
  if (freshness === 'stale' || freshness === 'unknown') return 'stale';
  return 'calm';
}
