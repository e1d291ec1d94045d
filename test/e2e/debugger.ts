import type { Application } from './application.ts';
import type { Stage } from './stage.ts';

/*
 * Node's own debugger: the way to put a fault into the running main process without a hook for it in the program.
 */

/** Before the application starts: each process listens, once it is asked to, on a port that nobody else has. */
export function allowDebugger(stage: Stage): void {
  stage.desktop.env.NODE_OPTIONS = '--inspect-port=0';
}

/** Runs a script in the main process, as a part of the program could. */
export async function runInMain(application: Application, pid: number, script: string): Promise<void> {
  const { length } = application.lines.all;
  process.kill(pid, 'SIGUSR1');
  const address = /^Debugger listening on (ws:\S+)$/;
  const line = await application.lines.waitFor(
    (one) => address.test(one),
    { what: 'the debugger’s address' },
    length,
  );
  const socket = new WebSocket(address.exec(line)?.[1] ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('the debugger does not answer')));
    socket.addEventListener('message', resolve);
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: script } })),
    );
  });
  // A process with somebody looking at it does not end.
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  socket.close();
  await closed;
}
