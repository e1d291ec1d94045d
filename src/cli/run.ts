import type { Clock } from '../main/clock.ts';
import { createLog } from '../main/log.ts';
import { createHttp } from '../main/vendors/http.ts';
import type { Connection } from '../shared/connection.ts';
import { usage, usageWords } from '../shared/words/en/command-line.ts';
import { runBacktest } from './backtest.ts';
import { runCheck } from './check.ts';
import { readConnections } from './config.ts';
import { checkCredentialSources, createCredentialSource } from './credentials.ts';
import { toExitCode } from './exit-code.ts';
import { type AskOptions, type Options, parseOptions, type ReportOptions } from './options.ts';
import type { Output } from './output.ts';
import { OutputFileError, openOutputFile } from './output-file.ts';
import { runPoll } from './poll.ts';
import { runQueues } from './queues.ts';
import { runReport } from './report.ts';
import { openSession } from './session.ts';
import { runSimulate } from './simulate.ts';
import { UsageError } from './usage-error.ts';

// The command line: the same vendors as the application's, without a desktop. It never reaches `electron`.

interface World {
  argv: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  output: Output;
  clock: Clock;
  random: () => number;
  version: string;
  stop: Stop;
}

/** Aborted when the person at the terminal, or the system, wants an end; a call that it cut short ends so. */
interface Stop {
  readonly signal: AbortSignal;
  readonly exitCode: number;
}

/** Answers the exit code; throws only on bugs. */
export async function runCommandLine(world: World): Promise<number> {
  const { output } = world;
  try {
    const options = parseOptions(world.argv);
    if (options.out === null) return await runCommand(options, world);
    const file = openOutputFile(options.out);
    try {
      return await runCommand(options, { ...world, output: { ...output, out: file.write } });
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof OutputFileError) {
      output.problem(error.message);
      return toExitCode(['disk']);
    }
    if (!(error instanceof UsageError)) throw error;
    for (const line of error.message.split('\n')) output.problem(line);
    output.problem(usageWords.hint);
    return 2;
  }
}

async function runCommand(options: Options, world: World): Promise<number> {
  const { output, stop } = world;
  switch (options.command) {
    case 'help':
      output.out(usage);
      return 0;
    case 'version':
      output.out(`${world.version}\n`);
      return 0;
    case 'simulate':
      return await runSimulate(options, output, stop.signal);
    case 'backtest': {
      const exitCode = await runBacktest(options, output, world.clock, stop.signal);
      return stop.signal.aborted ? stop.exitCode : exitCode;
    }
    default: {
      const exitCode = await askVendors(options, world);
      return stop.signal.aborted ? stop.exitCode : exitCode;
    }
  }
}

async function askVendors(options: AskOptions | ReportOptions, world: World): Promise<number> {
  const { output, clock } = world;
  const stop = world.stop.signal;
  const all = await readConnections(options.config);
  const connections = options.command === 'report' ? chooseConnections(all, options.connectionId) : all;
  checkCredentialSources(connections, world.environment);
  const session = openSession(connections, {
    clock,
    stop,
    random: world.random,
    log: createLog(options.logLevel, output.problem, () => clock.now()),
    getCredentials: createCredentialSource(world.environment, clock),
    openHttp: () => createHttp({ clock, caFile: world.environment.QUEUEWATCH_CA_FILE || null }),
  });
  const { timeoutMs } = options;
  try {
    if (options.command === 'check') return await runCheck(session, timeoutMs, output, clock);
    if (options.command === 'queues') return await runQueues(session, timeoutMs, options.format, output);
    if (options.command === 'report') return await runReport(session, options, output, clock);
    return await runPoll(session, options, output, clock, stop);
  } finally {
    await session.close();
  }
}

function chooseConnections(all: readonly Connection[], id: string | null): Connection[] {
  const chosen = all.filter((connection) => id === null || connection.id === id);
  if (chosen.length === 0) throw new UsageError(usageWords.unknownConnection(id ?? ''));
  return chosen;
}
