import type { Clock } from '../main/clock.ts';
import type { ReportAnswer, ReportProgress, ReportQuestion } from '../shared/report.ts';
import { toReportCells, toReportHeader } from '../shared/report-columns.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { describeReportNote } from '../shared/words/en/report.ts';
import { toExitCode } from './exit-code.ts';
import type { ReportOptions } from './options.ts';
import { type Output, toJsonLine, toProblemLine } from './output.ts';
import type { Answer, Session } from './session.ts';

/** Progress is for people: more than this a second is noise. */
const progressEveryMs = 1000;
/** Some of what was asked for was answered, some was not. */
const partialExitCode = 1;

/** Asks every connection for the report and prints the rows of all of them as one array or table. */
export async function runReport(
  session: Session,
  options: ReportOptions,
  output: Output,
  clock: Clock,
): Promise<number> {
  const question = toQuestion(options);
  const answers = await session.askAll(
    (vendor, signal, { id }, remainingMs) =>
      vendor.report({ question, signal, remainingMs, onProgress: createProgressLine(id, output, clock) }),
    { timeoutMs: options.timeoutMs, isRepeated: true },
  );
  for (const answer of answers) tell(answer, output);
  const header = toReportHeader(options.kind);
  const rows = answers.flatMap(({ connection, result }) =>
    result.ok ? toReportCells(connection.id, result.value.answer) : [],
  );
  if (options.format === 'csv') {
    const { toCsvText } = await import('../main/export/csv.ts');
    output.out(toCsvText(header, rows));
  } else
    output.out(
      toJsonLine(rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? null])))),
    );
  const isPartial = answers.some(({ result }) => result.ok && result.value.cutShort !== null);
  return isPartial
    ? partialExitCode
    : toExitCode(answers.map(({ result }) => (result.ok ? null : result.failure.code)));
}

function toQuestion({
  kind,
  from,
  to,
  queueIds,
  granularity,
  thresholdMs,
  formula,
}: ReportOptions): ReportQuestion {
  return { kind, from, to, queueIds, granularity, thresholdMs, formula };
}

function tell({ connection: { id }, result }: Answer<ReportAnswer>, output: Output): void {
  if (!result.ok) {
    output.problem(toProblemLine(id, result.failure));
    return;
  }
  const { notes, cutShort, answer } = result.value;
  for (const note of notes) output.problem(`${id}: ${describeReportNote(note)}`);
  if (cutShort === null) return;
  output.problem(toProblemLine(id, cutShort));
  output.problem(usageWords.partial(id, answer.rows.length));
}

function createProgressLine(connectionId: string, output: Output, clock: Clock) {
  let toldAt = clock.monotonic();
  return ({ pages, rows, share }: ReportProgress) => {
    const now = clock.monotonic();
    if (now - toldAt < progressEveryMs) return;
    toldAt = now;
    output.problem(usageWords.progress(connectionId, pages, rows, share));
  };
}
