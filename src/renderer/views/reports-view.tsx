import { useEffect, useRef } from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { RecentButton } from '../reports/recent-reports.tsx';
import { findConnections } from '../reports/report-choice.ts';
import type { ReportDesk } from '../reports/report-desk.ts';
import { ReportForm } from '../reports/report-form.tsx';
import { ReportOutcome } from '../reports/report-outcome.tsx';

interface ReportsViewProps {
  connections: readonly ConnectionStatus[];
  desk: ReportDesk;
  format: LocaleFormat;
}

/** Questions about the past: what was asked last stays until the next one is. */
export function ReportsView({ connections, desk, format }: ReportsViewProps) {
  const chosen = findConnections(desk.choice, connections);
  useRecentRead(desk.readRecent);
  return (
    <main className="main page reports">
      <header className="page-head">
        <h1>{words.title}</h1>
        {chosen.length > 0 && desk.state.phase !== 'idle' && (
          <RecentButton desk={desk} connections={connections} format={format} />
        )}
      </header>
      {chosen.length === 0 ? (
        <NoReports connections={connections} />
      ) : (
        <ReportForm desk={desk} connections={connections} chosen={chosen} format={format} />
      )}
      {(chosen.length > 0 || desk.state.phase !== 'idle') && (
        <ReportOutcome desk={desk} connections={connections} format={format} />
      )}
    </main>
  );
}

/** Once, when the view is opened; after that every report brings the list with it. */
function useRecentRead(read: () => void): void {
  const newest = useRef(read);
  useEffect(() => newest.current(), []);
}

function NoReports({ connections }: Pick<ReportsViewProps, 'connections'>) {
  return (
    <div className="empty">
      <p>{connections.length === 0 ? words.noConnections : words.none}</p>
      <p className="secondary">{words.noneNote}</p>
      {connections.map(({ id, name }) => (
        <p key={id} className="secondary">
          {words.noReports(name)}
        </p>
      ))}
    </div>
  );
}
