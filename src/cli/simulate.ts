import { simulatorWords } from '../shared/words/en/command-line.ts';
import { toExitCode } from './exit-code.ts';
import type { SimulateOptions } from './options.ts';
import type { Output } from './output.ts';

/** Runs the demo contact centre until it is told to stop. Its address is the result; how to sign in is not. */
export async function runSimulate(
  options: SimulateOptions,
  output: Output,
  stop: AbortSignal,
): Promise<number> {
  const { startSimulator } = await import('../simulator/simulator.ts');
  const { port, seed, queues, speed, scenario, tls } = options;
  const started = await startSimulator({
    port,
    tls,
    ...(seed === null ? {} : { seed }),
    ...(queues === null ? {} : { queues }),
    ...(speed === null ? {} : { speed }),
    ...(scenario === null ? {} : { scenario }),
  });
  if (!started.ok) {
    const { code, subject, detail } = started.failure;
    output.problem(simulatorWords.notStarted(subject ?? '', detail ?? ''));
    return code === 'bad-request' ? 2 : toExitCode([code]);
  }
  const simulator = started.value;
  output.problem(simulatorWords.credentials(simulator.clientId, simulator.clientSecret));
  output.problem(simulatorWords.cxoneCredentials(simulator.cxone));
  if (simulator.caPem !== null) output.problem(simulatorWords.ca(simulator.caPem));
  output.out(`${simulatorWords.listening(simulator.url)}\n`);
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
  await simulator.stop();
  return 0;
}
