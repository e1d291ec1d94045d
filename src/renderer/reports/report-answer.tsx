import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { ReportAsk } from '../../shared/recent-report.ts';
import type { AnsweredPart, ReportPart, ReportRun } from '../../shared/report.ts';
import { describeReportNote, reportChartWords, reportWords as words } from '../../shared/words/en/report.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toTrouble } from '../bridge.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { ExportLine } from '../parts/export-line.tsx';
import { useFileExport } from '../parts/file-export.ts';
import { useIntoView } from '../parts/into-view.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useViewCommand } from '../services.ts';
import { ReportBars } from './report-bars.tsx';
import type { ReportDesk } from './report-desk.ts';
import { ReportGrid } from './report-grid.tsx';
import { toRowOrder } from './report-order.ts';
import { toAnsweredParts, toReportTable } from './report-table.ts';
import { ReportTrends } from './report-trends.tsx';

interface ReportAnswerProps {
  run: ReportRun;
  ask: ReportAsk;
  desk: ReportDesk;
  format: LocaleFormat;
}

/** What was answered, by whom, and what is missing of it; times by the clock that was asked by. */
export function ReportAnswer({ run, ask, desk, format: computerFormat }: ReportAnswerProps) {
  const fileExport = useFileExport('export.report', String(run.id));
  const format = useMemo(() => computerFormat.inZone(ask.timeZone), [computerFormat, ask.timeZone]);
  const table = useMemo(() => toReportTable(run.parts, format), [run, format]);
  const order = useMemo(() => toRowOrder(table, desk.sort), [table, desk.sort]);
  const answered = toAnsweredParts(run.parts);
  const shown = useIntoView<HTMLElement>();
  const written = { runId: run.id, order: desk.sort === null ? null : order };
  useViewCommand('export', table.count > 0 ? () => fileExport.start(written) : null);
  const title = words.kinds[ask.kind];
  return (
    <section ref={shown} className="report-answer" aria-label={words.result}>
      <div className="report-head">
        <div className="report-title">
          <h2>{title}</h2>
          <div className="report-actions">
            {table.count > 0 && (
              <Button className="button" onPress={() => desk.showChart(!desk.showsChart)}>
                {desk.showsChart ? reportChartWords.hide : reportChartWords.show}
              </Button>
            )}
            <Button className="button" onPress={() => desk.start(ask)}>
              {words.again}
            </Button>
            <ExportButton
              isRunning={fileExport.isRunning}
              isDisabled={table.count === 0}
              onExport={(target) => fileExport.start(written, target)}
            />
          </div>
        </div>
        <div role="status">
          {answered.length > 0 && <Summary run={run} answered={answered} format={format} />}
        </div>
      </div>
      <ExportLine fileExport={fileExport} format={format} />
      {run.parts.map((part) => (
        <PartNotice key={part.connectionId} part={part} isNamed={run.parts.length > 1} />
      ))}
      <Notes parts={answered} isNamed={run.parts.length > 1} />
      {answered.length > 0 && table.count === 0 && <p className="empty">{words.empty}</p>}
      {table.count > 0 && (
        <>
          {desk.showsChart && ask.kind === 'intervals' && <ReportTrends run={run} format={format} />}
          {desk.showsChart && ask.kind !== 'intervals' && <ReportBars parts={run.parts} format={format} />}
          <ReportGrid table={table} order={order} label={title} sort={desk.sort} onSort={desk.setSort} />
        </>
      )}
    </section>
  );
}

/** Why a part is missing, or ended early. */
function PartNotice({ part, isNamed }: { part: ReportPart; isNamed: boolean }) {
  const name = isNamed ? words.failedPart(part.connectionName) : undefined;
  if (part.outcome === 'failed') {
    if (part.failure.code !== 'cancelled')
      return <TroubleNotice trouble={toTrouble(part.failure)} title={name} />;
    return (
      <p className="notice" role="status">
        {isNamed ? words.stoppedPart(part.connectionName) : words.stopped}
      </p>
    );
  }
  if (part.answer.cutShort === null) return null;
  const { message, remedy } = toTrouble(part.answer.cutShort);
  return (
    <div className="notice" data-tone="warning" role="alert">
      <div className="notice-text">
        {name !== undefined && <b>{name} </b>}
        <b>{words.partial}</b> {words.partialNote} {message} <span className="secondary">{remedy}</span>
      </div>
    </div>
  );
}

function Notes({ parts, isNamed }: { parts: readonly AnsweredPart[]; isNamed: boolean }) {
  const notes = parts.flatMap(({ connectionId, connectionName, answer }) =>
    answer.notes.map((note) => {
      const said = describeReportNote(note);
      return {
        key: `${connectionId} ${note.code}`,
        text: isNamed ? words.noteOf(connectionName, said) : said,
      };
    }),
  );
  if (notes.length === 0) return null;
  return (
    <ul className="report-notes" aria-label={words.notes}>
      {notes.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}

interface SummaryProps {
  run: ReportRun;
  answered: readonly AnsweredPart[];
  format: LocaleFormat;
}

/**
 * `Genesys EMEA · Platform API · 20 Nov 2026, 00:00 – 21 Nov 2026, 00:00, Europe/Berlin · 24 rows · Service level: …`;
 * of several connections one line each, under the window that all were asked about.
 */
function Summary({ run, answered, format }: SummaryProps) {
  const window = `${format.formatLongSpan(run.from, run.to)}, ${format.timeZone}`;
  const say = ({ connectionName, answer, formula }: AnsweredPart, ...window: string[]) => {
    const { rows } = answer.answer;
    return [
      connectionName,
      windowWords.connections.apis[answer.api],
      ...window,
      words.rows(rows.length, format.formatCount(rows.length)),
      `${words.formula}: ${words.formulas[formula]}`,
    ].join(' · ');
  };
  const [only] = answered;
  if (run.parts.length === 1 && only !== undefined) return <p className="secondary">{say(only, window)}</p>;
  return (
    <>
      <p className="secondary">{window}</p>
      {answered.map((part) => (
        <p key={part.connectionId} className="secondary">
          {say(part)}
        </p>
      ))}
    </>
  );
}
