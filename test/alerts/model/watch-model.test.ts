import { it } from 'vitest';
import { checkScenarios, toRuns } from './checked-scenarios.ts';
import { ModelOnlooker } from './model-onlooker.ts';
import { Playback } from './playback.ts';

const runs = toRuns(20_000);

it('agrees with the reference model on conditions, episodes, attention and every word that is spoken', {
  timeout: 60_000 + runs * 10,
}, () => {
  checkScenarios(runs, 24, (scenario) => new Playback(scenario, [new ModelOnlooker()]));
});
