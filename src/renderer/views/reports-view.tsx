import type { ConnectionStatus } from '../../shared/board.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { findConnection } from '../reports/report-choice.ts';
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
  const connection = findConnection(desk.choice, connections);
  return (
    <main className="main page reports">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      {connection === null ? (
        <NoReports connections={connections} />
      ) : (
        <ReportForm desk={desk} connections={connections} connection={connection} format={format} />
      )}
      {(connection !== null || desk.run.phase !== 'idle') && <ReportOutcome desk={desk} format={format} />}
    </main>
  );
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
