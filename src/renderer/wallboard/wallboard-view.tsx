import { useEffect, useMemo, useRef, useState } from 'react';
import { boardWords } from '../../shared/words/en/board.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { wallboardWords as words } from '../../shared/words/en/wallboard.ts';
import type { Glance } from '../board/glance.ts';
import { useDrawnState } from '../drawn-state.ts';
import { useServices, useStoreView } from '../services.ts';
import type { PageState } from '../state.ts';
import { useCalmMoves } from './calm-moves.ts';
import { useGridSize } from './grid-size.ts';
import { useIdlePointer } from './idle-pointer.ts';
import { chooseTiles, createTileOrder } from './tile-choice.ts';
import { fitTiles } from './tile-fit.ts';
import { WallboardFooter } from './wallboard-footer.tsx';
import { WallboardHeader } from './wallboard-header.tsx';
import { WallboardTile } from './wallboard-tile.tsx';

/** The board in large, for a second screen: it needs nobody to touch it. */
export function WallboardView() {
  const { state, trouble } = useStoreView();
  if (state !== null) return <LiveWallboard state={state} />;
  return (
    <main className="wall">
      <h1 className="visually-hidden">{words.title}</h1>
      <p className="wall-empty wall-alone" role="status">
        {trouble === null ? words.starting : `${trouble.message} ${trouble.remedy}`}
      </p>
    </main>
  );
}

function LiveWallboard({ state }: { state: PageState }) {
  const { ticker, wallNowMs } = useServices();
  const { views, glance, elapsedMs, format } = useDrawnState(state);
  const [keepOrder] = useState(createTileOrder);
  const grid = useRef<HTMLUListElement>(null);
  const size = useGridSize(grid);
  const isIdle = useIdlePointer();
  useFullScreenKey();
  useCalmMoves(grid);

  const wanted = useMemo(() => chooseTiles(views, state.layout), [views, state.layout]);
  const tiles = keepOrder(wanted, ticker.getNowMs());
  const fit = size === null ? null : fitTiles(size, size.unitPx, tiles.length);
  const shown = tiles.slice(0, fit?.shown ?? 0);
  return (
    <main className="wall" data-idle={isIdle || undefined}>
      <h1 className="visually-hidden">{words.title}</h1>
      <WallboardHeader glance={glance} format={format} wallNowMs={wallNowMs()} />
      {glance.isBlind && glance.connections.length > 0 && <Blind glance={glance} />}
      <ul
        ref={grid}
        className="tiles"
        aria-label={words.queues}
        style={{
          '--tile-columns': fit?.columns ?? 1,
          '--tile-rows': fit?.rows ?? 1,
          '--tile-scale': fit?.scale ?? 1,
        }}
      >
        {shown.map((view) => (
          <WallboardTile
            key={view.row.key}
            view={view}
            elapsedMs={elapsedMs}
            namesConnection={state.connections.length > 1}
          />
        ))}
        {tiles.length === 0 && (
          <li className="wall-empty">
            <p role="status">{sayWhyEmpty(state, glance)}</p>
          </li>
        )}
      </ul>
      <WallboardFooter
        views={views}
        rest={tiles.slice(shown.length)}
        chip={state.layout.filter.chip}
        oldestAgeMs={glance.totals.oldestAgeMs}
        format={format}
      />
    </main>
  );
}

/** Nobody answers: said so that nobody takes what stands below for the present. */
function Blind({ glance }: { glance: Glance }) {
  const ages = glance.connections.flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
  return (
    <p className="wall-blind">
      {ages.length === 0 ? (
        words.blindNever
      ) : (
        <>
          <b role="alert">{words.blind}</b> {words.blindSince(formatAge(Math.min(...ages)))}
        </>
      )}
    </p>
  );
}

function sayWhyEmpty(state: PageState, glance: Glance): string {
  if (glance.connections.length === 0) return words.noConnection;
  if (state.rows.size === 0) {
    const hasAnswer = glance.connections.some(({ ageMs }) => ageMs !== null);
    return hasAnswer ? boardWords.noRows : words.firstAnswers;
  }
  if (glance.totals.watchedRows === 0) return words.noneWatched;
  const { chip, search } = state.layout.filter;
  if (chip !== 'attention' || search.trim() !== '') return words.noneMatch;
  return glance.missingNames.length === 0 ? words.allCalm : words.allCalmBut(glance.missingNames.join(', '));
}

function useFullScreenKey(): void {
  const { bridge } = useServices();
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.key !== 'F11') return;
      event.preventDefault();
      void bridge.call('window.toggleFullScreen', {});
    };
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [bridge]);
}
