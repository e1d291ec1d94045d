import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const answerWithinMs = 5_000;

interface BusQuestion {
  destination: string;
  path: string;
  method: string;
  /** As `dbus-send` takes them, such as `string:…`. */
  contents?: readonly string[];
}

/** `silent`: no answer in time, or a refusal. `unasked`: this computer has nothing to ask with. */
type BusAnswer = { kind: 'said'; text: string } | { kind: 'silent' } | { kind: 'unasked' };

/** One question to a Linux desktop's session bus, which Electron does not offer; in a process of its own, so that nothing here waits. */
export async function askSessionBus(question: BusQuestion): Promise<BusAnswer> {
  const { destination, path, method, contents = [] } = question;
  const given = [
    '--session',
    '--print-reply=literal',
    `--reply-timeout=${answerWithinMs}`,
    `--dest=${destination}`,
    path,
    method,
    ...contents,
  ];
  try {
    // Also where it waits for the bus itself.
    const { stdout } = await run('dbus-send', given, { timeout: answerWithinMs });
    return { kind: 'said', text: stdout };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: isMissing ? 'unasked' : 'silent' };
  }
}
