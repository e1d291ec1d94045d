import type { Clock } from '../main/clock.ts';
import { pause } from '../main/vendors/pause.ts';
import type { ReadAnswer } from '../main/vendors/vendor.ts';
import { notableSkewMs } from '../shared/clock-skew.ts';
import { readingColumns } from '../shared/reading-columns.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { clocksDiffer, unknownQueues } from '../shared/words/en/failure.ts';
import { toExitCode } from './exit-code.ts';
import { type AskOptions, defaultTimeoutMs } from './options.ts';
import { type Output, toFailureView, toJsonLine, toProblemLine } from './output.ts';
import type { Answer, Session } from './session.ts';

/** How often the slower lanes are due when polling goes on and on. */
const todayEveryMs = 60_000;
const queuesEveryMs = 600_000;

/** `poll --once` tries again until the time is up; `--every` shows each failure and goes on. */
export async function runPoll(
  session: Session,
  options: AskOptions,
  output: Output,
  clock: Clock,
  stop: AbortSignal,
): Promise<number> {
  const { everyMs, count, timeoutMs } = options;
  const startedAt = clock.monotonic();
  const endsAt = startedAt + timeoutMs;
  const longestPollMs = everyMs === null ? Infinity : defaultTimeoutMs;
  const due = { today: startedAt, queues: startedAt };
  let exitCode = 0;
  for (let polls = 1; ; polls += 1) {
    const begunAt = clock.monotonic();
    const refreshToday = begunAt >= due.today;
    const refreshQueues = begunAt >= due.queues;
    if (refreshToday) due.today = begunAt + todayEveryMs;
    if (refreshQueues) due.queues = begunAt + queuesEveryMs;
    const answers = await session.askAll(
      (vendor, signal) => vendor.read({ signal, refreshToday, refreshQueues }),
      { timeoutMs: Math.min(longestPollMs, endsAt - begunAt), isRepeated: everyMs === null },
    );
    await print(answers, options, output, clock.now(), polls === 1);
    exitCode = toExitCode(answers.map(({ result }) => (result.ok ? null : result.failure.code)));
    if (everyMs === null || polls === count || stop.aborted) return exitCode;
    // Measured from the start, so that the time a poll takes does not add up; a missed turn is left out.
    const turns = Math.max(polls, Math.ceil((clock.monotonic() - startedAt) / everyMs));
    const nextAt = startedAt + turns * everyMs;
    if (nextAt >= endsAt) return exitCode;
    if (!(await pause(clock, nextAt - clock.monotonic(), stop))) return exitCode;
  }
}

async function print(
  answers: readonly Answer<ReadAnswer>[],
  { format }: AskOptions,
  output: Output,
  observedAt: number,
  isFirst: boolean,
) {
  for (const { connection, result } of answers) {
    if (!result.ok) {
      output.problem(toProblemLine(connection.id, result.failure));
      continue;
    }
    const { todayFailure, unknownQueueIds, clockSkewMs } = result.value;
    if (todayFailure !== null)
      output.problem(toProblemLine(usageWords.todayMissing(connection.id), todayFailure));
    if (unknownQueueIds.length > 0) output.problem(`${connection.id}: ${unknownQueues(unknownQueueIds)}`);
    if (clockSkewMs !== null && Math.abs(clockSkewMs) >= notableSkewMs)
      output.problem(`${connection.id}: ${clocksDiffer(clockSkewMs)}`);
  }
  const readings = answers.flatMap(({ result }) => (result.ok ? result.value.readings : []));
  if (format === 'csv') {
    const { toCsvText } = await import('../main/export/csv.ts');
    const header = readingColumns.map(({ name }) => name);
    const rows = readings.map((reading) => readingColumns.map(({ get }) => get(reading)));
    const csv = toCsvText(header, rows);
    output.out(isFirst ? csv : csv.slice(csv.indexOf('\n') + 1));
    return;
  }
  const connections = answers.map(({ connection: { id, api }, result }) =>
    result.ok
      ? { id, status: 'ok', api: result.value.api }
      : { id, status: 'failed', api, failure: toFailureView(result.failure) },
  );
  output.out(toJsonLine({ observedAt, connections, readings }));
}
