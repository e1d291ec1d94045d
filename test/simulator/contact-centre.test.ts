import { describe, expect, it } from 'vitest';
import { ContactCentre } from '../../src/simulator/contact-centre.ts';
import type { LedgerRow } from '../../src/simulator/ledger.ts';
import type { ScenarioName } from '../../src/simulator/scenario.ts';
import { SimulatedClock } from '../../src/simulator/simulated-clock.ts';
import { startAt } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

function open(seed: number, scenario: ScenarioName = 'calm', queues = 12): ContactCentre {
  const clock = new SimulatedClock(new HandWall(), { at: startAt, speed: 1, frozen: true });
  return new ContactCentre(clock, { seed, queues, scenario });
}

/** Looks every `everyMs` for `forMs`. */
function watch(
  centre: ContactCentre,
  everyMs: number,
  forMs: number,
  look: (rows: LedgerRow[], ms: number) => void,
) {
  for (let ms = 0; ms <= forMs; ms += everyMs) {
    look(centre.ledger().rows, ms);
    centre.clock.advance(everyMs);
  }
}

const isLive = ({ mediaType }: LedgerRow) => mediaType !== 'email' && mediaType !== 'callback';

describe('the contact centre', () => {
  it('is the same for the same seed and steps, and another for another seed', () => {
    const run = (seed: number) => {
      const centre = open(seed);
      centre.clock.advance(90_000);
      centre.ledger();
      centre.clock.advance(10_000);
      return centre.ledger();
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('gives a queue the same id however many there are', () => {
    const ids = (queues: number) =>
      open(5, 'calm', queues)
        .queues()
        .map(({ queueId }) => queueId);
    expect(ids(40).slice(0, 12)).toEqual(ids(12));
    expect(new Set(ids(40)).size).toBe(40);
  });

  it('has figures of today from the start that add up', () => {
    const { rows } = open(1).ledger();
    for (const row of rows) {
      expect(row.offered).toBeGreaterThan(0);
      expect(row.carriedIn + row.offered).toBe(row.answered + row.abandoned + row.waiting);
      expect(row.withinTarget).toBeLessThanOrEqual(row.answered);
      expect(row.withinTarget + row.overTarget).toBeLessThanOrEqual(row.serviceLevelTotal);
    }
  });

  it('keeps its books in balance over midnight', () => {
    const centre = open(2, 'busy-morning');
    for (let hour = 0; hour < 30; hour += 1) {
      centre.clock.advance(3_600_000);
      for (const row of centre.ledger().rows) {
        expect(row.carriedIn + row.offered).toBe(row.answered + row.abandoned + row.waiting);
      }
    }
  });

  it('opens 5,000 queues with different names within three seconds of work', () => {
    const before = process.cpuUsage();
    const centre = open(1, 'calm', 5000);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
    const { queues } = centre.ledger();
    expect(new Set(queues.map(({ queueName }) => queueName)).size).toBe(5000);
    const active = queues.filter(({ recentlyActive }) => recentlyActive).length;
    expect(active).toBeGreaterThan(1000);
    expect(active).toBeLessThan(4999);
  });
});

describe('spike', () => {
  it.each([1, 2, 3, 4, 5])('breaches on one queue within half a minute and recovers, seed %d', (seed) => {
    const breached = new Map<string, number>();
    let mostWaiting = 0;
    let lastBreachMs = 0;
    watch(open(seed, 'spike'), 1000, 12 * 60_000, (rows, ms) => {
      for (const row of rows) {
        if (!isLive(row) || row.longestWaitMs < row.targetMs) continue;
        const name = `${row.queueName} ${row.mediaType}`;
        if (!breached.has(name)) breached.set(name, ms);
        lastBreachMs = ms;
      }
      if (ms <= 120_000) mostWaiting = Math.max(mostWaiting, rows[0]?.waiting ?? 0);
    });
    expect([...breached.keys()]).toEqual(['Billing EN voice']);
    const breachedMs = breached.get('Billing EN voice') ?? 0;
    expect(breachedMs).toBeGreaterThanOrEqual(8000);
    expect(breachedMs).toBeLessThanOrEqual(17_000);
    expect(mostWaiting).toBeGreaterThan(20);
    expect(lastBreachMs).toBeGreaterThan(4 * 60_000);
    expect(lastBreachMs).toBeLessThan(9 * 60_000);
  });

  it('can be started while another scenario runs', () => {
    const centre = open(1, 'calm');
    centre.clock.advance(600_000);
    centre.play('spike');
    centre.clock.advance(30_000);
    expect(centre.ledger().rows[0]?.longestWaitMs).toBeGreaterThan(20_000);
  });
});

describe('the other scenarios', () => {
  it.each([1, 2, 3, 4, 5])('calm stays well below the targets, seed %d', (seed) => {
    let looks = 0;
    let near = 0;
    let mostWaiting = 0;
    watch(open(seed), 5000, 30 * 60_000, (rows) => {
      for (const row of rows.filter(isLive)) {
        looks += 1;
        if (row.longestWaitMs > 0.75 * row.targetMs) near += 1;
        mostWaiting = Math.max(mostWaiting, row.waiting);
      }
    });
    expect(near / looks).toBeLessThan(0.001);
    expect(mostWaiting).toBeLessThan(6);
  });

  it.each([1, 2, 3])('busy-morning strains several queues and one badly, seed %d', (seed) => {
    const late = new Set<string>();
    let crowded = 0;
    watch(open(seed, 'busy-morning'), 5000, 30 * 60_000, (rows) => {
      for (const row of rows.filter(isLive)) {
        if (row.longestWaitMs >= row.targetMs) late.add(row.queueName);
        if (row.waiting >= 10) crowded += 1;
      }
    });
    expect(late.size).toBeGreaterThanOrEqual(3);
    expect(crowded).toBeGreaterThan(0);
  });

  it('night has nobody at work and next to nothing to do', () => {
    const centre = open(1, 'night');
    centre.clock.advance(3_600_000);
    const { rows, queues } = centre.ledger();
    expect(queues.every(({ agents }) => agents.onQueue === 0)).toBe(true);
    expect(rows.filter(isLive).every(({ offered, waiting }) => offered === 0 && waiting === 0)).toBe(true);
    expect(rows.reduce((sum, { offered }) => sum + offered, 0)).toBeLessThan(40);
  });
});
