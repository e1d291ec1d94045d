import { describe, expect, it } from 'vitest';
import { sayFacts } from '../../../src/renderer/parts/connection-facts.ts';
import { paceReasons } from '../../../src/shared/board.ts';
import { createConnection } from '../board-fixture.ts';

describe('sayFacts', () => {
  it('settled: says who is asked how, how often, and what that costs', () => {
    expect(sayFacts(createConnection({ intervalMs: 15_000, requestsPerMinute: 13.6 }), 3000)).toBe(
      'Genesys Cloud · Platform API · asks every 15 s · next in 5 s · 14 of 300 requests a minute',
    );
  });

  it('never counts down to nothing: what is due is being asked', () => {
    const due = createConnection({ nextPollInMs: 8000 });
    expect(sayFacts(due, 7001)).toContain(' · next in 1 s · ');
    expect(sayFacts(due, 8000)).toContain(' · asking now · ');
    expect(sayFacts(due, 12_000)).toContain(' · asking now · ');
  });

  it('leaves out what is not known', () => {
    const stats = createConnection({
      vendor: 'nice-cxone',
      api: 'queue-stats',
      nextPollInMs: null,
      requestsPerMinute: 4,
      allowedPerMinute: null,
    });
    expect(sayFacts(stats, 0)).toBe('NICE CXone · Queue stats API · asks every 10 s · 4 requests a minute');
    expect(sayFacts(createConnection({ api: null }), 0)).toContain('API not known yet');
  });

  it('gives every change of pace a reason of its own', () => {
    const said = paceReasons.map((pace) => sayFacts(createConnection({ pace, intervalMs: 60_000 }), 0));
    // What ages are measured by is not how often it is asked while a queue is near a level.
    const seconds = said.map((facts) => /asks every (\d+) s/.exec(facts)?.[1]);
    expect(seconds).toEqual(paceReasons.map((pace) => (pace === 'near-level' ? '5' : '60')));
    expect(new Set([...said, sayFacts(createConnection({ intervalMs: 60_000 }), 0)]).size).toBe(5);
  });
});
