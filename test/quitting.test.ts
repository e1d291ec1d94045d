import { expect, it } from 'vitest';
import { createQuitting } from '../src/main/quitting.ts';

/** A program of which the test says when it has stopped, or that it cannot be. */
function open() {
  const stopping = Promise.withResolvers<void>();
  const done: string[] = [];
  const lines: string[] = [];
  const onWillQuit = createQuitting({
    log: { error: (message, facts) => lines.push(`${message}: ${facts?.error ?? ''}`) },
    stop: () => {
      done.push('stop');
      return stopping.promise;
    },
    quit: () => done.push('quit'),
  });
  const isHeldUp = () => {
    let held = false;
    onWillQuit({
      preventDefault: () => {
        held = true;
      },
    });
    return held;
  };
  return { stopping, done, lines, isHeldUp };
}

it('holds up the end until everything has stopped, once, and then lets it come', async () => {
  const { stopping, done, lines, isHeldUp } = open();
  expect([isHeldUp(), isHeldUp()]).toEqual([true, true]);
  expect(done).toEqual(['stop']);
  stopping.resolve();
  await expect.poll(() => done).toEqual(['stop', 'quit']);
  expect({ held: isHeldUp(), lines }).toEqual({ held: false, lines: [] });
});

it('ends also where something cannot be stopped, with a line that says where', async () => {
  const { stopping, done, lines, isHeldUp } = open();
  expect(isHeldUp()).toBe(true);
  stopping.reject(new Error('the tray is stuck'));
  await expect.poll(() => done).toEqual(['stop', 'quit']);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^not everything could be stopped: Error: the tray is stuck\n.*quitting\.test\.ts/,
  );
  expect(isHeldUp()).toBe(false);
});
