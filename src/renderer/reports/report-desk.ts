import { useEffect, useState } from 'react';
import type { RecentReport, ReportAsk } from '../../shared/recent-report.ts';
import type { ReportRun, RunProgress } from '../../shared/report.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { initialChoice, type ReportChoice } from './report-choice.ts';
import type { ReportSort } from './report-order.ts';

/** What became of what was asked; the form may say something else by now. */
type ReportPhase =
  | { phase: 'idle' }
  | { phase: 'running'; progress: RunProgress | null; ask: ReportAsk }
  | { phase: 'failed'; trouble: Trouble; ask: ReportAsk }
  | { phase: 'done'; run: ReportRun; ask: ReportAsk };

/** What was asked before, as main keeps it. */
interface RecentList {
  /** Null until the first answer. */
  reports: readonly RecentReport[] | null;
  trouble: Trouble | null;
}

export interface ReportDesk {
  choice: ReportChoice;
  state: ReportPhase;
  sort: ReportSort | null;
  showsChart: boolean;
  recent: RecentList;
  change: (part: Partial<ReportChoice>) => void;
  start: (ask: ReportAsk) => void;
  /** What is complete by then is still shown. */
  stop: () => void;
  setSort: (sort: ReportSort | null) => void;
  showChart: (isShown: boolean) => void;
  /** Null: all of them. */
  forget: (at: number | null) => void;
  readRecent: () => void;
}

/** The reports of this window. Kept above the views: a long one goes on while the board is looked at. */
export function useReportDesk(): ReportDesk {
  const { bridge } = useServices();
  const [choice, setChoice] = useState(initialChoice);
  const [state, setState] = useState<ReportPhase>({ phase: 'idle' });
  const [sort, setSort] = useState<ReportSort | null>(null);
  const [showsChart, setShowsChart] = useState(true);
  const recent = useRecent(bridge);
  useEffect(
    () =>
      bridge.listen('reports.progress', (progress) =>
        setState((before) => (before.phase === 'running' ? { ...before, progress } : before)),
      ),
    [bridge],
  );
  const ask = async (asked: ReportAsk) => {
    setState({ phase: 'running', progress: null, ask: asked });
    setSort(null);
    const reply = await bridge.call('reports.run', asked);
    setState(
      reply.ok
        ? { phase: 'done', run: reply.value, ask: asked }
        : { phase: 'failed', trouble: reply.trouble, ask: asked },
    );
    recent.read();
  };
  return {
    choice,
    state,
    sort,
    showsChart,
    recent: recent.list,
    change: (part) => setChoice((before) => ({ ...before, ...part })),
    start: (asked) => {
      if (state.phase !== 'running') void ask(asked);
    },
    stop: () => void bridge.call('reports.cancel', {}),
    setSort,
    showChart: setShowsChart,
    forget: recent.forget,
    readRecent: recent.read,
  };
}

function useRecent(bridge: PageBridge) {
  const [list, setList] = useState<RecentList>({ reports: null, trouble: null });
  const take = async (call: ReturnType<typeof bridge.call<'reports.recent'>>) => {
    const reply = await call;
    if (reply.ok) setList({ reports: reply.value.reports, trouble: null });
    else setList((before) => ({ ...before, trouble: reply.trouble }));
  };
  return {
    list,
    read: () => void take(bridge.call('reports.recent', {})),
    forget: (at: number | null) => void take(bridge.call('reports.forget', { at })),
  };
}
