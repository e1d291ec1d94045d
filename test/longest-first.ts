import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node';

/**
 * Begins with the files whose paths end so, in this order, each of which lasts for long: one that began last would be
 * waited for by itself.
 */
export function longestFirst(endings: readonly string[]): TestSequencerConstructor {
  const rankOf = ({ moduleId }: TestSpecification) => {
    const rank = endings.findIndex((ending) => moduleId.endsWith(`/${ending}`));
    return rank < 0 ? endings.length : rank;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const sorted = await super.sort(files);
      return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
    }
  };
}
