import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Application } from './application.ts';
import { type MovedWorld, worldVariable } from './outer-world-state.ts';
import type { Stage } from './stage.ts';

/** What a test changes around the application: the clock of the computer, and which names a name server knows. */
export interface OuterWorld {
  /** For `startApplication`. */
  preload: string;
  change(application: Application, change: Partial<MovedWorld>): Promise<void>;
}

export function createOuterWorld(stage: Stage): OuterWorld {
  const path = join(stage.desktop.env.HOME ?? '', 'outer-world.json');
  const state: MovedWorld = { turn: 0, clockShiftMs: 0, lostNames: [] };
  writeFileSync(path, JSON.stringify(state));
  stage.desktop.env[worldVariable] = path;
  return {
    preload: join(import.meta.dirname, 'outer-world-preload.ts'),
    async change(application, change) {
      Object.assign(state, change, { turn: state.turn + 1 });
      writeFileSync(path, JSON.stringify(state));
      application.process.kill('SIGUSR2');
      await application.lines.waitFor((line) => line === `outer world ${state.turn}`, {
        what: 'the other clock or name server',
      });
    },
  };
}

/** The page has a clock of its own, which is the same one on a computer. */
export async function movePageClock(page: Page, shiftMs: number): Promise<void> {
  await page.evaluate(
    `(() => { const real = (window.realNow ??= Date.now); Date.now = () => real() + ${shiftMs}; })()`,
  );
}
