import type { Episode, Wish } from './told-things.ts';

const minuteMs = 60_000;
const spanMs = 30 * minuteMs;
const mostNotifications = 5;
const newsReasons: readonly string[] = ['first', 'escalated', 'resolved'];
const laterMinutes = [5, 10, 20, 30];

/** Too much in a short time is told in summaries that come ever more rarely. */
export class BusyGuard {
  #countedMs: number[] = [];
  /** The next summary of what waits; null: it is not busy. */
  untilMs: number | null = null;
  #summaries = 0;

  /** A notification was offered. */
  count(nowMs: number): void {
    this.#countedMs.push(nowMs);
  }

  /** Five within half an hour make a busy time. What is told in it, a critical breach above all, does not prolong it. */
  #begin(nowMs: number): void {
    const recent = this.#countedMs.filter((countedMs) => countedMs >= nowMs - spanMs);
    const last = recent.at(-1);
    if (this.untilMs !== null || last === undefined || recent.length < mostNotifications) return;
    this.#summaries = 0;
    this.untilMs = last + 5 * minuteMs;
  }

  holds(wish: Wish, nowMs: number, episodes: Iterable<Episode>): boolean {
    return this.untilMs !== null && nowMs < this.untilMs && mayWait(wish, episodes);
  }

  /** After its moment news moves the next summary on, whether it had waited or not. */
  tell(spoken: readonly Wish[], nowMs: number): void {
    if (spoken.some(({ because }) => newsReasons.includes(because))) this.#move(nowMs);
  }

  #move(nowMs: number): void {
    if (this.untilMs === null || nowMs < this.untilMs) return;
    this.#summaries += 1;
    this.untilMs = nowMs + (laterMinutes[this.#summaries] ?? 30) * minuteMs;
  }

  /** Back to normal when nothing was told for half an hour and nothing waits. */
  rest(wishes: readonly Wish[], nowMs: number, episodes: Iterable<Episode>): void {
    const all = [...episodes];
    const last = this.#countedMs.at(-1) ?? 0;
    const isQuiet = this.untilMs !== null && nowMs >= this.untilMs && nowMs - last > spanMs;
    if (isQuiet && !wishes.some((wish) => mayWait(wish, all))) this.untilMs = null;
    this.#begin(nowMs);
  }
}

/** A critical breach does not, while no other one is open, told and left to itself. */
function mayWait({ because, severity, about }: Wish, episodes: Iterable<Episode>): boolean {
  if (because === 'resolved') return true;
  if (because !== 'first') return false;
  if (severity !== 'critical') return true;
  for (const other of episodes)
    if (
      other !== about &&
      other.told === 'critical' &&
      other.judged.condition === 'critical' &&
      !isTaken(other)
    )
      return true;
  return false;
}

function isTaken({ ackedMs, snoozedUntilMs }: Episode): boolean {
  return ackedMs !== null || snoozedUntilMs !== null;
}
