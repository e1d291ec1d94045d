import { parseArgs } from 'node:util';
import { serviceLevelFormulas } from '../shared/connection.ts';
import { type LogLevel, logLevels } from '../shared/preferences.ts';
import {
  defaultGranularity,
  type Granularity,
  granularities,
  type ReportKind,
  reportKinds,
} from '../shared/report-terms.ts';
import type { ServiceLevelFormula } from '../shared/service-level.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { wrongValue } from '../shared/words/en/wrong-value.ts';
import { type ScenarioName, scenarioNames } from '../simulator/scenario.ts';
import {
  isPositive,
  readChoice,
  readMoment,
  readNeeded,
  readNumber,
  readText,
  toMs,
  type Values,
} from './option-values.ts';
import { UsageError } from './usage-error.ts';

/** For one answer; also for each of `poll --every`. */
export const defaultTimeoutMs = 30_000;

interface CommonOptions {
  /** All in all; endless where `poll --every` names none. */
  timeoutMs: number;
  logLevel: LogLevel;
  /** Null: the result goes to standard output. */
  out: string | null;
}

export interface AskOptions extends CommonOptions {
  command: 'poll' | 'check' | 'queues';
  config: string;
  format: 'json' | 'csv';
  /** Null: `--once`. */
  everyMs: number | null;
  count: number | null;
}

export interface ReportOptions extends CommonOptions {
  command: 'report';
  config: string;
  format: 'json' | 'csv';
  kind: ReportKind;
  /** Epoch milliseconds; `to` is exclusive. */
  from: number;
  to: number;
  /** Null: all connections. */
  connectionId: string | null;
  /** Null: the queues that each connection reads. */
  queueIds: string[] | null;
  granularity: Granularity;
  thresholdMs: number | null;
  formula: ServiceLevelFormula | null;
}

export interface BacktestOptions extends CommonOptions {
  command: 'backtest';
  rules: string;
  readings: string;
  format: 'json' | 'csv';
}

export interface SimulateOptions extends CommonOptions {
  command: 'simulate';
  port: number;
  seed: number | null;
  queues: number | null;
  speed: number | null;
  scenario: ScenarioName | null;
  tls: boolean;
}

export type Options =
  | AskOptions
  | ReportOptions
  | BacktestOptions
  | SimulateOptions
  | { command: 'help' | 'version'; out: string | null };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const known = {
  config: text,
  format: text,
  timeout: text,
  'log-level': text,
  out: text,
  once: flag,
  every: text,
  count: text,
  port: text,
  seed: text,
  queues: text,
  speed: text,
  scenario: text,
  tls: flag,
  from: text,
  to: text,
  connection: text,
  queue: { ...text, multiple: true },
  granularity: text,
  threshold: text,
  formula: text,
  rules: text,
  readings: text,
  help: { ...flag, short: 'h' },
  version: flag,
} as const;
type OptionName = keyof typeof known;

const everywhere: readonly OptionName[] = ['timeout', 'log-level', 'out', 'help', 'version'];
const perCommand: Readonly<Record<string, readonly OptionName[]>> = {
  poll: ['config', 'format', 'once', 'every', 'count'],
  check: ['config', 'format'],
  queues: ['config', 'format'],
  report: ['config', 'format', 'from', 'to', 'connection', 'queue', 'granularity', 'threshold', 'formula'],
  backtest: ['rules', 'readings', 'format'],
  simulate: ['port', 'seed', 'queues', 'speed', 'scenario', 'tls'],
};

/** Reads the arguments after the program's name; anything wrong with them is a `UsageError`. */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parse(argv);
  const out = readText(values, 'out');
  if (values.help === true) return { command: 'help', out };
  if (values.version === true) return { command: 'version', out };
  const [command, ...rest] = positionals;
  if (command === undefined) throw new UsageError(usageWords.noCommand);
  const own = Object.hasOwn(perCommand, command) ? perCommand[command] : undefined;
  if (own === undefined) throw new UsageError(usageWords.unknownCommand(command));
  const [extra] = command === 'report' ? rest.slice(1) : rest;
  if (extra !== undefined) throw new UsageError(usageWords.unexpected(extra));
  for (const name of Object.keys(known) as OptionName[])
    if (values[name] !== undefined && !own.includes(name) && !everywhere.includes(name))
      throw new UsageError(usageWords.notForCommand(name, command));
  const common: CommonOptions = {
    timeoutMs:
      toMs(readNumber(values, 'timeout', isPositive)) ??
      (values.every === undefined ? defaultTimeoutMs : Infinity),
    logLevel: readChoice(values, 'log-level', logLevels) ?? 'warn',
    out,
  };
  if (command === 'simulate') return toSimulateOptions(values, common);
  if (command === 'backtest') return toBacktestOptions(values, common);
  if (command === 'report') return toReportOptions(rest[0], values, common);
  return toAskOptions(command === 'poll' || command === 'check' ? command : 'queues', values, common);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: known, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new UsageError(error.message);
    throw error;
  }
}

function toAskOptions(command: AskOptions['command'], values: Values, common: CommonOptions): AskOptions {
  const config = readNeeded(values, 'config');
  const format = readChoice(values, 'format', ['json', 'csv'] as const) ?? 'json';
  if (command === 'check' && format !== 'json') throw new UsageError(usageWords.jsonOnly);
  const everyMs = toMs(readNumber(values, 'every', isPositive));
  const count = readNumber(values, 'count', (value) => Number.isInteger(value) && value > 0);
  if (command === 'poll' && (values.once === true) === (everyMs !== null))
    throw new UsageError(usageWords.onceOrEvery);
  if (count !== null && everyMs === null) throw new UsageError(usageWords.countNeedsEvery);
  return { ...common, command, config, format, everyMs, count };
}

function toReportOptions(name: string | undefined, values: Values, common: CommonOptions): ReportOptions {
  const kind = reportKinds.find((one) => one === name);
  if (kind === undefined) throw new UsageError(usageWords.reportKind(name ?? null));
  const from = readMoment(values, 'from');
  const to = readMoment(values, 'to');
  if (from >= to) throw new UsageError(usageWords.emptyWindow);
  const queueIds = Array.isArray(values.queue) ? values.queue : null;
  if (queueIds?.includes('') === true) throw new UsageError(usageWords.invalid('queue', wrongValue.empty));
  return {
    ...common,
    command: 'report',
    config: readNeeded(values, 'config'),
    format: readChoice(values, 'format', ['json', 'csv'] as const) ?? 'json',
    kind,
    from,
    to,
    connectionId: readText(values, 'connection'),
    queueIds: queueIds === null ? null : [...new Set(queueIds)],
    granularity: readChoice(values, 'granularity', granularities) ?? defaultGranularity,
    thresholdMs: toMs(readNumber(values, 'threshold', isPositive)),
    formula: readChoice(values, 'formula', serviceLevelFormulas),
  };
}

function toBacktestOptions(values: Values, common: CommonOptions): BacktestOptions {
  return {
    ...common,
    command: 'backtest',
    rules: readNeeded(values, 'rules'),
    readings: readNeeded(values, 'readings'),
    format: readChoice(values, 'format', ['json', 'csv'] as const) ?? 'json',
  };
}

function toSimulateOptions(values: Values, common: CommonOptions): SimulateOptions {
  const isWhole = (value: number) => Number.isInteger(value) && value >= 0;
  const port = readNumber(values, 'port', (value) => isWhole(value) && value <= 65_535);
  if (port === null) throw new UsageError(usageWords.missing('port'));
  return {
    ...common,
    command: 'simulate',
    port,
    seed: readNumber(values, 'seed', isWhole),
    queues: readNumber(values, 'queues', (value) => isWhole(value) && value > 0),
    speed: readNumber(values, 'speed', isPositive),
    scenario: readChoice(values, 'scenario', scenarioNames),
    tls: values.tls === true,
  };
}
