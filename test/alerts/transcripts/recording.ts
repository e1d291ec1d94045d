import { runCommandLine } from '../../../src/cli/run.ts';
import type { Ledger, LedgerRow } from '../../../src/simulator/ledger.ts';
import type { ScenarioName } from '../../../src/simulator/scenario.ts';
import { ConfigFolder, toConnection } from '../../cli/run.ts';
import { openSimulator } from '../../fakes/open-simulator.ts';
import { SteppedClock } from '../../fakes/stepped-clock.ts';

/** What `poll --every` printed about the demo, and beside each line what was true at that moment. */
export interface Recording {
  lines: string[];
  ledgers: Ledger[];
  startAt: number;
}

interface RecordingOptions {
  scenario: ScenarioName;
  queues: number;
  everySeconds: number;
  polls: number;
  /** From this poll to before that one (counted from 0) the vendor answers nothing but 503. */
  down?: readonly [from: number, to: number];
}

/**
 * Polls the demo over real HTTP with the command line itself. One clock is turned by hand for both, from line to
 * line, so that minutes take milliseconds and nothing happens between the answers of one poll.
 */
export async function record({
  scenario,
  queues,
  everySeconds,
  polls,
  down,
}: RecordingOptions): Promise<Recording> {
  const clock = new SteppedClock();
  const startAt = clock.now();
  const wall = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    after(delayMs: number, task: () => void) {
      const timer = clock.setTimer(delayMs, task);
      return () => {
        timer.cancel();
      };
    },
  };
  const simulator = await openSimulator({ seed: 1, queues, scenario, startAt }, wall);
  const folder = new ConfigFolder();
  const lines: string[] = [];
  const ledgers: Ledger[] = [];
  let onLine = () => {};
  const config = await folder.write({ connections: [toConnection(simulator.url)] });
  const every = ['--every', String(everySeconds), '--count', String(polls)];
  let printed = new Promise<void>((resolve) => {
    onLine = resolve;
  });
  const running = runCommandLine({
    argv: ['poll', '--config', config, ...every],
    environment: { GC_ID: simulator.clientId, GC_SECRET: simulator.clientSecret },
    output: {
      out: (line) => {
        lines.push(line.trimEnd());
        ledgers.push(simulator.ledger());
        onLine();
      },
      problem: () => {},
    },
    clock,
    random: () => 0.5,
    version: '9.9.9',
    stop: { signal: new AbortController().signal, exitCode: 130 },
  });
  for (let poll = 1; poll < polls; poll += 1) {
    await printed;
    printed = new Promise<void>((resolve) => {
      onLine = resolve;
    });
    if (down !== undefined && poll === down[0]) await setFault(simulator.url, 'POST');
    if (down !== undefined && poll === down[1]) await setFault(simulator.url, 'DELETE');
    await clock.advance(everySeconds * 1000);
  }
  await running;
  await simulator.stop();
  await folder.remove();
  return { lines, ledgers, startAt };
}

async function setFault(url: string, method: 'POST' | 'DELETE'): Promise<void> {
  const fault = JSON.stringify({ match: '*', kind: 'status', status: 503, times: -1 });
  const given = method === 'POST' ? { body: fault, headers: { 'content-type': 'application/json' } } : {};
  const reply = await fetch(`${url}/_control/faults`, { method, ...given });
  if (!reply.ok) throw new Error(`the fault was not set: ${await reply.text()}`);
}

/** What the ledger says of one queue and media at each line. */
export function toTruth({ ledgers }: Recording, choose: (row: LedgerRow) => boolean): LedgerRow[] {
  return ledgers.flatMap(({ rows }) => rows.find(choose) ?? []);
}
