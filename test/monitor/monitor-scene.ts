import type { Log } from '../../src/main/log.ts';
import type { WatchedConnection } from '../../src/main/monitor/board.ts';
import { Monitor, type MonitorChange } from '../../src/main/monitor/monitor.ts';
import { type Connection, connectionSchema } from '../../src/shared/connection.ts';
import { answers, createReading, ScriptedVendor } from '../fakes/scripted-vendor.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

export type Step = ReturnType<typeof answers>;

export const connectionOf = (id: string, parts: Partial<Connection> = {}) =>
  connectionSchema.parse({
    id,
    name: id.toUpperCase(),
    vendor: 'genesys-cloud',
    region: 'mypurecloud.ie',
    pollSeconds: 10,
    ...parts,
  });

/** A monitor on a clock that moves by hand, over vendors that answer as told. */
export function setUpMonitor() {
  const clock = new SteppedClock();
  const changes: (MonitorChange & { at: number })[] = [];
  const lines: string[] = [];
  const write = (message: string) => void lines.push(message);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const monitor = new Monitor({
    clock,
    random: () => 0.5,
    log,
    onChange: (change) => changes.push({ ...change, at: clock.monotonic() }),
  });
  const watch = (id: string, steps: Step[], parts: Partial<Connection> = {}): WatchedConnection => ({
    connection: connectionOf(id, parts),
    vendor: new ScriptedVendor(() => clock.monotonic(), ...steps),
    demo: false,
    webApp: false,
  });
  const statusOf = (id: string) => monitor.statuses().find((status) => status.id === id);
  return { clock, changes, lines, monitor, watch, statusOf };
}

export const timesOf = ({ vendor }: WatchedConnection) =>
  vendor instanceof ScriptedVendor ? vendor.times : [];
export const answersFrom = (connectionId: string, waiting = 1): Step =>
  answers(createReading({ connectionId, waiting }));
