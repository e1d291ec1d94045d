import type { Delivery, SilenceReason, SpeechReason } from '../../../src/main/alerts/alert-event.ts';
import type { Moment } from '../../../src/main/alerts/moment.ts';
import type { AttentionState, MuteTarget } from '../../../src/shared/attention.ts';
import { BusyGuard } from './busy-guard.ts';
import { toSpokenLine } from './input.ts';
import {
  type Episode,
  type ModelConnection,
  type ModelRow,
  type Note,
  type Place,
  rank,
  type Wish,
} from './told-things.ts';

interface SpeechTerms {
  notifications: boolean;
  recoveryNotes: boolean;
  quietUntil: number | null;
  criticalBypasses: boolean;
}

const minuteMs = 60_000;
const collectMs = 3_000;
const graceMs = 30_000;
const reminderMinutes = [5, 10, 20, 30];

/** Axes B and C, and whether to speak: read off what is there and what was told, at every step from the beginning. */
export class ReferenceSpeech {
  readonly connections = new Map<string, ModelConnection>();
  readonly rows = new Map<string, ModelRow>();
  readonly episodes = new Map<string, Episode>();
  readonly guard = new BusyGuard();
  wakeMs: number | null = null;
  #notes: Note[] = [];
  #mutes: { key: string; target: MuteTarget; untilMs: number }[] = [];
  #collectSinceMs: number | null = null;
  /** Breaches that waited in a busy time and are over: the next summary counts them. */
  passed = 0;
  /** Breaches that came and went in quiet hours without a word. */
  #missed = 0;
  #missedAgainMs = 0;
  #offered: Wish[] = [];

  speak(now: Moment, terms: SpeechTerms): { wishes: Wish[]; missed: number } {
    this.#mutes = this.#mutes.filter(({ untilMs }) => untilMs > now.steadyMs);
    this.#noticeBlind(now);
    this.endAttention(now);
    const wishes = this.#listWishes(now, terms);
    this.guard.rest(wishes, now.steadyMs, this.episodes.values());
    const held = wishes.filter((wish) => this.guard.holds(wish, now.steadyMs, this.episodes.values()));
    // What is critical rides along with whatever is told.
    const isSilent = held.length === wishes.length;
    const waiting = held.filter(
      ({ severity, because }) => isSilent || severity !== 'critical' || because === 'resolved',
    );
    for (const wish of waiting) if (wish.about.kind === 'episode') wish.about.waited = true;
    const free = wishes.filter((wish) => !waiting.includes(wish));
    const missed = this.#mayTellMissed(now, terms) ? this.#missed : 0;
    const hasSome = free.length > 0 || missed > 0;
    this.#collectSinceMs = hasSome ? (this.#collectSinceMs ?? now.steadyMs) : null;
    const isOver = this.#collectSinceMs !== null && now.steadyMs >= this.#collectSinceMs + collectMs;
    const spoken: Wish[] = isOver ? [...free] : [];
    if (isOver) {
      this.#collectSinceMs = null;
      this.guard.tell(spoken, now.steadyMs);
    }
    if (spoken.some(({ because }) => because === 'reminder'))
      spoken.push(...this.#listCompany(spoken, now, terms));
    this.#offered = spoken;
    return { wishes: spoken, missed: isOver ? missed : 0 };
  }

  #noticeBlind(now: Moment): void {
    for (const connection of this.connections.values()) {
      const limitMs = Math.max(3 * connection.intervalMs, minuteMs);
      if (connection.blind !== null || now.steadyMs - connection.sinceMs < limitMs) continue;
      if (this.#inGrace(now)) continue;
      // That it had answered again is no news any more.
      this.#notes = this.#notes.filter(
        ({ kind, connectionId }) => kind !== 'recovered-connection' || connectionId !== connection.id,
      );
      connection.blind = createNote('blind', 'warning', {
        ...nowhere,
        connectionId: connection.id,
        ruleId: 'blind',
      });
    }
  }

  /** Snoozes that ended, and acknowledgements whose hour is over while it is still critical. */
  endAttention(now: Moment): void {
    for (const episode of this.episodes.values()) {
      if (episode.snoozedUntilMs !== null && episode.snoozedUntilMs <= now.steadyMs) {
        episode.snoozedUntilMs = null;
        // Should it recover at that moment it is due once it is on again.
        episode.owesReminder = true;
      }
      const isHourOver = episode.ackedMs !== null && now.steadyMs >= episode.ackedMs + 60 * minuteMs;
      if (!isHourOver || episode.judged.condition !== 'critical') continue;
      episode.ackedMs = null;
      episode.owesReminder = true;
    }
  }

  #listWishes(now: Moment, terms: SpeechTerms): Wish[] {
    const wishes: Wish[] = [];
    for (const episode of this.episodes.values()) {
      if (episode.offerAgainMs > now.steadyMs) continue;
      const because = toBecause(episode, now.steadyMs);
      episode.silence = because === null ? null : this.#toSilence(episode, now, terms);
      const isNews = because !== null && because !== 'reminder';
      if (isNews && episode.silence === null && this.#isOvershadowed(episode)) episode.silence = 'grouped';
      if (because === null) continue;
      if (episode.silence !== null) {
        // Somebody knows of it, or it waits for something else by now.
        if (episode.silence !== 'grouped') episode.waited = false;
        // A reminder that is held back makes no news of what was told.
        if (because === 'reminder') continue;
        episode.heldBack = isHolding(episode.silence) || episode.heldBack;
        episode.inQuiet = episode.silence === 'quiet-hours' || episode.inQuiet;
        continue;
      }
      wishes.push({ because, severity: episode.judgedSeverity, about: episode });
    }
    const blind = [...this.connections.values()].flatMap(({ blind }) => (blind === null ? [] : [blind]));
    for (const note of [...this.#notes, ...blind]) {
      if (note.told !== null) continue;
      const isEnd = note.kind === 'resolved' || note.kind === 'recovered-connection';
      const silence = this.#toNoteSilence(note, now, terms);
      if (silence === null) wishes.push({ because: note.kind, severity: note.severity, about: note });
      else if (isEnd) note.told = note.severity;
    }
    return wishes.filter(({ about }) => about.offerAgainMs <= now.steadyMs);
  }

  /** Where one reminder is due, every other critical breach that was told and is on comes along. */
  #listCompany(spoken: readonly Wish[], now: Moment, terms: SpeechTerms): Wish[] {
    const company: Wish[] = [];
    for (const episode of this.episodes.values()) {
      if (episode.told !== 'critical' || episode.judged.condition !== 'critical') continue;
      if (spoken.some(({ about }) => about === episode) || episode.offerAgainMs > now.steadyMs) continue;
      if (this.#toSilence(episode, now, terms) === null)
        company.push({ because: 'reminder', severity: 'critical', about: episode });
    }
    return company;
  }

  #toSilence(episode: Episode, now: Moment, terms: SpeechTerms): SilenceReason | null {
    const connection = this.connections.get(episode.connectionId);
    const row = this.rows.get(episode.rowKey);
    if (connection === undefined || connection.blind !== null || row === undefined) return 'inhibited';
    const judgedMs = episode.judged.figures.at(-1)?.atMs ?? 0;
    if (!row.isCurrent) return 'inhibited';
    if (now.steadyMs - judgedMs >= 3 * connection.intervalMs) return 'inhibited';
    if (this.#inGrace(now)) return 'grace';
    if (episode.ackedMs !== null) return 'acknowledged';
    if (episode.snoozedUntilMs !== null) return 'snoozed';
    if (this.#isMuted(episode, terms)) return 'muted';
    const bypasses = terms.criticalBypasses && episode.judgedSeverity === 'critical';
    return isQuiet(now, terms) && !bypasses ? 'quiet-hours' : null;
  }

  /** A warning says nothing new about a queue that is known to be critical. */
  #isOvershadowed({ rowKey, judgedSeverity }: Episode): boolean {
    const others = [...this.episodes.values()].filter((other) => other.rowKey === rowKey);
    return judgedSeverity === 'warning' && others.some(({ told }) => told === 'critical');
  }

  #toNoteSilence(note: Note, now: Moment, terms: SpeechTerms): SilenceReason | null {
    if (this.#inGrace(now)) return 'grace';
    if (this.#isMuted(note, terms)) return 'muted';
    if (note.kind === 'resolved' || note.kind === 'recovered-connection')
      if (!terms.recoveryNotes) return 'no-change';
    const bypasses = terms.criticalBypasses && note.severity === 'critical';
    return isQuiet(now, terms) && !bypasses ? 'quiet-hours' : null;
  }

  /** The attention states that the specification allows. */
  listAttention(episode: Episode, now: Moment): AttentionState[] {
    if (episode.ackedMs !== null) return ['acked'];
    const isSnoozed = episode.snoozedUntilMs !== null && episode.snoozedUntilMs > now.steadyMs;
    if (isSnoozed) return ['snoozed'];
    if (this.listMutes(now).some(({ target }) => covers(target, episode))) return ['muted'];
    if (episode.looked === 'perhaps') return ['new', 'seen'];
    return [episode.looked === 'yes' ? 'seen' : 'new'];
  }

  #inGrace(now: Moment): boolean {
    return this.wakeMs !== null && now.steadyMs < this.wakeMs + graceMs;
  }

  #isMuted(place: Place, terms: SpeechTerms): boolean {
    return !terms.notifications || this.#mutes.some(({ target }) => covers(target, place));
  }

  #mayTellMissed(now: Moment, terms: SpeechTerms): boolean {
    if (this.#missed === 0 || isQuiet(now, terms) || this.#inGrace(now)) return false;
    return !this.#isMuted(nowhere, terms) && this.#missedAgainMs <= now.steadyMs;
  }

  /** What was collected is collected anew; the grace and the wait after a refusal belonged to the run that ended. */
  restart(): void {
    for (const about of [...this.episodes.values(), ...this.#notes]) about.offerAgainMs = 0;
    for (const { blind } of this.connections.values()) if (blind !== null) blind.offerAgainMs = 0;
    this.#missedAgainMs = 0;
    this.wakeMs = null;
    this.#collectSinceMs = null;
  }

  /** The figures came back. */
  resolve(episode: Episode, now: Moment, terms: SpeechTerms): void {
    if (episode.told === null) {
      if (episode.inQuiet) this.#missed += 1;
      else if (episode.waited) this.passed += 1;
      return;
    }
    const severity = episode.told;
    const note = createNote('resolved', severity, episode);
    const isSnoozed = episode.snoozedUntilMs !== null && episode.snoozedUntilMs > now.steadyMs;
    if (!isSnoozed && this.#toNoteSilence(note, now, terms) === null) this.#notes.push(note);
  }

  /** A good answer came: a connection that was blind is not any more. */
  seeAgain(connection: ModelConnection, now: Moment, terms: SpeechTerms): void {
    const { blind } = connection;
    connection.blind = null;
    if (blind === null || blind.told === null) return;
    const note = createNote('recovered-connection', 'warning', blind);
    if (this.#toNoteSilence(note, now, terms) === null) this.#notes.push(note);
  }

  /** The connection is not watched any more: nothing is said of it. */
  drop(connectionId: string): void {
    this.connections.delete(connectionId);
    this.#notes = this.#notes.filter((note) => note.connectionId !== connectionId);
  }

  setGone(connectionId: string, queueId: string, answers: number): void {
    const isThis = (note: Note) =>
      note.kind === 'gone' && note.connectionId === connectionId && note.queueId === queueId;
    if (answers === 0) this.#notes = this.#notes.filter((note) => !isThis(note));
    if (answers >= 2 && !this.#notes.some(isThis))
      this.#notes.push(createNote('gone', 'warning', { ...nowhere, connectionId, queueId }));
  }

  mute(target: MuteTarget, untilMs: number | null): void {
    const key = JSON.stringify(target);
    this.#mutes = this.#mutes.filter((mute) => mute.key !== key);
    if (untilMs !== null) this.#mutes.push({ key, target, untilMs });
  }

  listMutes(now: Moment): { target: MuteTarget; untilMs: number }[] {
    return this.#mutes.filter(({ untilMs }) => untilMs > now.steadyMs);
  }

  /** Only what the system took counts as told. */
  record(delivery: Delivery, lines: readonly string[], accepted: boolean, now: Moment): void {
    if (delivery.because !== 'digest' && delivery.missed.length > 0 && accepted) this.passed = 0;
    if (delivery.because === 'digest' && delivery.missed.length > 0) {
      if (accepted) this.#missed = 0;
      else this.#missedAgainMs = now.steadyMs + minuteMs;
    }
    const isNews = ['first', 'escalated', 'digest'].includes(delivery.because);
    if (isNews) this.guard.count(now.steadyMs);
    for (const { because, severity, about } of this.#offered) {
      if (!lines.includes(toSpokenLine(because, severity, about))) continue;
      const isEnd = about.kind === 'resolved' || about.kind === 'recovered-connection';
      if (!accepted && isEnd) about.told = 'critical';
      else if (!accepted) about.offerAgainMs = now.steadyMs + minuteMs;
      else takeAsTold(about, because, now.steadyMs);
    }
    this.#notes = this.#notes.filter(({ kind, told }) => kind === 'gone' || told === null);
  }

  /** When something may have to be told at the latest; null: nothing is planned. */
  nextDueMs(now: Moment, terms: SpeechTerms): number | null {
    const dues = [
      this.#collectSinceMs === null ? null : this.#collectSinceMs + collectMs,
      this.wakeMs === null ? null : this.wakeMs + graceMs,
      terms.quietUntil === null ? null : now.steadyMs + terms.quietUntil - now.at,
      this.guard.untilMs,
      this.#missedAgainMs,
      ...this.#mutes.map(({ untilMs }) => untilMs),
      ...this.#notes.map(({ offerAgainMs }) => offerAgainMs),
    ];
    for (const { sinceMs, intervalMs, blind } of this.connections.values())
      dues.push(sinceMs + Math.max(3 * intervalMs, minuteMs), blind?.offerAgainMs ?? null);
    for (const episode of this.episodes.values()) {
      dues.push(episode.offerAgainMs, episode.snoozedUntilMs);
      if (episode.ackedMs !== null) dues.push(episode.ackedMs + 60 * minuteMs);
      if (episode.told !== null) dues.push(toReminderMs(episode));
    }
    const later = dues.filter((due) => due !== null && due > now.steadyMs);
    return later.length === 0 ? null : Math.min(...later.filter((due) => due !== null));
  }
}

const nowhere: Place = { connectionId: '', queueId: null, rowKey: null, ruleId: null };

function toBecause(episode: Episode, nowMs: number): SpeechReason | null {
  const { condition } = episode.judged;
  if (condition !== 'warning' && condition !== 'critical') return null;
  if (rank(episode.told) < rank(condition)) {
    // "Quiet hours end: one digest for what is open and untold": no exception for what was on at the start or got worse.
    if (episode.heldBack) return 'digest';
    if (episode.told !== null) return 'escalated';
    return episode.firedAtStart ? 'start-up' : 'first';
  }
  if (episode.owesReminder) return 'reminder';
  const isDue = condition === 'critical' && nowMs >= toReminderMs(episode);
  return isDue ? 'reminder' : null;
}

function toReminderMs({ lastToldMs, remindersSent }: Episode): number {
  return lastToldMs + (reminderMinutes[remindersSent] ?? 30) * minuteMs;
}

function takeAsTold(about: Episode | Note, because: SpeechReason, nowMs: number): void {
  if (about.kind !== 'episode') {
    about.told = about.severity;
    return;
  }
  about.remindersSent = because === 'reminder' ? about.remindersSent + 1 : 0;
  if (rank(about.judgedSeverity) > rank(about.told)) about.told = about.judgedSeverity;
  about.lastToldMs = nowMs;
  about.heldBack = false;
  about.inQuiet = false;
  about.waited = false;
  about.owesReminder = false;
  about.looked = 'no';
}

function createNote(kind: Note['kind'], severity: Note['severity'], place: Place): Note {
  const { connectionId, queueId, rowKey, ruleId } = place;
  return { kind, severity, connectionId, queueId, rowKey, ruleId, told: null, offerAgainMs: 0 };
}

function isHolding(silence: SilenceReason): boolean {
  return silence === 'muted' || silence === 'quiet-hours' || silence === 'grace';
}

function isQuiet(now: Moment, { quietUntil }: SpeechTerms): boolean {
  return quietUntil !== null && now.at < quietUntil;
}

function covers(target: MuteTarget, { connectionId, queueId, ruleId }: Place): boolean {
  if (target.kind === 'all') return true;
  if (target.kind === 'rule') return target.ruleId === ruleId;
  if (target.connectionId !== connectionId) return false;
  return target.kind === 'connection' || target.queueId === queueId;
}
