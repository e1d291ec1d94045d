// `npm run documented [-- words]`: runs the dear commands of the documents one after another, all or those with the
// words in them. The cheap ones are run by `npm test` (`test/commands`).
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dearCommands } from './dear-commands.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const saysWithinMs = 180_000;
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => ending.abort());

/** Answers why it did not work, or null. */
function tryCommand({ command, until }) {
  return new Promise((resolve) => {
    // A group of its own, so that Ctrl-C can be sent as a terminal does.
    const child = spawn(command, {
      cwd: root,
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const interrupt = () => process.kill(-child.pid, 'SIGINT');
    ending.signal.addEventListener('abort', interrupt);
    let hasSaid = until === undefined;
    const timer = until && setTimeout(interrupt, saysWithinMs);
    createInterface(child.stdout).on('line', (line) => {
      console.log(line);
      if (hasSaid || !until.test(line)) return;
      hasSaid = true;
      clearTimeout(timer);
      interrupt();
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      ending.signal.removeEventListener('abort', interrupt);
      if (!hasSaid) return resolve(`ended with ${signal ?? code} before it said ${until}`);
      // A shell that was interrupted names the signal, or 130.
      const wasInterrupted = until !== undefined && (signal === 'SIGINT' || code === 130);
      resolve(code === 0 || wasInterrupted ? null : `ended with ${signal ?? code}`);
    });
  });
}

const words = process.argv.slice(2).join(' ');
const chosen = dearCommands.filter(({ command }) => command.includes(words));
const results = [];
for (const one of chosen) {
  if (ending.signal.aborted) break;
  console.log(`$ ${one.command}`);
  const trouble = await tryCommand(one);
  results.push(
    `${trouble === null ? 'ok  ' : 'FAIL'} ${one.command}${trouble === null ? '' : `: ${trouble}`}`,
  );
  if (trouble !== null) process.exitCode = 1;
}
console.log(results.join('\n'));
if (ending.signal.aborted) process.exitCode = 1;
if (chosen.length === 0) {
  console.error(`no command has ${words} in it`);
  process.exitCode = 2;
}
