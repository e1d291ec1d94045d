import fc from 'fast-check';
import { formCount, type RuleChoice } from './rule-table.ts';

/** The figures of one row; null: unknown. */
export interface Figures {
  waiting: number | null;
  agentsAvailable: number | null;
  longestWaitMs: number | null;
  percent: number | null;
  total: number | null;
}

/** What a poll says of a row. `keep`: the same figures, observed anew; `repeat`: the very same observation. */
export interface RowMove {
  manner: 'keep' | 'change' | 'repeat' | 'lagging' | 'quiet' | 'gone';
  figures: Figures;
}

/** Whom something is about, as numbers that are taken modulo what there is. */
export interface Aim {
  kind: 'all' | 'connection' | 'queue' | 'rule';
  connection: number;
  queue: number;
  rule: number;
}

export type Move =
  | { kind: 'poll'; connection: number; polls: number; afterMs: number | null; rows: RowMove[] }
  | { kind: 'wait' | 'stall' | 'sleep' | 'restart'; forMs: number }
  | { kind: 'jump'; byMs: number }
  | { kind: 'acknowledge' | 'renew'; breach: number; all: boolean }
  | { kind: 'snooze'; breach: number; minutes: number }
  | { kind: 'mute'; aim: Aim; minutes: number }
  | { kind: 'unmute'; aim: Aim }
  | { kind: 'seen' }
  | { kind: 'quiet'; forMs: number | null }
  | { kind: 'setting'; name: 'notifications' | 'recoveryNotes' | 'criticalBypasses'; on: boolean }
  | { kind: 'refuse'; times: number }
  | { kind: 'rule'; rule: number; choice: RuleChoice }
  | { kind: 'forget'; row: number }
  | { kind: 'watch'; row: number; watched: boolean }
  | { kind: 'connections'; enabled: boolean[] };

export interface Scenario {
  connections: { intervalMs: number; queues: number }[];
  rules: RuleChoice[];
  moves: Move[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const queueNames = ['q0', 'q1', 'q2', 'q3'];

const figures: fc.Arbitrary<Figures> = fc.record({
  waiting: fc.constantFrom(null, 0, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 16, 17, 20, 25),
  agentsAvailable: fc.constantFrom(null, 0, 1, 2, 3, 5),
  longestWaitMs: fc.constantFrom(null, 0, 48_000, 48_001, 60_000, 96_000, 110_000, 120_000),
  percent: fc.constantFrom(null, 60, 70, 73, 75, 80, 82, 83, 100),
  total: fc.constantFrom(null, 5, 40),
});
const rowMove: fc.Arbitrary<RowMove> = fc.record({
  manner: fc.oneof(
    { weight: 8, arbitrary: fc.constant<RowMove['manner']>('keep') },
    { weight: 8, arbitrary: fc.constant<RowMove['manner']>('change') },
    { weight: 1, arbitrary: fc.constantFrom<RowMove['manner'][]>('repeat', 'lagging', 'quiet', 'gone') },
  ),
  figures,
});
const ruleChoice: fc.Arbitrary<RuleChoice> = fc.record({
  form: fc.nat(formCount - 1),
  holdMs: fc.constantFrom(0, 0, 15 * second, 30 * second, 120 * second),
  keepMs: fc.constantFrom(0, 30 * second, 60 * second),
  minSamples: fc.integer({ min: 1, max: 3 }),
  queueIds: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray(queueNames, { minLength: 1 }) },
  ),
  enabled: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
});

const index = fc.nat(11);
const aim: fc.Arbitrary<Aim> = fc.record({
  kind: fc.constantFrom('all', 'connection', 'queue', 'rule'),
  connection: index,
  queue: index,
  rule: index,
});
/** Odd milliseconds, so that two things rarely come due at the same moment. */
const span: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 20 * second }),
  fc.integer({ min: second, max: 3 * minute }),
  fc.integer({ min: minute, max: 2 * hour }),
);
const shortSpan: fc.Arbitrary<number> = fc.integer({ min: 1, max: 2 * minute });
const muteMinutes = fc.constantFrom(1, 2, 5, 15, 60);

function weigh<T>(weight: number, arbitrary: fc.Arbitrary<T>) {
  return { weight, arbitrary };
}

const poll = fc.record({
  kind: fc.constant<'poll'>('poll'),
  connection: index,
  polls: fc.integer({ min: 1, max: 6 }),
  afterMs: fc.option(shortSpan, { freq: 2 }),
  rows: fc.array(rowMove, { minLength: 1, maxLength: 4 }),
});

const move: fc.Arbitrary<Move> = fc.oneof(
  weigh(24, poll),
  weigh(5, fc.record({ kind: fc.constant('wait'), forMs: span })),
  weigh(1, fc.record({ kind: fc.constantFrom('stall', 'sleep', 'restart'), forMs: span })),
  weigh(1, fc.record({ kind: fc.constantFrom('sleep', 'restart'), forMs: span })),
  weigh(1, fc.record({ kind: fc.constant('jump'), byMs: fc.integer({ min: -3 * hour, max: 3 * hour }) })),
  weigh(2, fc.record({ kind: fc.constantFrom('acknowledge', 'renew'), breach: index, all: fc.boolean() })),
  weigh(1, fc.record({ kind: fc.constant('snooze'), breach: index, minutes: fc.constantFrom(1, 5, 15) })),
  weigh(1, fc.record({ kind: fc.constant('mute'), aim, minutes: muteMinutes })),
  weigh(1, fc.record({ kind: fc.constant('unmute'), aim })),
  weigh(1, fc.record({ kind: fc.constant('seen') })),
  weigh(2, fc.record({ kind: fc.constant('quiet'), forMs: fc.option(span, { freq: 4 }) })),
  weigh(
    1,
    fc.record({
      kind: fc.constant('setting'),
      name: fc.constantFrom('notifications', 'recoveryNotes', 'criticalBypasses'),
      on: fc.boolean(),
    }),
  ),
  weigh(1, fc.record({ kind: fc.constant('refuse'), times: fc.integer({ min: 1, max: 3 }) })),
  weigh(1, fc.record({ kind: fc.constant('rule'), rule: index, choice: ruleChoice })),
  weigh(1, fc.record({ kind: fc.constantFrom('forget'), row: index })),
  weigh(1, fc.record({ kind: fc.constant('watch'), row: index, watched: fc.boolean() })),
  weigh(
    1,
    fc.record({
      kind: fc.constant('connections'),
      enabled: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    }),
  ),
);

/** One to three connections with one to four queues each, under one to three rules. */
export function arbitraryScenario(maxMoves: number): fc.Arbitrary<Scenario> {
  return fc.record({
    connections: fc.array(
      fc.record({
        intervalMs: fc.constantFrom(5, 15, 15, 30, 60).map((seconds) => seconds * second),
        queues: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    rules: fc.array(ruleChoice, { minLength: 1, maxLength: 3 }),
    moves: fc.array(move, { maxLength: maxMoves }),
  });
}
