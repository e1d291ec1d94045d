import { setTimeout } from 'node:timers/promises';
import type { BenchRow } from './bench-row.ts';
import { measureOnStage, startBoth } from './bench-stage.ts';
import { countRenderers, readCpuMs, readResidentMb } from './process-use.ts';

/*
 * What the application takes while nobody looks: its window was open once and is closed, one connection is polled. Beside
 * it the least program on the same host, which does nothing at all.
 */

const queues = 200;
const pollSeconds = 15;
const settleMs = 20_000;

export function measureIdle(seconds: number): Promise<BenchRow[]> {
  return measureOnStage({ queues, scenario: 'calm', pollSeconds }, async (stage) => {
    const { ours, empty } = await startBoth(stage);
    await ours.measureOpening();
    await empty.measureOpening();
    // It reads the whole icon at each change of its tooltip; nobody but the panel does so on a real desktop.
    stage.tray.close();
    // What the opening left behind is cleared away, and the second lane of figures has come.
    await setTimeout(settleMs);
    const before = { at: performance.now(), ours: readCpuMs(ours.pid), empty: readCpuMs(empty.pid) };
    await setTimeout(seconds * 1000);
    const elapsedMs = performance.now() - before.at;
    const toShare = (pid: number, cpuMs: number) => ((readCpuMs(pid) - cpuMs) / elapsedMs) * 100;
    const polled = `${queues} queues every ${pollSeconds} s for ${seconds} s, window closed`;
    const rows: BenchRow[] = [
      {
        name: `idle: processor, ${polled}`,
        unit: '% of a core',
        ours: toShare(ours.pid, before.ours),
        peer: null,
        goal: { atMost: 0.5 },
      },
      {
        name: 'idle: the same of an empty program',
        unit: '% of a core',
        ours: toShare(empty.pid, before.empty),
        peer: null,
        goal: null,
      },
      {
        name: 'idle: resident memory of the main process',
        unit: 'MB',
        ours: readResidentMb(ours.pid),
        peer: null,
        goal: { atMost: 180 },
      },
      {
        name: 'idle: resident memory of the main process; peer: an empty program',
        unit: 'MB',
        ours: readResidentMb(ours.pid),
        peer: readResidentMb(empty.pid),
        goal: { atMost: 1.5 },
      },
      {
        name: 'idle: processes that draw pages',
        unit: '',
        ours: countRenderers(ours.pid),
        peer: null,
        goal: { atMost: 0 },
      },
    ];
    await empty.stop();
    await ours.stop();
    return rows;
  });
}
