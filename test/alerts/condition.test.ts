import { describe, expect, it } from 'vitest';
import { AlertScene, counts, createRule } from '../fakes/alert-scene.ts';

// Waiting: warning at 10, clear at 8; critical at 20, clear at 16. One fresh figure every 15 s.
const play = (rule: Parameters<typeof createRule>[0], ...waiting: (number | null)[]) =>
  new AlertScene([createRule(rule)]).play(counts(...waiting));

describe('entering', () => {
  it('fires at the level, not below it', () => {
    expect(play({}, 9, 10)).toEqual(['15:ok>warning']);
    expect(play({}, 19, 20)).toEqual(['0:ok>warning', '15:warning>critical']);
  });

  it('fires below-rules at or below the level', () => {
    const few = { direction: 'below', warning: 2, critical: 0 } as const;
    expect(play(few, 3, 2)).toEqual(['15:ok>warning']);
    expect(play(few, 3, 0)).toEqual(['15:ok>critical']);
  });

  it('waits for the samples', () => {
    expect(play({ minSamples: 3 }, 12, 12, 12)).toEqual(['0:ok>pending', '30:pending>warning']);
  });

  it('waits for the hold', () => {
    expect(play({ holdMs: 30_000 }, 12, 12, 12)).toEqual(['0:ok>pending', '30:pending>warning']);
    expect(play({ holdMs: 30_001 }, 12, 12, 12)).toEqual(['0:ok>pending']);
  });

  it('waits for both', () => {
    expect(play({ holdMs: 15_000, minSamples: 3 }, 12, 12, 12)).toEqual([
      '0:ok>pending',
      '30:pending>warning',
    ]);
    expect(play({ holdMs: 45_000, minSamples: 2 }, 12, 12, 12, 12)).toEqual([
      '0:ok>pending',
      '45:pending>warning',
    ]);
  });

  it('starts over when a pending figure drops below the enter level, though not below the clear level', () => {
    expect(play({ minSamples: 3 }, 12, 12, 9, 12, 12, 12)).toEqual([
      '0:ok>pending',
      '30:pending>ok',
      '45:ok>pending',
      '75:pending>warning',
    ]);
    expect(play({ holdMs: 30_000 }, 12, 12, 9, 12, 12)).toEqual([
      '0:ok>pending',
      '30:pending>ok',
      '45:ok>pending',
    ]);
  });

  it('fires as critical at once where that held as well', () => {
    expect(play({ minSamples: 2 }, 25, 25)).toEqual(['0:ok>pending', '15:pending>critical']);
    expect(play({ holdMs: 30_000 }, 12, 12, 25)).toEqual(['0:ok>pending', '30:pending>critical']);
  });

  it('fires as warning while the critical figures are too few', () => {
    expect(play({ minSamples: 2 }, 12, 25, 25)).toEqual([
      '0:ok>pending',
      '15:pending>warning',
      '30:warning>critical',
    ]);
    expect(play({ minSamples: 2 }, 25, 12)).toEqual(['0:ok>pending', '15:pending>warning']);
  });

  it('knows rules with one level only', () => {
    expect(play({ warning: null, minSamples: 2 }, 12, 25, 25, 17, 16)).toEqual([
      '15:ok>pending',
      '30:pending>critical',
      '60:critical>ok',
    ]);
    expect(play({ critical: null }, 25, 9, 8)).toEqual(['0:ok>warning', '30:warning>ok']);
  });
});

describe('escalating', () => {
  it('needs the samples in a row and no hold', () => {
    const rule = { holdMs: 15_000, minSamples: 2 };
    expect(play(rule, 12, 12, 25, 12, 25, 25)).toEqual([
      '0:ok>pending',
      '15:pending>warning',
      '75:warning>critical',
    ]);
  });

  it('eases to a warning at the critical clear level, not before', () => {
    expect(play({}, 25, 17, 16)).toEqual(['0:ok>critical', '30:critical>warning']);
    expect(play({}, 25, 16, 8)).toEqual(['0:ok>critical', '15:critical>warning', '30:warning>ok']);
  });

  it('eases to a warning also between the warning level and its clear level', () => {
    expect(play({}, 25, 9)).toEqual(['0:ok>critical', '15:critical>warning']);
  });

  it('ends a critical breach only past both clear levels', () => {
    expect(play({ clear: { warning: 8, critical: 5 } }, 25, 7, 5)).toEqual([
      '0:ok>critical',
      '30:critical>ok',
    ]);
  });
});

describe('ending', () => {
  it('needs the clear level', () => {
    expect(play({}, 12, 9, 9, 8)).toEqual(['0:ok>warning', '45:warning>ok']);
  });

  it('clears below-rules at or above the clear level', () => {
    expect(play({ metric: 'waiting', direction: 'below', warning: 4, critical: null }, 4, 4, 5)).toEqual([
      '0:ok>warning',
      '30:warning>ok',
    ]);
  });

  it('keeps on for the keep time', () => {
    expect(play({ keepMs: 30_000 }, 12, 8, 7, 6)).toEqual([
      '0:ok>warning',
      '15:warning>recovering',
      '45:recovering>ok',
    ]);
  });

  it('starts the keep time anew when the figure leaves the clear side', () => {
    expect(play({ keepMs: 30_000 }, 12, 8, 9, 8, 8, 8)).toEqual([
      '0:ok>warning',
      '15:warning>recovering',
      '30:recovering>warning',
      '45:warning>recovering',
      '75:recovering>ok',
    ]);
  });

  it('comes back from recovering as what it was', () => {
    expect(play({ keepMs: 60_000 }, 25, 5, 25)).toEqual([
      '0:ok>critical',
      '15:critical>recovering',
      '30:recovering>critical',
    ]);
    expect(play({ keepMs: 60_000 }, 25, 5, 12)).toEqual([
      '0:ok>critical',
      '15:critical>recovering',
      '30:recovering>warning',
    ]);
  });

  it('does not end at the level itself where the clear level is the same', () => {
    expect(play({ clear: { warning: 10, critical: 20 } }, 10, 10, 20, 20, 19)).toEqual([
      '0:ok>warning',
      '30:warning>critical',
      '60:critical>warning',
    ]);
  });
});

describe('times', () => {
  const at = (rule: Parameters<typeof createRule>[0], ...steps: [second: number, waiting: number][]) =>
    new AlertScene([createRule(rule)]).play(steps.map(([second, waiting]) => [second, { waiting }]));

  it('counts the hold from the first figure past the level, whatever the distance of the polls', () => {
    expect(at({ holdMs: 20_000 }, [0, 12], [5, 12], [15, 12], [19, 12], [20, 12])).toEqual([
      '0:ok>pending',
      '20:pending>warning',
    ]);
  });

  it('counts at most one and a half intervals from one figure to the next', () => {
    // 22.5 s of the 60 count, and so of the next: 45 s at the third.
    expect(at({ holdMs: 45_000 }, [0, 12], [60, 12], [119, 12])).toEqual([
      '0:ok>pending',
      '119:pending>warning',
    ]);
    expect(at({ holdMs: 45_001 }, [0, 12], [60, 12], [119, 12])).toEqual(['0:ok>pending']);
    expect(at({ keepMs: 45_000 }, [0, 12], [15, 8], [75, 8], [135, 8])).toEqual([
      '0:ok>warning',
      '15:warning>recovering',
      '135:recovering>ok',
    ]);
    expect(at({ keepMs: 45_001 }, [0, 12], [15, 8], [75, 8], [135, 8])).toEqual([
      '0:ok>warning',
      '15:warning>recovering',
    ]);
  });

  it('stays open while a figure flaps faster than the keep time', () => {
    const flapping = Array.from({ length: 40 }, (_, index) => (index % 4 < 2 ? 12 : 5));
    const moves = play({ keepMs: 60_000 }, ...flapping);
    expect(moves[0]).toBe('0:ok>warning');
    expect(moves.filter((move) => move.endsWith('>ok'))).toEqual([]);
    expect(moves).toHaveLength(20);
  });
});

describe('recovering', () => {
  it('lets a critical breach come back as a warning, and that get worse again', () => {
    expect(play({ keepMs: 60_000, minSamples: 2 }, 25, 25, 5, 12, 25, 25)).toEqual([
      '0:ok>pending',
      '15:pending>critical',
      '30:critical>recovering',
      '45:recovering>warning',
      '75:warning>critical',
    ]);
  });

  it('counts critical figures anew after it', () => {
    expect(play({ keepMs: 60_000, minSamples: 2 }, 12, 25, 5, 25, 25)).toEqual([
      '0:ok>pending',
      '15:pending>warning',
      '30:warning>recovering',
      '45:recovering>warning',
      '60:warning>critical',
    ]);
  });

  it('ends what was critical only where both clear levels are passed, also after it eased', () => {
    // Eased at 16, over at 8 and not at 9.
    expect(play({ keepMs: 15_000 }, 25, 16, 9, 8, 8)).toEqual([
      '0:ok>critical',
      '15:critical>warning',
      '45:warning>recovering',
      '60:recovering>ok',
    ]);
  });

  it('goes through the same table where less is worse', () => {
    // Agents: warning at 3, clear at 4; critical at 1, clear at 2.
    const few = { metric: 'agentsAvailable', direction: 'below', warning: 3, critical: 1 } as const;
    const agents = [5, 3, 1, 2, 3, 4, 3, 4, 4].map(
      (agentsAvailable, index) => [index * 15, { agentsAvailable }] as const,
    );
    expect(new AlertScene([createRule({ ...few, keepMs: 15_000 })]).play(agents)).toEqual([
      '15:ok>warning',
      '30:warning>critical',
      '45:critical>warning',
      '75:warning>recovering',
      '90:recovering>warning',
      '105:warning>recovering',
      '120:recovering>ok',
    ]);
  });
});
