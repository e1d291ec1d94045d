import { setTimeout } from 'node:timers/promises';
import { openStage } from '../test/e2e/stage.ts';
import { keepSettings, startTenant, storeSecret, toConnection } from '../test/e2e/tenant.ts';
import type { BenchRow } from './bench-row.ts';
import { countRenderers, readCpuMs, readResidentMb } from './process-use.ts';
import { startWindowProgram } from './window-program.ts';

/*
 * What the application takes while nobody looks: its window was open once and is closed, one connection is polled. Beside
 * it the least program on the same host, which does nothing at all.
 */

const queues = 200;
const pollSeconds = 15;
const settleMs = 20_000;
const credentials = { clientId: 'bench-client', clientSecret: 'bench-secret' };

export async function measureIdle(seconds: number): Promise<BenchRow[]> {
  const stage = await openStage();
  try {
    const tenant = await startTenant({ queues, scenario: 'calm', ...credentials });
    try {
      const connection = { ...toConnection('bench', 'Bench', tenant), pollSeconds };
      keepSettings(stage, { connections: [connection] });
      await storeSecret(stage, 'bench', credentials);
      const ours = await startWindowProgram(stage, {
        main: 'out/main/index.js',
        args: ['--hidden'],
        file: '/index.html',
        title: 'Queuewatch',
        isUsable: `document.querySelector('[role=grid] .cell-waiting') !== null`,
      });
      const empty = await startWindowProgram(stage, {
        main: 'bench/empty-window.ts',
        args: [],
        file: '/empty.html',
        title: 'Empty',
        isUsable: `document.querySelector('p') !== null`,
      });
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
    } finally {
      await tenant.simulator.stop();
    }
  } finally {
    await stage.stop();
  }
}
