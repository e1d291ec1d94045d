import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, startApplication } from './application.ts';
import { openStage, type Stage } from './stage.ts';
import { userDataOf } from './tenant.ts';

/** Where a case runs that looks at pages and files only: a virtual desktop on Linux, elsewhere the computer's own. */
export interface AnyDesktop {
  /** The folder of the application's settings and history; empty at first. */
  userData: string;
  start(): Promise<Application>;
  stop(): Promise<void>;
}

export async function openAnyDesktop(): Promise<AnyDesktop> {
  if (process.platform === 'linux') {
    const stage = await openStage();
    return { userData: userDataOf(stage), start: () => startApplication(stage), stop: stage.stop };
  }
  const userData = mkdtempSync(join(tmpdir(), 'qw-user-data-'));
  const bugFinders: Parameters<Stage['onLeave']>[0][] = [];
  const given = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const surroundings = {
    desktop: { env: Object.fromEntries(given) },
    onLeave: (find: () => string[]) => void bugFinders.push(find),
  };
  return {
    userData,
    // Electron takes this switch for `app.getPath('userData')`.
    start: () => startApplication(surroundings, [`--user-data-dir=${userData}`]),
    async stop() {
      rmSync(userData, { recursive: true, force: true, maxRetries: 10 });
      const bugs = bugFinders.flatMap((find) => find());
      if (bugs.length > 0) throw new Error(`the application complained:\n${bugs.join('\n')}`);
    },
  };
}
