import { Suspense, useCallback, useState } from 'react';
import { AwayCard } from './alerts/away-card.tsx';
import { useBoardDesk } from './board/board-desk.ts';
import type { Glance } from './board/glance.ts';
import { useDrawnState } from './drawn-state.ts';
import type { OpenDialog } from './forms/page-dialog.tsx';
import { createLater, useIdleLoad } from './later.tsx';
import { useKeptFocus } from './navigation/kept-focus.ts';
import { usePagePlace } from './navigation/page-place.ts';
import { useWindowCommands } from './navigation/window-commands.ts';
import { toMuteLeftMs } from './parts/mute-left.ts';
import { MuteMenu } from './parts/mute-menu.tsx';
import { Navigation } from './parts/navigation.tsx';
import { NavigationEnd } from './parts/navigation-end.tsx';
import { NothingToExport } from './parts/page-banners.tsx';
import { type PageNotice, PageNotices } from './parts/page-notices.tsx';
import { isPinIconDue, PinIconCard } from './parts/pin-icon-card.tsx';
import { useReportDesk } from './reports/report-desk.ts';
import { useServices } from './services.ts';
import type { PageState } from './state.ts';
import { ViewInFront } from './views/view-in-front.tsx';

const later = {
  dialog: createLater(async () => (await import('./forms/page-dialog.tsx')).PageDialog),
  shortcuts: createLater(async () => (await import('./navigation/shortcuts-sheet.tsx')).ShortcutsSheet),
};

/** The navigation and the view in front, drawn from main's state. */
export function PageWindow({ state }: { state: PageState }) {
  const { wallNowMs } = useServices();
  const { views, glance, elapsedMs, format } = useDrawnState(state);
  const place = usePagePlace();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [board, dispatch] = useBoardDesk(state.layout);
  const reports = useReportDesk();
  useKeptFocus();
  useIdleLoad(later);

  const isFirstRun = state.connections.length === 0 && !state.demo;
  const showRow = (key: string) => {
    place.show('board');
    dispatch({ type: 'show', key });
  };
  const commands = useWindowCommands({
    view: place.view,
    hasBoard: !isFirstRun,
    show: place.show,
    showRow,
  });

  const { showShortcuts } = commands;
  const openShortcuts = useCallback(() => showShortcuts(true), [showShortcuts]);

  const { view } = place;
  const toCards = () => {
    const { away, app } = state;
    const cards: PageNotice[] = [];
    if (away !== null && away.episodes.length > 0)
      cards.push({
        id: 'away',
        draw: (others) => (
          <AwayCard
            away={away}
            state={state}
            elapsedMs={elapsedMs}
            wallNowMs={wallNowMs()}
            format={format}
            onShowAlerts={() => place.show('alerts')}
          >
            {others}
          </AwayCard>
        ),
      });
    if (view === 'board' && isPinIconDue(app, !glance.isBlind))
      cards.push({ id: 'pin-icon', draw: (others) => <PinIconCard app={app}>{others}</PinIconCard> });
    return cards;
  };
  return (
    <div className="app">
      <Navigation view={view} badges={toBadges(glance)} onView={place.show}>
        <MuteMenu leftMs={toMuteLeftMs(state.mutes, elapsedMs)} />
        <NavigationEnd app={state.app} onShortcuts={openShortcuts} />
      </Navigation>
      <div className="content">
        <PageNotices app={state.app} cards={toCards()} />
        {commands.hasNothingToExport && <NothingToExport onDismiss={commands.dismissNothingToExport} />}
        <ViewInFront
          place={place}
          page={{ state, views, glance, elapsedMs, format }}
          board={board}
          dispatch={dispatch}
          reports={reports}
          isFirstRun={isFirstRun}
          onShowRow={showRow}
          onAdd={() => setDialog({ kind: 'add' })}
          onSignIn={(id) => setDialog({ kind: 'sign-in', id })}
        />
      </div>
      <Suspense>
        {dialog !== null && (
          <later.dialog.View
            dialog={dialog}
            state={state}
            onClose={() => setDialog(null)}
            onShowBoard={() => place.show('board')}
          />
        )}
        {commands.isShowingShortcuts && (
          <later.shortcuts.View
            isApple={state.app.desktop === 'macos'}
            onClose={() => commands.showShortcuts(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

function toBadges({ critical, warnings, connections }: Glance) {
  return {
    alerts: { amount: critical + warnings, tone: critical > 0 ? 'critical' : 'warning' },
    connections: { amount: connections.filter((one) => one.hasProblem).length, tone: 'stale' },
  } as const;
}
