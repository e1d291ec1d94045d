import { describe, expect, it } from 'vitest';
import { toEnding, toRestartArguments } from '../../src/main/desktop/restart-limit.ts';

const again = toRestartArguments([]);

describe('a restart after a fault', () => {
  it('has the arguments that the program had, however often it happens', () => {
    const once = toRestartArguments(['--demo', '--remote-debugging-port=1']);
    expect(once.slice(0, 2)).toEqual(['--demo', '--remote-debugging-port=1']);
    expect(once).toHaveLength(3);
    expect(toRestartArguments(once)).toEqual(once);
  });

  it.each([
    ['is made as the supervisor wants it', true, 4_000, [], 'restart'],
    ['is made each time that the supervisor wants it', true, 4_000, again, 'restart'],
    ['is not made where the supervisor does not', false, 4_000, again, 'quit'],
    ['is made where the question could not be shown', true, 80, [], 'restart'],
    ['is not made for ever where the question cannot be shown', true, 80, again, 'quit'],
  ] as const)('%s', (_what, isYes, tookMs, args, ending) =>
    expect(toEnding({ isYes, tookMs }, args)).toBe(ending),
  );
});
