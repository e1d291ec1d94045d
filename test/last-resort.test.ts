import { describe, expect, it } from 'vitest';
import { type Ending, LastResort } from '../src/main/last-resort.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

function createScene({ end = () => undefined }: { end?: () => void } = {}) {
  const clock = new SteppedClock();
  const asked: PromiseWithResolvers<Ending>[] = [];
  const done: string[] = [];
  const lines: string[] = [];
  const lastResort = new LastResort({
    clock,
    log: { error: (message, facts) => lines.push(`${message}: ${facts?.error ?? ''}`) },
    ask: () => {
      const answer = Promise.withResolvers<Ending>();
      asked.push(answer);
      return answer.promise;
    },
    end: (ending) => {
      done.push(ending);
      end();
    },
    endAtOnce: () => done.push('at once'),
  });
  return { clock, asked, done, lines, lastResort };
}

describe('an error that nothing was ready for', () => {
  it('is logged with where it happened, and what to do is asked once', async () => {
    const { clock, asked, done, lines, lastResort } = createScene();
    lastResort.take('uncaught error', new Error('the first'));
    lastResort.take('unhandled rejection', 'the second');
    await clock.advance(0);
    expect(lines[0]).toMatch(/^uncaught error: Error: the first\n.*last-resort\.test\.ts/);
    expect(lines.slice(1)).toEqual(['unhandled rejection: the second']);
    expect(asked).toHaveLength(1);
    expect(done).toEqual([]);
  });

  it('is not pushed out of the log by what comes after it', () => {
    const { lines, lastResort } = createScene();
    for (let number = 1; number <= 10_000; number += 1) lastResort.take('uncaught error', number);
    expect(lines[0]).toBe('uncaught error: 1');
    expect(lines.slice(-2)).toEqual(['uncaught error: 20', 'further errors are not logged: ']);
    expect(lines).toHaveLength(21);
  });

  it.each(['restart', 'quit'] as const)('ends as the supervisor chose: %s', async (ending) => {
    const { clock, asked, done, lastResort } = createScene();
    lastResort.take('uncaught error', new Error('broken'));
    asked[0]?.resolve(ending);
    await clock.advance(9_999);
    expect(done).toEqual([ending]);
  });

  it('ends at once where it cannot end in good order', async () => {
    const { clock, asked, done, lines, lastResort } = createScene();
    lastResort.take('uncaught error', new Error('broken'));
    asked[0]?.resolve('restart');
    await clock.advance(10_000);
    expect(done).toEqual(['restart', 'at once']);
    expect(lines.at(-1)).toContain('did not end in good order');
  });

  it('ends where nobody can be asked, and where ending fails, with a line about it', async () => {
    const { clock, asked, done, lines, lastResort } = createScene({
      end: () => {
        throw new Error('the tray is stuck');
      },
    });
    lastResort.take('uncaught error', new Error('broken'));
    asked[0]?.reject(new Error('no display'));
    await clock.advance(10_000);
    expect(done).toEqual(['quit', 'at once']);
    expect(lines.map((line) => line.split('\n')[0])).toEqual([
      'uncaught error: Error: broken',
      'a restart could not be offered: Error: no display',
      'the program could not be ended: Error: the tray is stuck',
      'the program did not end in good order: ',
    ]);
  });
});
