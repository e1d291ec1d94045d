/** Runs programs for the set-up: quietly, with their output kept for the case that they fail. */
import { spawn } from 'node:child_process';

/** Everything that the set-up says goes to standard error: standard output belongs to the command itself. */
export function say(line) {
  process.stderr.write(`queuewatch: ${line}\n`);
}

export class StepError extends Error {}

/** Answers `{ code, output }` (both outputs in one); a program that cannot start has the code 127. */
export function run(command, args, { cwd, env = process.env, timeoutMs, input = '' } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], timeout: timeoutMs });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: signal === null ? code : 1, output }));
  });
}

/** A step that takes a while: says that it begins and how long it took; its output only when it fails. */
export async function runStep(title, task) {
  const startedAt = Date.now();
  say(`${title} …`);
  const { code, output } = await task();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (code !== 0) throw new StepError(`${title} failed after ${seconds} s\n${output.trim()}`);
  say(`${title}: done in ${seconds} s`);
}
