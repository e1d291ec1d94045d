import { useEffect, useMemo, useReducer, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Appearance } from '../shared/appearance.ts';
import { windowWords } from '../shared/words/en/window.ts';
import { AwayCard } from './alerts/away-card.tsx';
import { initialBoardState, reduceBoard } from './board/board-state.ts';
import { toGlance } from './board/glance.ts';
import { createRowViewMemo } from './board/row-view-memo.ts';
import type { Trouble } from './bridge.ts';
import { type OpenDialog, PageDialog } from './forms/page-dialog.tsx';
import { createLocaleFormat } from './locale-format.ts';
import { toMuteLeftMs } from './parts/mute-left.ts';
import { MuteMenu } from './parts/mute-menu.tsx';
import { Navigation, type ViewName } from './parts/navigation.tsx';
import { PageBanners } from './parts/page-banners.tsx';
import { ThemeChoice } from './parts/theme-choice.tsx';
import { TroubleNotice } from './parts/trouble-notice.tsx';
import { useReportDesk } from './reports/report-desk.ts';
import type { OverriddenQueue } from './rules/rule-draft.ts';
import { useElapsedMs, useServices, useStoreView } from './services.ts';
import type { PageState } from './state.ts';
import type { StoreView } from './store.ts';
import { AlertSettingsView } from './views/alert-settings-view.tsx';
import { AlertsView } from './views/alerts-view.tsx';
import { BoardView } from './views/board-view.tsx';
import { ConnectionsView } from './views/connections-view.tsx';
import { FirstRunView } from './views/first-run-view.tsx';
import { ReportsView } from './views/reports-view.tsx';

/** The page: nothing before the first snapshot, then the view that was chosen. */
export function App() {
  const { state, trouble, shown } = useStoreView();
  const { store } = useServices();
  if (state !== null) return <Window state={state} shown={shown} />;
  return (
    <main className="first-run">
      {trouble === null ? (
        <p className="secondary">{windowWords.starting}</p>
      ) : (
        <TroubleNotice trouble={trouble} title={windowWords.noState}>
          <Button className="button" onPress={() => void store.refresh()}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      )}
    </main>
  );
}

function Window({ state, shown }: { state: PageState; shown: StoreView['shown'] }) {
  const { bridge, store, wallNowMs } = useServices();
  const elapsedMs = useElapsedMs(state.receivedAtMs);
  const [view, setView] = useState<ViewName>('board');
  const [ruleQueue, setRuleQueue] = useState<OverriddenQueue | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [board, dispatch] = useReducer(reduceBoard, initialBoardState);
  const reports = useReportDesk();
  const [toRows] = useState(createRowViewMemo);
  const [demoTrouble, setDemoTrouble] = useState<Trouble | null>(null);
  const [isStartingDemo, setStartingDemo] = useState(false);
  const { locale, hostNote, version } = state.app;
  const format = useMemo(
    () => createLocaleFormat(locale, new Intl.DateTimeFormat().resolvedOptions().timeZone, wallNowMs),
    [locale, wallNowMs],
  );
  useTheme(state.appearance.theme);

  const views = toRows(state, elapsedMs);
  const glance = toGlance(state, views, elapsedMs);

  const showRow = (key: string) => {
    setView('board');
    dispatch({ type: 'show', key });
  };
  const [shownSerial, setShownSerial] = useState(0);
  if (shown !== null && shown.serial !== shownSerial) {
    setShownSerial(shown.serial);
    showRow(shown.key);
  }

  const setDemo = async (on: boolean) => {
    setStartingDemo(true);
    const reply = await bridge.call('demo.set', { on });
    setDemoTrouble(reply.ok ? null : reply.trouble);
    // Pushes do not carry whether the demo is on.
    if (reply.ok) await store.refresh();
    setStartingDemo(false);
  };
  const setTheme = async (theme: Appearance['theme']) => {
    const reply = await bridge.call('settings.set', { theme });
    if (reply.ok) await store.refresh();
  };
  const signIn = (id: string) => setDialog({ kind: 'sign-in', id });

  const isFirstRun = state.connections.length === 0 && !state.demo;
  const problems = glance.connections.filter((one) => one.hasProblem).length;
  const critical = glance.critical > 0;
  return (
    <div className="app">
      <Navigation
        view={view}
        badges={{
          alerts: { amount: glance.critical + glance.warnings, tone: critical ? 'critical' : 'warning' },
          connections: { amount: problems, tone: 'stale' },
        }}
        onView={(name) => {
          setRuleQueue(null);
          setView(name);
        }}
      >
        <MuteMenu leftMs={toMuteLeftMs(state.mutes, elapsedMs)} />
        <ThemeChoice theme={state.appearance.theme} onChoose={(theme) => void setTheme(theme)} />
        <p className="about">
          {windowWords.footer.asOf(version)}
          {hostNote !== null && <span> · {hostNote}</span>}
        </p>
      </Navigation>
      <div className="content">
        <PageBanners app={state.app} />
        {state.away !== null && state.away.episodes.length > 0 && (
          <AwayCard
            away={state.away}
            state={state}
            elapsedMs={elapsedMs}
            wallNowMs={wallNowMs()}
            format={format}
            onShowAlerts={() => setView('alerts')}
          />
        )}
        {view === 'board' && isFirstRun && (
          <FirstRunView
            trouble={demoTrouble}
            isStarting={isStartingDemo}
            onDemo={() => void setDemo(true)}
            onAdd={() => setDialog({ kind: 'add' })}
          />
        )}
        {view === 'board' && !isFirstRun && (
          <BoardView
            state={state}
            views={views}
            glance={glance}
            elapsedMs={elapsedMs}
            board={board}
            format={format}
            dispatch={dispatch}
            onOwnRule={(queue) => {
              setRuleQueue(queue);
              setView('rules');
            }}
            onSignIn={signIn}
            onShowConnections={() => setView('connections')}
          />
        )}
        {view === 'alerts' && (
          <AlertsView
            state={state}
            views={views}
            glance={glance}
            elapsedMs={elapsedMs}
            format={format}
            onShow={showRow}
          />
        )}
        {view === 'rules' && (
          <AlertSettingsView
            board={state}
            computerZone={format.timeZone}
            queue={ruleQueue}
            onQueueDone={() => setRuleQueue(null)}
          />
        )}
        {view === 'reports' && <ReportsView connections={state.connections} desk={reports} format={format} />}
        {view === 'connections' && (
          <ConnectionsView
            state={state}
            glance={glance}
            elapsedMs={elapsedMs}
            demoTrouble={demoTrouble}
            onAdd={() => setDialog({ kind: 'add' })}
            onSignIn={signIn}
            onRemove={(id) => setDialog({ kind: 'remove', id })}
            onDemo={(on) => void setDemo(on)}
          />
        )}
      </div>
      <PageDialog dialog={dialog} state={state} onClose={() => setDialog(null)} />
    </div>
  );
}

/** `system` leaves it to the desktop. */
function useTheme(theme: Appearance['theme']): void {
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
