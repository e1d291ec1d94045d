import { parseArgs } from 'node:util';
import { type LogLevel, logLevels } from '../main/log.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { type ScenarioName, scenarioNames } from '../simulator/scenario.ts';
import { UsageError } from './usage-error.ts';

/** For one answer; also for each of `poll --every`. */
export const defaultTimeoutMs = 30_000;

export interface CommonOptions {
  /** All in all; endless where `poll --every` names none. */
  timeoutMs: number;
  logLevel: LogLevel;
}

export interface AskOptions extends CommonOptions {
  command: 'poll' | 'check' | 'queues';
  config: string;
  format: 'json' | 'csv';
  /** Null: `--once`. */
  everyMs: number | null;
  count: number | null;
}

export interface SimulateOptions extends CommonOptions {
  command: 'simulate';
  port: number;
  seed: number | null;
  queues: number | null;
  speed: number | null;
  scenario: ScenarioName | null;
}

export type Options = AskOptions | SimulateOptions | { command: 'help' | 'version' };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const known = {
  config: text,
  format: text,
  timeout: text,
  'log-level': text,
  once: flag,
  every: text,
  count: text,
  port: text,
  seed: text,
  queues: text,
  speed: text,
  scenario: text,
  help: { ...flag, short: 'h' },
  version: flag,
} as const;
type OptionName = keyof typeof known;
type Values = { [Name in OptionName]?: string | boolean | undefined };

const everywhere: readonly OptionName[] = ['timeout', 'log-level', 'help', 'version'];
const perCommand: Readonly<Record<string, readonly OptionName[]>> = {
  poll: ['config', 'format', 'once', 'every', 'count'],
  check: ['config', 'format'],
  queues: ['config', 'format'],
  simulate: ['port', 'seed', 'queues', 'speed', 'scenario'],
};

/** Reads the arguments after the program's name; anything wrong with them is a `UsageError`. */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parse(argv);
  if (values.help === true) return { command: 'help' };
  if (values.version === true) return { command: 'version' };
  const [command, extra] = positionals;
  if (command === undefined) throw new UsageError(usageWords.noCommand);
  const own = Object.hasOwn(perCommand, command) ? perCommand[command] : undefined;
  if (own === undefined) throw new UsageError(usageWords.unknownCommand(command));
  if (extra !== undefined) throw new UsageError(usageWords.unexpected(extra));
  for (const name of Object.keys(known) as OptionName[])
    if (values[name] !== undefined && !own.includes(name) && !everywhere.includes(name))
      throw new UsageError(usageWords.notForCommand(name, command));
  const common: CommonOptions = {
    timeoutMs:
      toMs(readNumber(values, 'timeout', isPositive)) ??
      (values.every === undefined ? defaultTimeoutMs : Infinity),
    logLevel: readChoice(values, 'log-level', logLevels) ?? 'warn',
  };
  if (command === 'simulate') return toSimulateOptions(values, common);
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
  const config = readText(values, 'config');
  if (config === null) throw new UsageError(usageWords.missing('config'));
  const format = readChoice(values, 'format', ['json', 'csv'] as const) ?? 'json';
  if (command === 'check' && format !== 'json') throw new UsageError(usageWords.jsonOnly);
  const everyMs = toMs(readNumber(values, 'every', isPositive));
  const count = readNumber(values, 'count', (value) => Number.isInteger(value) && value > 0);
  if (command === 'poll' && (values.once === true) === (everyMs !== null))
    throw new UsageError(usageWords.onceOrEvery);
  if (count !== null && everyMs === null) throw new UsageError(usageWords.countNeedsEvery);
  return { ...common, command, config, format, everyMs, count };
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
  };
}

function isPositive(value: number): boolean {
  return value > 0;
}

function toMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

function readText(values: Values, name: OptionName): string | null {
  const value = values[name];
  if (typeof value !== 'string') return null;
  if (value === '') throw new UsageError(usageWords.invalid(name, 'is empty'));
  return value;
}

function readNumber(values: Values, name: OptionName, isValid: (value: number) => boolean): number | null {
  const given = readText(values, name);
  if (given === null) return null;
  const value = /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
  if (!Number.isFinite(value) || !isValid(value))
    throw new UsageError(usageWords.invalid(name, `“${given}” is not a fitting number`));
  return value;
}

function readChoice<T extends string>(values: Values, name: OptionName, choices: readonly T[]): T | null {
  const given = readText(values, name);
  if (given === null) return null;
  const choice = choices.find((one) => one === given);
  if (choice === undefined) throw new UsageError(usageWords.invalid(name, `one of ${choices.join(', ')}`));
  return choice;
}
