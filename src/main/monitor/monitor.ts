import type { BoardRow, ConnectionStatus } from '../../shared/board.ts';
import type { Failure } from '../../shared/failure.ts';
import { lateAfterIntervals, staleAfterIntervals } from '../../shared/freshness.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ReadAnswer } from '../vendors/vendor.ts';
import { Board, type WatchedConnection } from './board.ts';
import { Poller } from './poller.ts';
import { SteadyTime } from './steady-time.ts';

/** Some systems run for moments in their sleep. */
const mostLooksAsleep = 12;

/** What moved, and so must be shown anew. */
export interface MonitorChange {
  /** Connections whose status changed. */
  connectionIds: string[];
  changedKeys: string[];
  removedKeys: string[];
  /** The connection whose good answer this is; null where none arrived. Only then are alerts judged. */
  answered: string | null;
  /** It is that connection's first good answer since it was added. */
  firstAnswer: boolean;
}

interface MonitorOptions {
  clock: Clock;
  /** 0 to 1, for jitter. */
  random: () => number;
  log: Log;
  onChange: (change: MonitorChange) => void;
  pollTimeoutMs?: number;
}

interface Watch {
  watched: WatchedConnection;
  poller: Poller;
  freshnessTimer: Timer | null;
  lastFailure: string | null;
}

/**
 * Decides when to ask and remembers what was answered. It knows no vendor's words and judges no figure. Each
 * connection has a poller of its own, so that one that hangs or fails holds up no other.
 */
export class Monitor {
  readonly #options: MonitorOptions;
  readonly #time: SteadyTime;
  readonly #board = new Board();
  readonly #watches = new Map<string, Watch>();
  #state: 'stopped' | 'running' | 'suspended' = 'stopped';
  /** How often it was looked while the computer was said to sleep. */
  #looksAsleep = 0;

  constructor(options: MonitorOptions) {
    this.#options = options;
    this.#time = new SteadyTime(options.clock);
  }

  /**
   * Watches exactly these from now on. One that is unchanged goes on undisturbed; one with another vendor
   * object is asked afresh; its figures stay unless it now asks somebody else or for other queues.
   */
  setConnections(connections: readonly WatchedConnection[]): void {
    const wanted = connections.filter(({ connection }) => connection.enabled);
    const connectionIds: string[] = [];
    const removedKeys: string[] = [];
    for (const [id, watch] of this.#watches) {
      const next = wanted.find(({ connection }) => connection.id === id);
      if (next !== undefined && asksTheSame(watch.watched, next)) continue;
      removedKeys.push(...this.#board.removeConnection(id));
      this.#endWatch(id, watch);
      connectionIds.push(id);
    }
    for (const next of wanted) {
      const { id, pollSeconds } = next.connection;
      const before = this.#watches.get(id);
      this.#board.setConnection(next);
      if (before?.watched.vendor === next.vendor && before.watched.connection.pollSeconds === pollSeconds) {
        if (before.watched.connection.name !== next.connection.name) connectionIds.push(id);
        before.watched = next;
        continue;
      }
      if (before !== undefined) this.#endWatch(id, before);
      this.#beginWatch(next);
      connectionIds.push(id);
    }
    if (connectionIds.length === 0) return;
    this.#tell({ connectionIds: [...new Set(connectionIds)], removedKeys });
  }

  start(): void {
    if (this.#state !== 'stopped') return;
    this.#state = 'running';
    for (const watch of this.#watches.values()) watch.poller.start();
  }

  stop(): void {
    this.#state = 'stopped';
    for (const watch of this.#watches.values()) {
      watch.poller.suspend();
      watch.freshnessTimer?.cancel();
    }
  }

  /** The computer is about to sleep. */
  suspend(): void {
    if (this.#state !== 'running') return;
    this.#state = 'suspended';
    this.#looksAsleep = 0;
    this.#time.suspend();
    for (const watch of this.#watches.values()) {
      watch.poller.suspend();
      watch.freshnessTimer?.cancel();
    }
    this.#tellAll();
  }

  /** The computer is awake: ages now count the sleep, so nothing looks live that was not asked since. */
  resume(): void {
    if (this.#state === 'stopped') return;
    // Some systems say only that they woke up.
    const wasAnnounced = this.#state === 'suspended';
    this.#state = 'running';
    this.#time.resume();
    for (const [id, watch] of this.#watches) {
      if (wasAnnounced) watch.poller.resume();
      else watch.poller.refresh();
      this.#watchFreshness(id, watch);
    }
    this.#tellAll();
  }

  /** Asks all connections now, or one of them. */
  refresh(connectionId?: string): void {
    for (const [id, watch] of this.#watches)
      if (connectionId === undefined || id === connectionId) watch.poller.refresh();
  }

  /** A watched queue of this connection is near a level of a rule, or no longer: it is asked faster meanwhile. */
  setNear(connectionId: string, isNear: boolean): void {
    const watch = this.#watches.get(connectionId);
    if (watch === undefined) return;
    watch.poller.setNear(isNear);
    this.#board.setPace(connectionId, watch.poller.promisedMs, watch.poller.paceReason);
  }

  /** Milliseconds that ignore changes of the computer's clock and count its sleep. */
  steadyNow(): number {
    return this.#time.now();
  }

  /** Gets pollers going again that stand still, and says so. Call it every few seconds. */
  wakePollers(): void {
    if (this.#state === 'suspended') this.#doubtSleep();
    if (this.#state !== 'running') return;
    for (const [connectionId, { poller }] of this.#watches) {
      if (!poller.isStandingStill()) continue;
      this.#options.log.error('a poller stood still and is started again', { connectionId });
      poller.restart();
    }
  }

  /** Who sleeps does not look: it was called off, or the system forgot to say that it is over. */
  #doubtSleep(): void {
    this.#looksAsleep += 1;
    if (this.#looksAsleep < mostLooksAsleep) return;
    this.#options.log.error('the computer is awake and did not say so');
    this.resume();
  }

  statuses(): ConnectionStatus[] {
    return this.#board.statuses(
      this.#time.now(),
      (id) => this.#watches.get(id)?.poller.nextPollInMs() ?? null,
    );
  }

  /** Its id, where it is not watched. */
  nameOf(connectionId: string): string {
    return this.#watches.get(connectionId)?.watched.connection.name ?? connectionId;
  }

  rows(): Iterable<BoardRow> {
    return this.#board.rows();
  }

  rowsOf(connectionId: string): BoardRow[] {
    return this.#board.rowsOf(connectionId);
  }

  row(key: string): BoardRow | undefined {
    return this.#board.row(key);
  }

  #beginWatch(watched: WatchedConnection): void {
    const { clock, random, log, pollTimeoutMs } = this.#options;
    const { id, pollSeconds } = watched.connection;
    const poller = new Poller({
      vendor: watched.vendor,
      intervalMs: pollSeconds * 1000,
      clock,
      elapsed: () => this.#time.now(),
      random,
      ...(pollTimeoutMs === undefined ? {} : { timeoutMs: pollTimeoutMs }),
      onAnswer: (answer, receivedAt) => this.#applyAnswer(watch, answer, receivedAt),
      onFailure: (failure) => this.#applyFailure(watch, failure),
      onBug: (error) =>
        log.error('asking a connection threw', {
          connectionId: id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
    });
    const watch: Watch = { watched, poller, freshnessTimer: null, lastFailure: null };
    this.#watches.set(id, watch);
    // While stopped or asleep it is held back like the others, until start or resume.
    if (this.#state !== 'running') return;
    poller.start();
    this.#watchFreshness(id, watch);
  }

  #endWatch(id: string, watch: Watch): void {
    watch.poller.suspend();
    watch.freshnessTimer?.cancel();
    this.#watches.delete(id);
  }

  #applyAnswer(watch: Watch, answer: ReadAnswer, receivedAt: number): void {
    const { id } = watch.watched.connection;
    const firstAnswer = !this.#board.hasAnswered(id);
    if (watch.lastFailure !== null)
      this.#options.log.info('a connection answers again', { connectionId: id });
    watch.lastFailure = null;
    this.#board.setPace(id, watch.poller.promisedMs, watch.poller.paceReason);
    const change = this.#board.applyAnswer(id, answer, receivedAt, this.#time.now());
    this.#watchFreshness(id, watch);
    this.#tell({ connectionIds: [id], ...change, answered: id, firstAnswer });
  }

  #applyFailure(watch: Watch, failure: Failure): void {
    const { id } = watch.watched.connection;
    // Said once per kind: an outage of an hour is not two hundred lines.
    if (watch.lastFailure !== failure.code)
      this.#options.log.warn('a poll failed', {
        connectionId: id,
        code: failure.code,
        detail: failure.detail,
        subject: failure.subject,
      });
    watch.lastFailure = failure.code;
    this.#board.applyFailure(id, failure);
    this.#tell({ connectionIds: [id] });
  }

  /** Wakes up when the connection turns late, then stale. */
  #watchFreshness(id: string, watch: Watch): void {
    watch.freshnessTimer?.cancel();
    watch.freshnessTimer = null;
    const { ageMs, intervalMs } = this.#board.ageOf(id, this.#time.now());
    if (ageMs === null) return;
    const lateMs = lateAfterIntervals * intervalMs;
    const staleMs = staleAfterIntervals * intervalMs;
    if (ageMs >= staleMs) return;
    // Exactly 1.5 intervals is still live, exactly 3 is stale already.
    const isLive = ageMs <= lateMs;
    const delayMs = isLive ? Math.floor(lateMs - ageMs) + 1 : Math.ceil(staleMs - ageMs);
    watch.freshnessTimer = this.#options.clock.setTimer(delayMs, () => {
      this.#watchFreshness(id, watch);
      const now = this.#board.ageOf(id, this.#time.now()).ageMs ?? 0;
      // A timer may ring a moment early: then the one just set rings again.
      if (isLive ? now > lateMs : now >= staleMs) this.#tell({ connectionIds: [id] });
    });
  }

  #tellAll(): void {
    // Before the first connections are known, that there are none is no news: what is open of them would be withdrawn.
    if (this.#watches.size === 0) return;
    this.#tell({ connectionIds: [...this.#watches.keys()] });
  }

  #tell(change: Partial<MonitorChange>): void {
    this.#options.onChange({
      connectionIds: [],
      changedKeys: [],
      removedKeys: [],
      answered: null,
      firstAnswer: false,
      ...change,
    });
  }
}

/** Whether figures of the one are figures of the other: name, interval and tags do not matter for that. */
function asksTheSame(a: WatchedConnection, b: WatchedConnection): boolean {
  const facts = ({ connection, demo }: WatchedConnection) =>
    JSON.stringify({ ...connection, name: '', pollSeconds: 0, tags: [], credentials: {}, demo });
  return facts(a) === facts(b);
}
