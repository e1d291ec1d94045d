import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSimulator } from '../test/fakes/open-simulator.ts';

/*
 * The demo contact centre in a process of its own, so that its memory is not taken for the application's. Its time is
 * what it is told.
 */

const startedAs = process.argv[2];
const credentials = { clientId: 'soak-client', clientSecret: 'soak-secret' };

interface SoakCentre {
  url: string;
  credentials: { clientId: string; clientSecret: string };
  /** Settles once it knows. */
  setTime(epochMs: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startSoakCentre(queues: number, startAt: number): Promise<SoakCentre> {
  const child = fork(import.meta.filename, ['centre', String(queues), String(startAt)], { execArgv: [] });
  const [url] = await once(child, 'message');
  if (typeof url !== 'string') throw new Error('the contact centre did not start');
  return {
    url,
    credentials,
    async setTime(epochMs) {
      const heard = once(child, 'message');
      child.send(epochMs);
      await heard;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function serve(queues: number, startAt: number): Promise<void> {
  let at = startAt;
  const simulator = await openSimulator(
    { queues, startAt, seed: 24, scenario: 'busy-morning', ...credentials },
    {
      now: () => at,
      monotonic: () => at,
      after(delayMs, task) {
        const handle = setTimeout(task, delayMs);
        return () => clearTimeout(handle);
      },
    },
  );
  process.on('message', (epochMs) => {
    at = Number(epochMs);
    process.send?.('heard');
  });
  // Ctrl-C in a terminal is sent to this process too: whoever started it has an answer to wait for, and ends it then.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => void simulator.stop());
  process.send?.(simulator.url);
}

if (startedAs === 'centre') await serve(Number(process.argv[3]), Number(process.argv[4]));
