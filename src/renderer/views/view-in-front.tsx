import { type Dispatch, Suspense } from 'react';
import type { BoardAction, BoardState } from '../board/board-state.ts';
import type { Glance } from '../board/glance.ts';
import type { RowView } from '../board/row-view.ts';
import { useDemoSwitch } from '../demo-switch.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import type { PagePlace } from '../navigation/page-place.ts';
import type { ReportDesk } from '../reports/report-desk.ts';
import type { PageState } from '../state.ts';
import { BoardView } from './board-view.tsx';
import { FirstRunView } from './first-run-view.tsx';

const later = {
  alerts: createLater(async () => (await import('./alerts-view.tsx')).AlertsView),
  reports: createLater(async () => (await import('./reports-view.tsx')).ReportsView),
  connections: createLater(async () => (await import('./connections-view.tsx')).ConnectionsView),
  settings: createLater(async () => (await import('./settings-view.tsx')).SettingsView),
};

interface ViewInFrontProps {
  place: PagePlace;
  /** What nearly every view draws from. */
  page: {
    state: PageState;
    views: readonly RowView[];
    glance: Glance;
    elapsedMs: number;
    format: LocaleFormat;
  };
  board: BoardState;
  dispatch: Dispatch<BoardAction>;
  reports: ReportDesk;
  isFirstRun: boolean;
  onShowRow: (key: string) => void;
  onAdd: () => void;
  onSignIn: (id: string) => void;
}

/** The view that was chosen. */
export function ViewInFront({
  place,
  page,
  board,
  dispatch,
  reports,
  isFirstRun,
  ...props
}: ViewInFrontProps) {
  const { state, glance, elapsedMs, format } = page;
  const { view } = place;
  const demo = useDemoSwitch();
  useIdleLoad(later);
  return (
    <Suspense>
      {view === 'board' && isFirstRun && (
        <FirstRunView
          trouble={demo.trouble}
          isStarting={demo.isWorking}
          managed={state.app.managed}
          onDemo={() => void demo.set(true)}
          onAdd={props.onAdd}
          onShowConnections={() => place.show('connections')}
        />
      )}
      {view === 'board' && !isFirstRun && (
        <BoardView
          {...page}
          board={board}
          dispatch={dispatch}
          onSignIn={props.onSignIn}
          onShowConnections={() => place.show('connections')}
        />
      )}
      {view === 'alerts' && <later.alerts.View {...page} onShow={props.onShowRow} />}
      {view === 'reports' && (
        <later.reports.View connections={state.connections} desk={reports} format={format} />
      )}
      {view === 'connections' && (
        <later.connections.View
          state={state}
          glance={glance}
          elapsedMs={elapsedMs}
          demoTrouble={demo.trouble}
          onAdd={props.onAdd}
          onDemo={(on) => void demo.set(on)}
        />
      )}
      {view === 'settings' && (
        <later.settings.View
          state={state}
          format={format}
          tab={place.settingsTab}
          onTab={place.showSettings}
          onShowConnections={() => place.show('connections')}
        />
      )}
    </Suspense>
  );
}
