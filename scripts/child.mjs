/** Runs one of the project's programs by Node, in the project's folder and with this process's own output. */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

const signals = ['SIGINT', 'SIGTERM'];
/** Those that this process was sent. */
const heard = new Set();

/**
 * Hands a signal that this process gets on to its child, or kills one that has nothing to clean up. Once that is gone, and
 * every other one, this process ends by the signal too: nothing that would come next is begun.
 */
export function handOnSignals(child, { kills = false } = {}) {
  const handOn = (signal) => {
    heard.add(signal);
    child.kill(kills ? 'SIGKILL' : signal);
  };
  for (const signal of signals) process.on(signal, handOn);
  for (const signal of heard) handOn(signal);
  child.once('close', () => {
    for (const signal of signals) process.off(signal, handOn);
    for (const signal of heard) if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
}

/**
 * Answers its exit code; 1 where a signal ended it. Beside another one (`isAside`) it takes the processor when that lets it
 * go, and says what it has to say at its end.
 */
export function runNode(root, args, env = {}, { isAside = false } = {}) {
  return new Promise((resolve) => {
    const output = isAside ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...env },
    });
    handOnSignals(child);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    if (isAside && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.on('close', (code, signal) => {
      process.stdout.write(Buffer.concat(said));
      resolve(signal === null ? code : 1);
    });
  });
}
