import type { ConnectionStatus } from '../../shared/board.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { RecentReports } from './recent-reports.tsx';
import { ReportAnswer } from './report-answer.tsx';
import type { ReportDesk } from './report-desk.ts';
import { ProgressNotice } from './report-progress.tsx';

interface ReportOutcomeProps {
  desk: ReportDesk;
  connections: readonly ConnectionStatus[];
  format: LocaleFormat;
}

/** What became of the question: nothing yet, on its way, failed, or an answer. */
export function ReportOutcome({ desk, connections, format }: ReportOutcomeProps) {
  const { state } = desk;
  switch (state.phase) {
    case 'idle':
      return desk.recent.reports?.length ? (
        <section className="page-section" aria-label={words.title}>
          <RecentReports desk={desk} connections={connections} format={format} />
        </section>
      ) : (
        <div className="empty">
          <p>{words.before}</p>
          <p className="secondary">{words.beforeNote}</p>
        </div>
      );
    case 'running':
      return (
        <ProgressNotice
          progress={state.progress}
          nameOf={(id) => connections.find((one) => one.id === id)?.name ?? id}
          format={format}
          onStop={desk.stop}
        />
      );
    case 'failed':
      return <TroubleNotice trouble={state.trouble} />;
    case 'done':
      return <ReportAnswer run={state.run} ask={state.ask} desk={desk} format={format} />;
  }
}
