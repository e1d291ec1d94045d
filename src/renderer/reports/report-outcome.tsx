import { useMemo } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import type { ReportAnswer, ReportProgress } from '../../shared/report.ts';
import { describeReportNote, reportWords as words } from '../../shared/words/en/report.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toTrouble } from '../bridge.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { ExportLine, useFileExport } from '../parts/export-line.tsx';
import { useIntoView } from '../parts/into-view.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import type { ReportDesk, ReportRun } from './report-desk.ts';
import { toAnsweredFormula } from './report-formulas.ts';
import { ReportGrid } from './report-grid.tsx';
import { toReportTable } from './report-table.ts';

interface ReportOutcomeProps {
  desk: ReportDesk;
  format: LocaleFormat;
}

/** What became of the question: nothing yet, on its way, failed, or an answer. */
export function ReportOutcome({ desk, format }: ReportOutcomeProps) {
  const { run } = desk;
  switch (run.phase) {
    case 'idle':
      return (
        <div className="empty">
          <p>{words.before}</p>
          <p className="secondary">{words.beforeNote}</p>
        </div>
      );
    case 'running':
      return <Progress progress={run.progress} format={format} onStop={desk.stop} />;
    case 'failed':
      if (run.trouble.failure?.code !== 'cancelled') return <TroubleNotice trouble={run.trouble} />;
      return (
        <p className="notice" role="status">
          {words.stopped}
        </p>
      );
    case 'done':
      return <Answer run={run} desk={desk} format={format} />;
  }
}

interface ProgressProps {
  progress: ReportProgress | null;
  format: LocaleFormat;
  onStop: () => void;
}

function Progress({ progress, format, onStop }: ProgressProps) {
  const share = progress?.share ?? null;
  return (
    <div className="notice report-progress">
      <ProgressBar
        className="progress"
        data-unknown={share === null || undefined}
        aria-label={words.progressLabel}
        isIndeterminate={share === null}
        value={(share ?? 0) * 100}
      >
        <span className="progress-track">
          <span className="progress-bar" style={{ width: `${(share ?? 1) * 100}%` }} />
        </span>
      </ProgressBar>
      <div className="notice-text">{sayProgress(progress, format)}</div>
      <Button className="button" onPress={onStop}>
        {words.stop}
      </Button>
    </div>
  );
}

/** `12 questions answered · 3,400 rows · 60 %`. */
function sayProgress(progress: ReportProgress | null, { formatCount }: LocaleFormat): string {
  if (progress === null) return words.running;
  const { pages, rows, share } = progress;
  const said = words.progress(words.pages(pages, formatCount(pages)), words.rows(rows, formatCount(rows)));
  return share === null ? said : `${said} · ${words.share(String(Math.floor(share * 100)))}`;
}

interface AnswerProps extends ReportOutcomeProps {
  run: Extract<ReportRun, { phase: 'done' }>;
}

function Answer({ run, desk, format }: AnswerProps) {
  const { answer } = run;
  const fileExport = useFileExport('export.report');
  const table = useMemo(() => toReportTable(answer.answer, format), [answer, format]);
  const title = words.kinds[answer.answer.kind];
  const shown = useIntoView<HTMLElement>();
  return (
    <section ref={shown} className="report-answer" aria-label={words.result}>
      <div className="report-head">
        <div role="status">
          <h2>{title}</h2>
          <p className="secondary">{saySummary(run, format)}</p>
        </div>
        <Button
          className="button"
          isDisabled={fileExport.isRunning || table.count === 0}
          onPress={() => fileExport.start({})}
        >
          {fileExport.isRunning ? windowWords.toolbar.exporting : words.export}
        </Button>
      </div>
      <ExportLine fileExport={fileExport} />
      <CutShort answer={answer} />
      {answer.notes.length > 0 && (
        <ul className="report-notes" aria-label={words.notes}>
          {answer.notes.map((note) => (
            <li key={note.code}>{describeReportNote(note)}</li>
          ))}
        </ul>
      )}
      {table.count === 0 ? (
        <p className="empty">{words.empty}</p>
      ) : (
        <ReportGrid table={table} label={title} sort={desk.sort} onSort={desk.setSort} />
      )}
    </section>
  );
}

function CutShort({ answer: { cutShort } }: { answer: ReportAnswer }) {
  if (cutShort === null) return null;
  const { message, remedy } = toTrouble(cutShort);
  return (
    <div className="notice" data-tone="warning" role="alert">
      <div className="notice-text">
        <b>{words.partial}</b> {words.partialNote} {message} <span className="secondary">{remedy}</span>
      </div>
    </div>
  );
}

/** `Genesys EMEA · Platform API · 20 Nov 2026, 00:00 – 21 Nov 2026, 00:00 · Europe/Berlin · 24 rows · service level …`. */
function saySummary({ connectionName, question, answer }: AnswerProps['run'], format: LocaleFormat): string {
  const { rows } = answer.answer;
  return [
    connectionName,
    windowWords.connections.apis[answer.api],
    `${format.formatLongSpan(question.from, question.to)}, ${format.timeZone}`,
    words.rows(rows.length, format.formatCount(rows.length)),
    `${words.formula}: ${words.formulas[toAnsweredFormula(answer, question.formula)]}`,
  ].join(' · ');
}
