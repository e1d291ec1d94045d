import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DemoMediaType, Witness } from '../../src/simulator/contact.ts';
import { type Phase, type QueueModel, QueueProcess } from '../../src/simulator/queue-process.ts';

const hourMs = 3_600_000;

/** Notes what happens, and judges nothing. */
class Notes implements Witness {
  readonly lines: string[] = [];
  waits: number[] = [];
  abandons = 0;
  busyMs = 0;
  readonly #since = new Map<string, number>();

  #note(what: string, mediaType: DemoMediaType, contact: number, at: number): void {
    this.lines.push(`${what} ${mediaType} ${contact} ${at}`);
  }
  offered(mediaType: DemoMediaType, contact: number, at: number): void {
    this.#note('offered', mediaType, contact, at);
    this.#since.set(`${mediaType} ${contact}`, at);
  }
  answered(mediaType: DemoMediaType, contact: number, at: number): void {
    this.#note('answered', mediaType, contact, at);
    const key = `${mediaType} ${contact}`;
    this.waits.push(at - (this.#since.get(key) ?? Number.NaN));
    this.#since.set(key, at);
  }
  abandoned(mediaType: DemoMediaType, contact: number, at: number): void {
    this.#note('abandoned', mediaType, contact, at);
    this.abandons += 1;
    this.waits.push(at - (this.#since.get(`${mediaType} ${contact}`) ?? Number.NaN));
  }
  talked(mediaType: DemoMediaType, contact: number, at: number): void {
    this.#note('talked', mediaType, contact, at);
  }
  handled(mediaType: DemoMediaType, contact: number, at: number): void {
    this.#note('handled', mediaType, contact, at);
    this.busyMs += at - (this.#since.get(`${mediaType} ${contact}`) ?? Number.NaN);
  }
  moved(from: string, to: string, at: number): void {
    this.lines.push(`moved ${from} ${to} ${at}`);
  }
}

const quiet = { breaks: null, missChance: 0, missRingMs: 0, missRest: { kind: 'fixed', ms: 0 } } as const;

/** The textbook's queue: Poisson arrivals, exponential handling, nobody gives up. */
const textbook: QueueModel = {
  lanes: [
    {
      mediaType: 'voice',
      skillId: 4101,
      targetMs: 20_000,
      goal: 0.8,
      ring: { kind: 'fixed', ms: 0 },
      talk: { kind: 'exponential', meanMs: 180_000 },
      wrapUp: { kind: 'fixed', ms: 0 },
      patience: null,
    },
  ],
  habits: quiet,
};

const lively: QueueModel = {
  lanes: [
    {
      mediaType: 'voice',
      skillId: 4101,
      targetMs: 20_000,
      goal: 0.8,
      ring: { kind: 'log-normal', meanMs: 3500, spread: 0.4 },
      talk: { kind: 'log-normal', meanMs: 200_000, spread: 0.7 },
      wrapUp: { kind: 'log-normal', meanMs: 30_000, spread: 0.5 },
      patience: { kind: 'weibull', scaleMs: 120_000, shape: 1.2 },
    },
    {
      mediaType: 'email',
      skillId: 4102,
      targetMs: 24 * hourMs,
      goal: 0.8,
      ring: { kind: 'fixed', ms: 5000 },
      talk: { kind: 'exponential', meanMs: 300_000 },
      wrapUp: { kind: 'fixed', ms: 0 },
      patience: null,
    },
  ],
  habits: {
    breaks: { every: { kind: 'exponential', meanMs: hourMs }, length: { kind: 'fixed', ms: 300_000 } },
    missChance: 0.05,
    missRingMs: 8000,
    missRest: { kind: 'exponential', meanMs: 40_000 },
  },
};

const steady = (agents: number, voice: number, email = 0): ((at: number) => Phase) => {
  return (at) => ({
    until: at + hourMs,
    agents,
    mostOnBreak: 1,
    contactsPerHour: { voice, email },
  });
};

/** Staff and traffic that change every ten minutes. */
const restless =
  (staff: readonly number[]) =>
  (at: number): Phase => {
    const slot = Math.floor(at / 600_000);
    const agents = staff[slot % staff.length] ?? 0;
    return {
      until: (slot + 1) * 600_000,
      agents,
      mostOnBreak: 1,
      contactsPerHour: { voice: slot % 3 === 0 ? 150 : 60, email: 12 },
    };
  };

const start = (model: QueueModel, plan: (at: number) => Phase, seed: number, notes = new Notes()) =>
  new QueueProcess(model, plan, 0, { seed, path: 'test' }, notes);

const world = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  staff: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
  steps: fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 1, maxLength: 12 }),
});

describe('a queue', () => {
  it('loses nobody and invents nobody: offered = answered + abandoned + waiting', () => {
    fc.assert(
      fc.property(world, ({ seed, staff, steps }) => {
        const process = start(lively, restless(staff), seed);
        let at = 0;
        for (const step of steps) {
          at += step;
          process.advanceTo(at);
          for (const { contacts, waiting, talking } of process.lanes) {
            const answered = contacts.filter(({ answeredAt }) => answeredAt !== null);
            const abandoned = contacts.filter(({ abandonedAt }) => abandonedAt !== null);
            expect(answered.length + abandoned.length + waiting.size).toBe(contacts.length);
            expect(answered.some(({ abandonedAt }) => abandonedAt !== null)).toBe(false);
            expect(talking.size).toBe(answered.filter(({ talkedAt }) => talkedAt === null).length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never waits or talks for a negative time, and never beyond the present', () => {
    fc.assert(
      fc.property(world, ({ seed, staff }) => {
        const process = start(lively, restless(staff), seed);
        process.advanceTo(hourMs);
        for (const contact of process.lanes.flatMap(({ contacts }) => contacts)) {
          const times = [contact.arrivedAt, contact.answeredAt, contact.talkedAt, contact.handledAt];
          const happened = times.filter((at) => at !== null);
          expect(happened).toEqual(happened.toSorted((one, other) => one - other));
          expect(happened.every((at) => at >= 0 && at <= hourMs)).toBe(true);
          expect((contact.abandonedAt ?? contact.arrivedAt) >= contact.arrivedAt).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves no agent idle while somebody waits whom nobody rings for', () => {
    fc.assert(
      fc.property(world, ({ seed, staff, steps }) => {
        const process = start(lively, restless(staff), seed);
        let at = 0;
        for (const step of steps) {
          at += step;
          process.advanceTo(at);
          const idle = process.agents.filter(({ state }) => state === 'idle').length;
          const unattended = process.lanes
            .flatMap(({ waiting }) => [...waiting])
            .filter(({ agent }) => agent === null);
          expect(idle === 0 || unattended.length === 0).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('happens the same way in one step as in many', () => {
    fc.assert(
      fc.property(world, ({ seed, staff, steps }) => {
        const [once, often] = [new Notes(), new Notes()];
        const end = steps.reduce((sum, step) => sum + step, 0);
        start(lively, restless(staff), seed, once).advanceTo(end);
        const process = start(lively, restless(staff), seed, often);
        let at = 0;
        for (const step of steps) {
          at += step;
          process.advanceTo(at);
        }
        expect(often.lines).toEqual(once.lines);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps to the planned staff, those on a break included', () => {
    const process = start(lively, steady(6, 60), 4);
    for (let hour = 1; hour <= 8; hour += 1) {
      process.advanceTo(hour * hourMs);
      expect(process.agents.filter(({ state, leaving }) => state !== 'offline' && !leaving)).toHaveLength(6);
      expect(process.agents.filter(({ state }) => state === 'off-queue').length).toBeLessThanOrEqual(1);
    }
  });

  it('takes calls before emails', () => {
    const notes = new Notes();
    const process = start(lively, steady(2, 120, 30), 5, notes);
    process.advanceTo(4 * hourMs);
    const answered = (mediaType: string) =>
      notes.lines.filter((line) => line.startsWith(`answered ${mediaType}`));
    expect(answered('voice').length).toBeGreaterThan(80);
    expect(answered('email').length).toBeLessThan(8);
  });

  it('lets a missed call go to the next agent and the agent rest', () => {
    const notes = new Notes();
    const missing = { ...lively, habits: { ...lively.habits, missChance: 0.5 } };
    start(missing, steady(8, 60), 6, notes).advanceTo(2 * hourMs);
    const text = notes.lines.join('\n');
    expect(text).toContain('moved ringing not-responding');
    expect(text).toContain('moved not-responding idle');
  });
});

describe('the textbook queue', () => {
  // M/M/3 at 40 calls an hour of 180 s: 2 Erlangs; chance of waiting 4/9, mean wait 4/9 × 180 s / (3 − 2) = 80 s.
  const notes = new Notes();
  const hours = 2500;
  start(textbook, steady(3, 40), 11, notes).advanceTo(hours * hourMs);

  it('makes as many wait as Erlang C says', () => {
    const waited = notes.waits.filter((ms) => ms > 0).length / notes.waits.length;
    expect(Math.abs(waited / (4 / 9) - 1)).toBeLessThan(0.04);
  });

  it('makes them wait as long as Erlang C says', () => {
    const mean = notes.waits.reduce((sum, ms) => sum + ms, 0) / notes.waits.length;
    expect(Math.abs(mean / 80_000 - 1)).toBeLessThan(0.08);
  });

  it('keeps the agents busy for two thirds of their time', () => {
    expect(Math.abs(notes.busyMs / (3 * hours * hourMs) / (2 / 3) - 1)).toBeLessThan(0.02);
    expect(notes.abandons).toBe(0);
  });
});
