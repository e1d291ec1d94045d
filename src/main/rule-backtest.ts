import type { Rule } from '../shared/alert.ts';
import type { BacktestAnswer, BacktestSpan } from '../shared/backtest.ts';
import type { BoardRow } from '../shared/board.ts';
import { createFailure } from '../shared/failure.ts';
import { mediaTypes } from '../shared/media-type.ts';
import type { Reading } from '../shared/queue.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { toRowKey } from '../shared/row-key.ts';
import { createZoneClock } from '../shared/time-zone.ts';
import { BacktestTally } from './alerts/backtest-tally.ts';
import { createPlainTerms } from './alerts/plain-terms.ts';
import { Replay } from './alerts/replay.ts';
import type { Clock } from './clock.ts';
import { PastCoverage } from './past-coverage.ts';

/*
 * Runs a draft rule, alone, over the kept history: how often it would have spoken, with its hold time as it is, halved
 * and doubled. Of days that are over the history has one poll a minute: good enough to choose a level by, though what
 * lasted for less than a minute or two may be missing.
 */

/** One poll that answered. */
interface PastPoll {
  at: number;
  connectionId: string;
  readings: readonly Reading[];
}

interface PastQuestion {
  from: number;
  to: number;
  /** Left out: all rows. */
  rowKeys?: readonly string[];
}

interface RuleBacktestOptions {
  clock: Clock;
  history: { readPast: (question: PastQuestion) => AsyncIterable<readonly PastPoll[]> };
  /** Those that are watched today: others raise no alert any more. */
  connections: () => readonly { id: string; intervalMs: number }[];
  /** A row's own target as it is today, for readings that name none. */
  targetOf: (rowKey: string) => Pick<BoardRow, 'targetMs' | 'goalPercent'> | null;
  recoveryNotes: () => boolean;
  /** Whose yesterday it is; left out, the computer's. */
  timeZone?: string;
}

interface Variant {
  holdFactor: 0.5 | 1 | 2;
  holdMs: number;
  replay: Replay;
  tally: BacktestTally;
}

const holdFactors = [0.5, 1, 2] as const;
const dayMs = 86_400_000;
/** The main process has icon and window to see to: it is kept from them for no longer than this, and one poll more. */
const sliceMs = 5;
/** As of the board: a row that answers leave out for so long is taken for deleted. */
const forgottenAfterMs = 900_000;

export class RuleBacktest {
  readonly #options: RuleBacktestOptions;
  #running: AbortController | null = null;

  constructor(options: RuleBacktestOptions) {
    this.#options = options;
  }

  /** One at a time: what is under way ends as `cancelled`. */
  async run(rule: Rule): Promise<Result<BacktestAnswer>> {
    this.cancel();
    const controller = new AbortController();
    this.#running = controller;
    try {
      return await this.#play(rule, controller.signal);
    } finally {
      if (this.#running === controller) this.#running = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #play(rule: Rule, signal: AbortSignal): Promise<Result<BacktestAnswer>> {
    const { clock, history, recoveryNotes } = this.#options;
    const spans = this.#toSpans(clock.now());
    const covered = this.#options
      .connections()
      .filter(({ id }) => rule.scope.connectionIds?.includes(id) ?? true);
    const coverage = new PastCoverage(covered);
    const variants = holdFactors.map((holdFactor) =>
      createVariant(rule, holdFactor, recoveryNotes(), coverage.gapMs),
    );
    const rows = new PastRows(this.#options.targetOf);
    let sliceAt = clock.monotonic();
    const asked = { ...spans.lastSevenDays, ...toCoveredRows(rule, covered) };
    for await (const page of history.readPast(asked)) {
      // The history has worked for this page too.
      sliceAt = await rest(clock);
      for (const { at, connectionId, readings } of page) {
        const intervalMs = coverage.take(connectionId, at);
        if (intervalMs === null) continue;
        const answer = rows.take(connectionId, readings, at);
        const connections = [{ id: connectionId, intervalMs, answer }];
        for (const { replay } of variants) {
          if (clock.monotonic() - sliceAt >= sliceMs) sliceAt = await rest(clock);
          if (signal.aborted) return failed(createFailure('cancelled'));
          replay.take({ at, connections, event: null });
        }
      }
    }
    if (signal.aborted) return failed(createFailure('cancelled'));
    for (const { replay } of variants) replay.finish();
    const count = (tally: BacktestTally, span: { from: number; to: number }): BacktestSpan => ({
      ...tally.count(span, coverage.newestAt),
      coverage: coverage.share(span),
    });
    return ok({
      variants: variants.map(({ holdFactor, holdMs, tally }) => ({
        holdFactor,
        holdMs,
        yesterday: count(tally, spans.yesterday),
        lastSevenDays: count(tally, spans.lastSevenDays),
      })),
    });
  }

  /** Yesterday is the day of the calendar, however long; the seven days end now. */
  #toSpans(now: number) {
    const zone = createZoneClock(
      this.#options.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    );
    const today = Math.floor(zone.toWallMs(now) / dayMs) * dayMs;
    return {
      yesterday: { from: zone.toMoments(today - dayMs).first, to: zone.toMoments(today).first },
      lastSevenDays: { from: now - 7 * dayMs, to: now },
    };
  }
}

/** A rule for a few queues needs no others: of a large tenant's week they would cost minutes. */
function toCoveredRows(
  { scope }: Rule,
  connections: readonly { id: string }[],
): Pick<PastQuestion, 'rowKeys'> {
  const { queueIds } = scope;
  if (queueIds === undefined) return {};
  const media = scope.mediaTypes ?? mediaTypes;
  return {
    rowKeys: connections.flatMap(({ id: connectionId }) =>
      queueIds.flatMap((queueId) => media.map((mediaType) => toRowKey({ connectionId, queueId, mediaType }))),
    ),
  };
}

/** Lets everything else have its turn; answers when it was. */
async function rest(clock: Clock): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  return clock.monotonic();
}

function createVariant(
  rule: Rule,
  holdFactor: Variant['holdFactor'],
  recoveryNotes: boolean,
  gapMs: number,
): Variant {
  const holdMs = rule.holdMs * holdFactor;
  const rules = [{ ...rule, holdMs, enabled: true }];
  const terms = createPlainTerms(rules, recoveryNotes);
  const tally = new BacktestTally();
  const replay = new Replay({ termsAt: () => terms, gapMs, onStep: (step, at) => tally.take(step, at) });
  return { holdFactor, holdMs, replay, tally };
}

/** Kept readings as rows of the board. What the vendor's queue list added to them is not kept: today's is taken. */
class PastRows {
  readonly #seenAt = new Map<string, Map<string, number>>();
  readonly #targetOf: RuleBacktestOptions['targetOf'];

  constructor(targetOf: RuleBacktestOptions['targetOf']) {
    this.#targetOf = targetOf;
  }

  take(connectionId: string, readings: readonly Reading[], at: number) {
    const seenAt = this.#seenAt.get(connectionId) ?? new Map<string, number>();
    this.#seenAt.set(connectionId, seenAt);
    const rows = readings.map((reading) => this.#toRow(reading));
    for (const { key } of rows) seenAt.set(key, at);
    const removedKeys: string[] = [];
    if (seenAt.size > rows.length)
      for (const [key, keyAt] of seenAt)
        if (at - keyAt >= forgottenAfterMs) {
          seenAt.delete(key);
          removedKeys.push(key);
        }
    return { rows, removedKeys };
  }

  #toRow(reading: Reading): BoardRow {
    const key = toRowKey(reading);
    const { targetMs = null, goalPercent = null } = this.#targetOf(key) ?? {};
    return { key, reading, quality: 'current', lagMs: 0, watched: true, targetMs, goalPercent };
  }
}
