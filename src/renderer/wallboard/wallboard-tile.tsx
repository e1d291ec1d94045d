import { formatAge, unknownFigure } from '../../shared/words/en/figures.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { wallboardWords as words } from '../../shared/words/en/wallboard.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toLongestWait, toNextMiss, toServiceLevel, toWaiting } from '../board/figures.ts';
import type { RowView } from '../board/row-view.ts';
import { StateMark } from '../parts/state-mark.tsx';

interface WallboardTileProps {
  view: RowView;
  elapsedMs: number;
  /** There are several connections to tell apart. */
  namesConnection: boolean;
}

/** One queue, to be read from across the room. */
export function WallboardTile({ view, elapsedMs, namesConnection }: WallboardTileProps) {
  const { row, state, isCurrent, freshness, connectionName, ageMs } = view;
  const age = ageMs === null ? null : words.old(formatAge(ageMs + elapsedMs));
  const waiting = toWaiting(view);
  // A dash without a word beside it says nothing: what is not known is left out.
  const longest = toLongestWait(view, elapsedMs);
  const nextMiss = toNextMiss(view, elapsedMs);
  const level = toServiceLevel(view);
  const { mediaType, queueName } = row.reading;
  // Most are calls, and beside a connection there is little room: only what is something else is named.
  const where = [
    ...(namesConnection && (mediaType === 'voice' || mediaType === 'all') ? [] : [mediaWords[mediaType]]),
    ...(namesConnection ? [connectionName] : []),
  ];
  return (
    <li className="tile" data-key={row.key} data-state={state} data-old={!isCurrent || undefined}>
      <div className="tile-name" title={queueName}>
        {queueName}
      </div>
      <div className="tile-sub">
        <span className="state">
          <StateMark state={state} /> {windowWords.states[state]}
        </span>{' '}
        <span className="ellipsis" title={where.join(' · ')}>
          {where.join(' · ')}
        </span>
      </div>
      <div className="tile-figures">
        <div
          className="tile-count"
          data-word={!isCurrent || undefined}
          data-muted={waiting.muted || undefined}
        >
          {waiting.text}
          <span className="visually-hidden"> {words.waiting}</span>
        </div>
        {isCurrent ? (
          <ul className="tile-rest">
            {longest.text !== unknownFigure && (
              <li className="tile-longest">
                <span className="visually-hidden">{words.longest} </span>
                {longest.text}
              </li>
            )}
            {nextMiss.text !== unknownFigure && (
              <li data-due={nextMiss.isDue || undefined}>
                {nextMiss.isDue === false ? words.miss(nextMiss.text) : nextMiss.text}
              </li>
            )}
            {level.text !== unknownFigure && (
              <li>
                <span className="visually-hidden">{words.serviceLevel} </span>
                {level.text}
              </li>
            )}
            {freshness === 'late' && <li className="tile-old">{age}</li>}
          </ul>
        ) : (
          <div className="tile-rest tile-old">{age}</div>
        )}
      </div>
    </li>
  );
}
