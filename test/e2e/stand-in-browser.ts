import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** What stands for the system's browser on a stage: it notes the address that it is to show, and shows nothing. */
export interface StandInBrowser {
  /** The address that was opened; waits for one, and forgets it. */
  opened(): Promise<string>;
}

export function installBrowser(stage: Stage): StandInBrowser {
  const folder = mkdtempSync(join(stage.desktop.folder, 'browser-'));
  const note = join(folder, 'address');
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf %s "$1" > '${note}.new' && mv '${note}.new' '${note}'\n`,
    {
      mode: 0o755,
    },
  );
  stage.desktop.env.PATH = `${folder}:${stage.desktop.env.PATH ?? ''}`;
  return {
    async opened() {
      const deadline = performance.now() + 15_000;
      while (!existsSync(note)) {
        if (performance.now() > deadline) throw new Error('no address was opened within 15 s');
        await setTimeout(50);
      }
      const address = readFileSync(note, 'utf8');
      rmSync(note);
      return address;
    },
  };
}
