/** Runs one of the project's programs by Node, in the project's folder and with this process's own output. */
import { spawn } from 'node:child_process';

/** Answers its exit code; 1 where a signal ended it. A signal that this process gets is handed on, and waited for. */
export function runNode(root, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    // In a terminal it reaches the whole group by itself; this process stays until its child has cleaned up.
    const handOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, handOn);
    child.on('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, handOn);
      resolve(signal === null ? code : 1);
    });
  });
}
