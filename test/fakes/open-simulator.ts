import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';

/** The demo contact centre, for whoever cannot go on without it. */
export async function openSimulator(...given: Parameters<typeof startSimulator>): Promise<Simulator> {
  const started = await startSimulator(...given);
  if (!started.ok) throw new Error(started.failure.detail ?? started.failure.code);
  return started.value;
}
