import fc from 'fast-check';
import { arbitraryScenario, type Scenario } from './move.ts';

const seed = Number(process.env.QUEUEWATCH_MODEL_SEED || 4);

/** How many sequences a test plays: its own number unless more (or fewer) are asked for from outside. */
export function toRuns(usual: number): number {
  return Number(process.env.QUEUEWATCH_MODEL_RUNS || usual);
}

/** Plays random scenarios; the shortest one that fails is thrown, a line for each move, with the seed that finds it again. */
export function checkScenarios(runs: number, maxMoves: number, play: (scenario: Scenario) => void): void {
  const property = fc.property(arbitraryScenario(maxMoves), (scenario) => {
    play(scenario);
  });
  const details = fc.check(property, { numRuns: runs, seed });
  const [scenario] = details.counterexample ?? [];
  if (scenario === undefined) return;
  throw new Error(`${describeScenario(scenario)}\nseed ${details.seed}, run ${details.numRuns}`, {
    cause: details.errorInstance,
  });
}

function describeScenario({ connections, rules, moves }: Scenario): string {
  return [...connections, ...rules, ...moves].map((part) => JSON.stringify(part)).join('\n');
}
