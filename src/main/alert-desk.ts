import type { Alert, Rule } from '../shared/alert.ts';
import type { Mute, MuteTarget } from '../shared/attention.ts';
import type { BoardRow, ConnectionStatus, StatePush } from '../shared/board.ts';
import type { RuleBudget } from '../shared/contract/alert-contract.ts';
import type { EpisodeRecord } from '../shared/episode.ts';
import { type Freshness, toRowFreshness } from '../shared/freshness.ts';
import { AlertTeller, type AlertTellerOptions } from './alert-teller.ts';
import type { Delivery, SpeechItem } from './alerts/alert-event.ts';
import { countUnseen, listAlerts, listMutes } from './alerts/alert-list.ts';
import { acknowledge, markReacted, markSeen, mute, renew, snooze, unmute } from './alerts/attention.ts';
import { recordDelivery } from './alerts/delivery-record.ts';
import { toItemKey } from './alerts/item-key.ts';
import { type AlertMemory, alertMemorySchema } from './alerts/memory.ts';
import type { Moment } from './alerts/moment.ts';
import { isNearLevel } from './alerts/nearness.ts';
import { isBlind } from './alerts/quality.ts';
import { toRuleBudgets } from './alerts/rule-budgets.ts';
import { createRuleChooser, type RuleChooser } from './alerts/scope.ts';
import {
  createMemory,
  forgetRows,
  nextDueMs,
  setConnections,
  takeAnswer,
  takeRestart,
  takeTick,
  takeWake,
} from './alerts/watch.ts';
import type { AlertTerms, Step } from './alerts/work.ts';
import type { Clock, Timer } from './clock.ts';
import { EpisodeLog, type EpisodeLogOptions } from './episode-log.ts';
import { nameMute } from './mute-name.ts';
import { QuietTimes } from './quiet-times.ts';

/*
 * Keeps the memory of the alert watch, lets time pass in it, and has what it decides told and written down. It decides
 * nothing itself.
 */

export interface AlertDeskOptions extends AlertTellerOptions, Pick<EpisodeLogOptions, 'keepEpisode'> {
  clock: Pick<Clock, 'now' | 'setTimer'>;
  /** Milliseconds that ignore changes of the computer's clock and count its sleep (`monitor/steady-time.ts`). */
  steadyNow: () => number;
  rowsOf: (connectionId: string) => BoardRow[];
  /** What the notification in this place said is over. */
  close: (slot: string) => void;
  /** Something critical was told. */
  onCritical: () => void;
  /** A watched queue of this connection is near a level, or none is. */
  setNear: (connectionId: string, isNear: boolean) => void;
  /** Somebody has the window before them. */
  isLookedAt: () => boolean;
  /** Alerts, mutes or marks may have changed. */
  onChange: () => void;
  keepMemory: (text: string) => void;
  /** As the computer knows whoever sits there. */
  userName: string;
}

type MemoryChange = (memory: AlertMemory) => AlertMemory;

/** At the latest after this it is looked what time has brought. */
const longestTickMs = 10_000;
const shortestTickMs = 50;

export class AlertDesk {
  readonly #options: AlertDeskOptions;
  readonly #episodes: EpisodeLog;
  readonly #teller: AlertTeller;
  readonly #quiet: QuietTimes;
  #memory: AlertMemory;
  #rules: readonly Rule[] = [];
  #chooseRules: RuleChooser = () => [];
  /** The steady clock begins anew with each run of the program; the memory's goes on. */
  #offsetMs = 0;
  #timer: Timer | null = null;
  /** Until then the last run's memory stands where this one's would be kept. */
  #isRestored = false;
  /** What a supervisor did until then, to be done to the last run's memory as well. */
  readonly #early: MemoryChange[] = [];
  #isStopped = false;
  /** The memory as it was kept last, without its moment. */
  #kept = '';

  constructor(options: AlertDeskOptions) {
    this.#options = options;
    this.#quiet = new QuietTimes(() => options.readSettings().quietHours);
    this.#episodes = new EpisodeLog(options);
    this.#teller = new AlertTeller(options);
    this.#memory = createMemory(this.#now());
  }

  /**
   * Takes up what the last run knew; `written` are the open episodes of the log. A text that cannot be read costs the
   * memory, and the log says so.
   */
  restore(text: string | null, written: readonly EpisodeRecord[]): void {
    if (this.#isStopped) return;
    this.#isRestored = true;
    const kept = text === null ? null : parseMemory(text);
    if (kept !== null) {
      const sleptMs = Math.max(0, this.#options.clock.now() - kept.at);
      this.#offsetMs = kept.steadyMs + sleptMs - this.#options.steadyNow();
      this.#memory = this.#early
        .splice(0)
        .reduce((memory, change) => change(memory), takeRestart(kept, this.#now()));
    } else if (text !== null)
      this.#options.log.error('the memory of alerts could not be read and begins anew');
    this.#episodes.restore(this.#memory, written);
  }

  start(): void {
    this.tick();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
    this.#keep();
  }

  /** Open alerts, the worst first. */
  alerts(): Alert[] {
    const statuses = new Map(this.#options.statuses().map((status) => [status.id, status]));
    const qualityOf = (rowKey: string): Freshness => {
      const row = this.#options.findRow(rowKey);
      const status = row && statuses.get(row.reading.connectionId);
      if (row === undefined || status === undefined) return 'unknown';
      return toRowFreshness(row, status.ageMs, status.intervalMs);
    };
    return listAlerts(this.#memory, qualityOf, this.#now());
  }

  /** As window and tray show it. */
  view(): Pick<StatePush, 'alerts' | 'mutes' | 'quietUntil' | 'quietFrom' | 'notifies' | 'unseen'> {
    const now = this.#options.clock.now();
    return {
      alerts: this.alerts(),
      mutes: this.#mutes(),
      quietUntil: this.#quiet.until(now),
      quietFrom: this.#quiet.from(now),
      notifies: this.#options.readSettings().notifications,
      unseen: countUnseen(this.#memory),
    };
  }

  #mutes(): Mute[] {
    return listMutes(this.#memory, this.#now()).map((one) => ({
      ...one,
      name: nameMute(one.target, this.#options),
    }));
  }

  /** Which connections are watched may have changed, or how often they are asked. */
  setConnections(): void {
    const connections = this.#options.statuses().map(({ id, intervalMs }) => ({ id, intervalMs }));
    const known = Object.entries(this.#memory.connections);
    const isSame = connections.every(
      ({ id, intervalMs }) => this.#memory.connections[id]?.intervalMs === intervalMs,
    );
    if (isSame && known.length === connections.length) return;
    this.#apply(setConnections(this.#memory, connections, this.#terms(), this.#now()));
  }

  /** Judges a connection's good answer and tells what is worth telling. */
  judge(status: ConnectionStatus, firstAnswer: boolean): void {
    const { id, intervalMs } = status;
    const rows = this.#options.rowsOf(id);
    const answer = { connectionId: id, rows, intervalMs, firstAnswer };
    const wasBlind = isBlind(this.#memory, id);
    const before = new Set(this.#memory.conditions.map(({ rowKey }) => rowKey));
    this.#apply(takeAnswer(this.#memory, answer, this.#terms(), this.#now()));
    for (const { rowKey } of this.#memory.conditions) before.delete(rowKey);
    for (const rowKey of before) this.#options.close(`row:${rowKey}`);
    if (wasBlind) this.#options.close(`connection:${id}`);
    this.#options.setNear(id, isNearLevel(this.#memory.conditions, { rows, intervalMs }, this.#chooseRules));
  }

  /** These rows are no longer on the board: nothing is said of them any more. */
  forget(rowKeys: readonly string[]): void {
    if (rowKeys.length === 0) return;
    this.#apply(forgetRows(this.#memory, rowKeys, this.#terms(), this.#now()));
    for (const key of rowKeys) this.#options.close(`row:${key}`);
  }

  /** The computer has woken up. */
  wake(): void {
    this.#memory = takeWake(this.#memory, this.#now());
    this.tick();
  }

  /** Lets time pass, and says when it is looked again. */
  tick(): void {
    if (this.#isStopped) return;
    this.#apply(takeTick(this.#memory, this.#terms(), this.#now()));
  }

  acknowledge(episodeIds: readonly string[]): void {
    this.#closeToasts(episodeIds);
    const { userName } = this.#options;
    this.#change((memory) => acknowledge(memory, episodeIds, userName, this.#now()));
  }

  snooze(episodeIds: readonly string[], minutes: number): void {
    this.#closeToasts(episodeIds);
    this.#change((memory) => snooze(memory, episodeIds, minutes, this.#now()));
  }

  renew(episodeIds: readonly string[]): void {
    this.#change((memory) => renew(memory, episodeIds));
  }

  mute(target: MuteTarget, minutes: number): void {
    this.#change((memory) => mute(memory, target, minutes, this.#now()));
  }

  muteQueue(rowKey: string, minutes: number): void {
    const reading = this.#options.findRow(rowKey)?.reading;
    if (reading === undefined) return;
    const { connectionId, queueId } = reading;
    this.mute({ kind: 'queue', connectionId, queueId }, minutes);
  }

  unmute(target: MuteTarget): void {
    this.#change((memory) => unmute(memory, target));
  }

  /** Window or menu was opened. */
  markSeen(): void {
    if (countUnseen(this.#memory) > 0) this.#change(markSeen);
  }

  /** Somebody reacted to the notification in this place. */
  react(slot: string): void {
    const said = [...this.episodesOf(slot), ...this.#teller.takeShown(slot)];
    this.#change((memory) => markReacted(memory, said));
  }

  /** What the rules on service level leave this row to spend. */
  budgets(rowKey: string): RuleBudget[] {
    const row = this.#options.findRow(rowKey);
    if (row === undefined || row.quality !== 'current') return [];
    this.#terms();
    return toRuleBudgets(this.#memory, row, this.#chooseRules(row));
  }

  /** The open episodes that the notification in this place is about. */
  episodesOf(slot: string): string[] {
    return this.#memory.conditions
      .filter(({ rowKey, standing }) => `row:${rowKey}` === slot && standing.condition !== 'pending')
      .map(({ breach }) => breach.episodeId);
  }

  bringUpToDate(kept: readonly EpisodeRecord[]): EpisodeRecord[] {
    return this.#episodes.bringUpToDate(kept);
  }

  #now(): Moment {
    const { clock, steadyNow } = this.#options;
    return { at: clock.now(), steadyMs: steadyNow() + this.#offsetMs };
  }

  #terms(): AlertTerms {
    const { rules, notifications, recoveryNotes, quietHours } = this.#options.readSettings();
    if (rules !== this.#rules) {
      this.#rules = rules;
      this.#chooseRules = createRuleChooser(rules);
    }
    return {
      rules,
      notifications,
      recoveryNotes,
      quietUntil: this.#quiet.until(this.#options.clock.now()),
      criticalBypasses: quietHours.criticalBypasses,
      chooseRules: this.#chooseRules,
    };
  }

  /** Whoever takes care of an alert has read its notification. */
  #closeToasts(episodeIds: readonly string[]): void {
    for (const { rowKey, breach } of this.#memory.conditions)
      if (episodeIds.includes(breach.episodeId)) this.#options.close(`row:${rowKey}`);
  }

  /** What a supervisor did: kept and shown at once, and what follows from it is told. */
  #change(change: MemoryChange): void {
    this.#memory = change(this.#memory);
    if (!this.#isRestored) this.#early.push(change);
    this.tick();
  }

  #apply({ memory, events, deliveries, ended }: Step): void {
    const { offered } = this.#memory;
    this.#memory = memory;
    for (const event of events)
      if (event.kind === 'delivery' && !event.speak)
        this.#options.log.debug('silent', { because: event.because, episodeId: event.episodeId });
    this.#episodes.note(memory, ended);
    this.#keep();
    for (const delivery of deliveries) void this.#deliver(delivery);
    const isNew = (item: SpeechItem) => offered[toItemKey(item)]?.severity !== item.severity;
    // What is only offered again makes no sound.
    this.#teller.sound(deliveries.filter(({ items }) => items.some(isNew)));
    this.#plan();
    this.#options.onChange();
  }

  /** Not for the time alone: the steady clock can be taken up from any moment that was kept. */
  #keep(): void {
    if (!this.#isRestored) return;
    const { at, steadyMs, ...rest } = this.#memory;
    const text = JSON.stringify(rest);
    if (text === this.#kept) return;
    this.#kept = text;
    this.#options.keepMemory(JSON.stringify({ at, steadyMs, ...rest }));
  }

  #plan(): void {
    this.#timer?.cancel();
    if (this.#isStopped) return;
    const now = this.#now();
    const dueMs = nextDueMs(this.#memory, this.#terms(), now);
    const delayMs = dueMs === null ? longestTickMs : Math.min(dueMs - now.steadyMs, longestTickMs);
    this.#timer = this.#options.clock.setTimer(Math.max(shortestTickMs, delayMs), () => this.tick());
  }

  /** Told is what the system accepted; what it refused is offered again by the watch. */
  async #deliver(delivery: Delivery): Promise<void> {
    const { onCritical, isLookedAt } = this.#options;
    const accepted = await this.#teller.tell(delivery);
    this.#memory = recordDelivery(this.#memory, delivery, accepted, this.#now());
    if (this.#isStopped) return this.#keep();
    if (delivery.severity === 'critical' && delivery.because !== 'resolved') onCritical();
    if (isLookedAt()) this.#memory = markSeen(this.#memory);
    this.tick();
  }
}

function parseMemory(text: string): AlertMemory | null {
  try {
    return alertMemorySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
