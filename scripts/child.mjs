/** Runs one of the project's programs by Node, in the project's folder and with this process's own output. */
import { spawn } from 'node:child_process';

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

/** Answers its exit code; 1 where a signal ended it. */
export function runNode(root, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    handOnSignals(child);
    child.on('close', (code, signal) => resolve(signal === null ? code : 1));
  });
}
