import { expect } from 'vitest';
import type { SpeechItem } from '../../../src/main/alerts/alert-event.ts';
import { listMutes } from '../../../src/main/alerts/alert-list.ts';
import type { Moment } from '../../../src/main/alerts/moment.ts';
import { isBlind } from '../../../src/main/alerts/quality.ts';
import { toTrayView } from '../../../src/main/desktop/tray-view.ts';
import type { Severity } from '../../../src/shared/alert.ts';
import { toRowKey } from '../../../src/shared/row-key.ts';
import type { Look, Onlooker, Playback } from './playback.ts';
import { toFigure } from './rule-table.ts';

function rank(severity: Severity | null): number {
  return severity === null ? 0 : severity === 'warning' ? 1 : 2;
}

/** Calm needs an answer of every enabled connection that is younger than three intervals, and no breach that nobody took. */
export class BlindIcon implements Onlooker {
  /** Nothing happens up to this moment, yet the figures get old. */
  pass(until: Moment, playback: Playback): void {
    this.#check(until, playback);
  }

  look({ input, now, playback }: Look): void {
    if (input.kind === 'tick' || input.kind === 'answer') this.#check(now, playback);
  }

  #check(now: Moment, playback: Playback): void {
    const connections = playback.board.listStatuses(now);
    const alerts = playback.listOpen();
    const { state } = toTrayView({
      rows: playback.board.listRows(),
      connections,
      alerts,
      mutes: [],
      quietUntil: null,
      unseen: 0,
      settings: { showNumber: true, countOtherMedia: false },
      now: now.at,
      timeZone: 'UTC',
    });
    if (state !== 'calm') return;
    expect(connections.length).toBeGreaterThan(0);
    for (const { id, ageMs, intervalMs } of connections) {
      expect(ageMs ?? Number.POSITIVE_INFINITY, `${id} at ${now.steadyMs}`).toBeLessThan(3 * intervalMs);
      expect(isBlind(playback.memory, id), `${id} at ${now.steadyMs}`).toBe(false);
    }
    expect(alerts.filter(({ attention }) => attention === 'new' || attention === 'seen')).toEqual([]);
    const gone = playback.board.listRows().filter(({ quality, watched }) => watched && quality === 'gone');
    expect(gone).toEqual([]);
  }
}

/** An accepted first, escalated, start-up or digest tells one step up; the next one of the episode must tell a worse one. */
export class OneNotificationEach implements Onlooker {
  readonly #told = new Map<string, Severity>();
  readonly #over = new Set<string>();

  look({ input, step }: Look): void {
    const inOneStep = (step?.deliveries ?? []).flatMap(({ items }) => items.map(toItemName));
    expect(new Set(inOneStep).size, `twice in ${inOneStep.join(', ')}`).toBe(inOneStep.length);
    if (input.kind !== 'shown' || !input.accepted) return;
    for (const { because, severity, subject } of input.delivery.items) {
      const { episodeId } = subject;
      if (episodeId === null || because === 'reminder') continue;
      if (because === 'resolved' || because === 'recovered-connection') {
        expect(this.#over.has(episodeId), `the end of ${episodeId} twice`).toBe(false);
        this.#over.add(episodeId);
        continue;
      }
      const before = this.#told.get(episodeId) ?? null;
      expect(rank(severity), `${because} of ${episodeId} after ${before}`).toBeGreaterThan(rank(before));
      this.#told.set(episodeId, severity);
    }
  }
}

function toItemName({ subject, because }: SpeechItem): string {
  return `${because} ${subject.connectionId} ${subject.queueId} ${subject.mediaType} ${subject.ruleId} ${subject.episodeId}`;
}

/** Resolved and recovered are told only of what was shown. */
export class ShownStarts implements Onlooker {
  readonly #shown = new Set<string>();

  look({ input, step }: Look): void {
    for (const { items } of step?.deliveries ?? [])
      for (const { because, subject } of items)
        if (because === 'resolved' || because === 'recovered-connection')
          expect(this.#shown, `${because} of ${subject.episodeId}`).toContain(subject.episodeId);
    if (input.kind !== 'shown' || !input.accepted) return;
    for (const { subject } of input.delivery.items)
      if (subject.episodeId !== null) this.#shown.add(subject.episodeId);
  }
}

/** A breach is resolved by an answer whose fresh figure says so, and lost or withdrawn by what people or the vendor did. */
export class SurvivedOutages implements Onlooker {
  readonly #observed = new Map<string, number>();

  look({ input, step, terms }: Look): void {
    for (const { breach, outcome } of step?.ended ?? []) {
      const key = toRowKey(breach);
      if (outcome === 'lost') expect(input).toMatchObject({ kind: 'forget' });
      if (outcome === 'lost' || outcome === 'withdrawn') continue;
      if (input.kind !== 'answer') throw new Error(`${breach.episodeId} resolved by ${input.kind}`);
      const row = input.answer.rows.find((other) => other.key === key);
      expect(row?.quality, breach.episodeId).toBe('current');
      expect(row?.reading.observedAt, breach.episodeId).not.toBe(this.#observed.get(key));
      const rule = terms.rules.find(({ id }) => id === breach.ruleId);
      expect(rule && row && toFigure(rule, row.reading), breach.episodeId).not.toBeNull();
    }
    if (input.kind === 'answer')
      for (const { key, reading } of input.answer.rows) this.#observed.set(key, reading.observedAt);
  }
}

/** Nothing that silences is without an end, and when it is over it is over. */
export class EndedMutes implements Onlooker {
  #mutes = new Map<string, number>();
  readonly #snoozed = new Map<string, number>();
  readonly #acked = new Map<string, number>();

  look({ input, now, playback }: Look): void {
    if (input.kind === 'mute')
      this.#mutes.set(JSON.stringify(input.target), now.steadyMs + input.minutes * 60_000);
    if (input.kind === 'unmute') this.#mutes.delete(JSON.stringify(input.target));
    for (const { target, leftMs } of listMutes(playback.memory, now))
      expect(now.steadyMs + leftMs).toBeLessThanOrEqual(this.#mutes.get(JSON.stringify(target)) ?? 0);
    this.#note(input, now.steadyMs, playback);
    if (input.kind !== 'tick' && input.kind !== 'answer') return;
    for (const { episodeId, attention, severity, recovering, mutedBy } of playback.listOpen()) {
      const until = this.#snoozed.get(episodeId) ?? 0;
      if (attention === 'snoozed') expect(now.steadyMs, episodeId).toBeLessThan(until);
      const isCritical = severity === 'critical' && !recovering;
      const ackedMs = this.#acked.get(episodeId) ?? 0;
      if (attention === 'acked' && isCritical) expect(now.steadyMs - ackedMs).toBeLessThan(3_600_000);
      if (attention === 'muted') expect(mutedBy).not.toBeNull();
      if (mutedBy !== null)
        expect(this.#mutes.get(JSON.stringify(mutedBy)) ?? 0).toBeGreaterThan(now.steadyMs);
    }
  }

  #note(input: Look['input'], nowMs: number, playback: Playback): void {
    if (input.kind !== 'snooze' && input.kind !== 'acknowledge') return;
    for (const alert of playback.listOpen()) {
      const isMeant = input.breaches.some(
        ({ rowKey, ruleId }) => rowKey === toRowKey(alert) && ruleId === alert.ruleId,
      );
      if (!isMeant) continue;
      if (input.kind !== 'snooze') this.#acked.set(alert.episodeId, nowMs);
      else this.#snoozed.set(alert.episodeId, nowMs + input.minutes * 60_000);
    }
  }
}

/** The same reason twice running, with nothing in between that was said or that happened to the episode, is noise in the log. */
export class SilenceToldOnce implements Onlooker {
  readonly #reasons = new Map<string, string>();

  look({ input, step, now }: Look): void {
    if (input.kind === 'restart' || input.kind === 'shown') this.#reasons.clear();
    for (const event of step?.events ?? []) {
      if (event.episodeId === null) continue;
      const isSilence = event.kind === 'delivery' && !event.speak;
      // A row's place in a summary is no reason why it is silent: it is said there.
      if (!isSilence || event.because === 'grouped') {
        this.#reasons.delete(event.episodeId);
        continue;
      }
      expect(this.#reasons.get(event.episodeId), `${event.episodeId} at ${now.steadyMs}`).not.toBe(
        event.because,
      );
      this.#reasons.set(event.episodeId, event.because);
    }
  }
}

export class AcknowledgedSilence implements Onlooker {
  readonly #acked = new Map<string, { severity: Severity; sinceMs: number }>();

  look({ input, step, now, playback }: Look): void {
    for (const { items } of step?.deliveries ?? [])
      for (const { because, severity, subject } of items) {
        const acked = this.#acked.get(subject.episodeId ?? '');
        if (acked === undefined || because === 'resolved') continue;
        const isWorse = rank(severity) > rank(acked.severity);
        const isHourOver = severity === 'critical' && now.steadyMs >= acked.sinceMs + 3_600_000;
        expect(isWorse || isHourOver, `${because} of ${subject.episodeId} at ${now.steadyMs}`).toBe(true);
      }
    if (input.kind === 'tick' || input.kind === 'answer') return;
    const acked = playback.listOpen().filter(({ attention }) => attention === 'acked');
    for (const id of this.#acked.keys())
      if (!acked.some(({ episodeId }) => episodeId === id)) this.#acked.delete(id);
    for (const alert of acked) {
      const isAnew = input.kind === 'acknowledge' || !this.#acked.has(alert.episodeId);
      const isMeant =
        input.kind === 'acknowledge' &&
        input.breaches.some(({ rowKey, ruleId }) => rowKey === toRowKey(alert) && ruleId === alert.ruleId);
      if (isAnew && isMeant)
        this.#acked.set(alert.episodeId, { severity: alert.severity, sinceMs: now.steadyMs });
    }
  }
}

export class FewAtOnce implements Onlooker {
  look({ step }: Look): void {
    const deliveries = step?.deliveries ?? [];
    const news = deliveries.filter(({ because }) => !notOfBreaches.includes(because));
    expect(news.filter(({ kind }) => kind === 'single').length).toBeLessThanOrEqual(3);
    expect(news.filter(({ kind }) => kind === 'summary').length).toBeLessThanOrEqual(1);
    const slots = deliveries.map(({ slot }) => slot);
    expect(new Set(slots).size).toBe(slots.length);
  }
}

const notOfBreaches: readonly SpeechItem['because'][] = [
  'start-up',
  'reminder',
  'digest',
  'blind',
  'recovered-connection',
];
