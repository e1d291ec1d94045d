import type { AlertEvent } from '../main/alerts/alert-event.ts';
import { createPlainTerms } from '../main/alerts/plain-terms.ts';
import { type PastConnection, Replay } from '../main/alerts/replay.ts';
import type { Clock } from '../main/clock.ts';
import { PastBoard } from '../main/monitor/past-board.ts';
import type { Rule } from '../shared/alert.ts';
import type { CellValue, Column } from '../shared/reading-columns.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { startDeadline } from './deadline.ts';
import type { BacktestOptions } from './options.ts';
import { type Output, toJsonLine } from './output.ts';
import { findFacts, type ReadingsLine, type RecordingFacts, readReadings } from './readings-file.ts';
import { checkRules, readRules } from './rules-file.ts';

/** As of a report that is cut short. */
const partialExitCode = 1;
/** The usual one, where there is no line that could tell. */
const usualPollMs = 15_000;

/** In the order of the CSV; scripts depend on the names. */
const columns: readonly Column<AlertEvent>[] = [
  { name: 'at', get: ({ at }) => at },
  { name: 'kind', get: ({ kind }) => kind },
  { name: 'connectionId', get: ({ connectionId }) => connectionId },
  { name: 'queueId', get: ({ queueId }) => queueId },
  { name: 'mediaType', get: ({ mediaType }) => mediaType },
  { name: 'ruleId', get: ({ ruleId }) => ruleId },
  { name: 'episodeId', get: ({ episodeId }) => episodeId },
  { name: 'from', get: (event) => (event.kind === 'delivery' ? null : event.from) },
  { name: 'to', get: (event) => (event.kind === 'delivery' ? null : event.to) },
  { name: 'speak', get: (event) => (event.kind === 'delivery' ? String(event.speak) : null) },
  { name: 'because', get: (event) => (event.kind === 'delivery' ? event.because : null) },
];

/** Replays a recording through the application's own alerts, and prints everything that would have happened. */
export async function runBacktest(
  options: BacktestOptions,
  output: Output,
  clock: Clock,
  stop: AbortSignal,
): Promise<number> {
  const { rules: rulesPath, readings: path, format, timeoutMs } = options;
  const rules = await readRules(rulesPath);
  const deadline = startDeadline(clock, timeoutMs, stop);
  const events: AlertEvent[] = [];
  let lines = 0;
  let exitCode = 0;
  try {
    const facts = await findFacts(path, deadline.signal);
    checkRules(rulesPath, rules, toShortest(facts));
    const take = createPlayer(rules, facts, events);
    for await (const line of readReadings(path, facts.bytes, deadline.signal)) {
      take(line);
      lines += 1;
    }
    take(null);
  } catch (error) {
    if (!deadline.signal.aborted) throw error;
    output.problem(usageWords.backtestPartial(lines));
    exitCode = partialExitCode;
  } finally {
    deadline.end();
  }
  await print(events, format, output);
  return exitCode;
}

/** Takes line after line, and null after the last one. */
function createPlayer(rules: readonly Rule[], facts: RecordingFacts, events: AlertEvent[]) {
  const terms = createPlainTerms(rules);
  const replay = new Replay({
    termsAt: () => terms,
    gapMs: facts.gapMs,
    onStep: (step) => events.push(...step.events),
  });
  let board = new PastBoard();
  return (line: ReadingsLine | null) => {
    if (line === null) {
      replay.finish();
      return;
    }
    // A program that starts anew has an empty board.
    if (line.event === 'restart') board = new PastBoard();
    replay.take({
      at: line.observedAt,
      event: line.event ?? null,
      connections: toConnections(line, board, facts),
    });
  };
}

function toShortest({ intervals }: RecordingFacts): number {
  return intervals.size === 0 ? usualPollMs : Math.min(...intervals.values());
}

function toConnections(
  { observedAt, connections, readings }: ReadingsLine,
  board: PastBoard,
  { intervals }: RecordingFacts,
): PastConnection[] {
  const byConnection = Map.groupBy(readings, ({ connectionId }) => connectionId);
  return connections.map(({ id, status, api }) => {
    const answer = { api: api ?? null, readings: byConnection.get(id) ?? [] };
    return {
      id,
      intervalMs: intervals.get(id) ?? usualPollMs,
      answer: status === 'ok' ? board.apply(id, answer, observedAt) : null,
    };
  });
}

async function print(events: readonly AlertEvent[], format: BacktestOptions['format'], output: Output) {
  if (format === 'csv') {
    const { toCsvText } = await import('../main/export/csv.ts');
    const toCells = (event: AlertEvent): CellValue[] => columns.map(({ get }) => get(event));
    output.out(
      toCsvText(
        columns.map(({ name }) => name),
        events.map(toCells),
      ),
    );
    return;
  }
  output.out(toJsonLine(events.map(toRow)));
}

/** Every key is there, null where it does not apply. */
function toRow(event: AlertEvent) {
  const row = Object.fromEntries(columns.map(({ name, get }) => [name, get(event)]));
  return { ...row, speak: event.kind === 'delivery' ? event.speak : null };
}
