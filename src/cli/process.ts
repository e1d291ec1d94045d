import { systemClock } from '../main/clock.ts';
import { toTerminalText } from './output.ts';
import { runCommandLine } from './run.ts';

/** What the two programs that have a command line do differently: the one of a clone, and the installed one. */
interface ProgramProcess {
  argv: readonly string[];
  version: string;
  exit(code: number): void;
}

/** The real world in, an exit code out. */
export async function runProcess({ argv, version, exit }: ProgramProcess): Promise<void> {
  const stopping = new AbortController();
  const stop = { signal: stopping.signal, exitCode: 130 };
  for (const [signal, exitCode] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
    process.once(signal, () => {
      stop.exitCode = exitCode;
      stopping.abort();
    });

  // Whoever reads our output may stop early (`| head`); there is nobody left to tell.
  process.stdout.on('error', () => exit(0));
  process.stderr.on('error', () => {});
  // As Node does by itself; Electron would open a dialog, and only warn of a rejection.
  const fail = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => exit(1));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  const exitCode = await runCommandLine({
    argv,
    environment: process.env,
    output: {
      // A file or another program gets every character as it is.
      out: (text) => process.stdout.write(process.stdout.isTTY ? toTerminalText(text) : text),
      problem: (line) => process.stderr.write(`${line}\n`),
    },
    clock: systemClock,
    random: Math.random,
    version,
    stop,
  });
  // Ended by force, as a hung keychain would keep the process; but only once all of the result is written.
  await new Promise<void>((written) => process.stdout.write('', () => written()));
  exit(exitCode);
}
