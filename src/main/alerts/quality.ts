import { blindRuleId } from '../../shared/blind-rule.ts';
import type { BoardRow } from '../../shared/board.ts';
import { lateAfterIntervals, staleAfterIntervals, toFreshness } from '../../shared/freshness.ts';
import type { SpeechItem, Subject } from './alert-event.ts';
import type { AlertMemory, ConnectionWatch } from './memory.ts';
import { forgetEpisode, saySilence, type Work } from './work.ts';

/*
 * The second axis: how true the figures are. Conditions never move by it; being blind is an alert of its own, one per
 * connection, and so is a queue that good answers leave out.
 */

const blindAfterIntervals = 3;
const blindAfterMs = 60_000;
/** After waking up networks take their time: no word about missing answers before this. */
export const graceMs = 30_000;
/** One answer without a queue may be a slip of the vendor's. */
const goneAfterAnswers = 2;

/** A good answer arrived. Who was blind sees again: answers what there is to tell of that; null: nobody was told. */
export function noteAnswer(work: Work, connectionId: string, intervalMs: number): SpeechItem | null {
  const { memory, now } = work;
  const before = memory.connections[connectionId];
  memory.connections[connectionId] = {
    intervalMs,
    sinceMs: before?.sinceMs ?? now.steadyMs,
    answeredMs: now.steadyMs,
    freshness: 'live',
    blind: null,
  };
  sayFreshness(work, connectionId, before?.freshness ?? 'unknown', 'live');
  if (!before?.blind) return null;
  const { episodeId, startedAt, told } = before.blind;
  const subject = toBlindSubject(connectionId, episodeId);
  if (!told) saySilence(work, episodeId, subject, 'no-change');
  forgetEpisode(work, episodeId);
  if (!told) return null;
  return {
    because: 'recovered-connection',
    severity: 'warning',
    subject,
    rowKey: null,
    queueName: '',
    breach: null,
    lastedMs: Math.max(0, now.at - startedAt),
  };
}

/** Time went by: connections grow late and stale, and in the end blind. */
export function noteAges(work: Work): void {
  const { memory, now } = work;
  for (const [id, watch] of Object.entries(memory.connections)) {
    const freshness = freshnessOf(watch, now.steadyMs);
    const isBlind = watch.blind !== null || now.steadyMs >= blindDueMs(memory, watch);
    if (freshness === watch.freshness && isBlind === (watch.blind !== null)) continue;
    sayFreshness(work, id, watch.freshness, freshness);
    const blind = watch.blind ?? {
      episodeId: `${blindRuleId}/${encodeURIComponent(id)}/${now.at}`,
      startedAt: now.at,
      told: false,
    };
    memory.connections[id] = { ...watch, freshness, blind: isBlind ? blind : null };
  }
}

export function isBlind(memory: AlertMemory, connectionId: string): boolean {
  return (memory.connections[connectionId]?.blind ?? null) !== null;
}

/** Blind connections as things to tell. */
export function toBlindItems(memory: AlertMemory): { key: string; told: boolean; item: SpeechItem }[] {
  return Object.entries(memory.connections).flatMap(([id, { blind }]) =>
    blind === null
      ? []
      : [
          {
            key: blind.episodeId,
            told: blind.told,
            item: {
              because: 'blind',
              severity: 'warning',
              subject: toBlindSubject(id, blind.episodeId),
              rowKey: null,
              queueName: '',
              breach: null,
              lastedMs: null,
            },
          },
        ],
  );
}

/** Which of a connection's rows a good answer left out, and for how many answers their queues have been. */
export function noteGone(work: Work, connectionId: string, rows: readonly BoardRow[]): void {
  const { memory, now, events } = work;
  const wereAny = Object.keys(memory.goneRows).length > 0 || Object.keys(memory.goneQueues).length > 0;
  if (!wereAny && !rows.some(({ quality }) => quality === 'gone')) return;
  const here = new Map<string, { reading: BoardRow['reading']; isGone: boolean }>();
  for (const { key, reading, quality, watched } of rows) {
    if (!watched) continue;
    const isGone = quality === 'gone';
    const queueKey = toQueueKey(connectionId, reading.queueId);
    const others = here.get(queueKey);
    here.set(queueKey, { reading, isGone: isGone && (others?.isGone ?? true) });
    const was = memory.goneRows[key] !== undefined;
    if (was === isGone) continue;
    const { queueId, mediaType } = reading;
    const subject: Subject = { connectionId, queueId, mediaType, ruleId: null, episodeId: null };
    if (isGone) memory.goneRows[key] = connectionId;
    else delete memory.goneRows[key];
    const [from, to] = isGone ? ['live', 'gone'] : ['gone', 'live'];
    events.push({ kind: 'quality', at: now.at, ...subject, from, to });
  }
  for (const [queueKey, { reading, isGone }] of here) {
    if (!isGone) {
      forgetGone(work, queueKey);
      continue;
    }
    const before = memory.goneQueues[queueKey];
    const { queueId, queueName } = reading;
    const answers = (before?.answers ?? 0) + 1;
    memory.goneQueues[queueKey] = { connectionId, queueId, queueName, answers, told: before?.told ?? false };
  }
}

/** Queues that are gone as things to tell. */
export function toGoneItems(memory: AlertMemory): { key: string; told: boolean; item: SpeechItem }[] {
  return Object.entries(memory.goneQueues).flatMap(([key, { connectionId, queueId, queueName, ...rest }]) =>
    rest.answers < goneAfterAnswers
      ? []
      : [
          {
            key,
            told: rest.told,
            item: {
              because: 'gone',
              severity: 'warning',
              subject: { connectionId, queueId, mediaType: null, ruleId: null, episodeId: null },
              rowKey: null,
              queueName,
              breach: null,
              lastedMs: null,
            },
          },
        ],
  );
}

export function forgetGone({ memory }: Work, queueKey: string): void {
  delete memory.goneQueues[queueKey];
  delete memory.silent[queueKey];
  delete memory.held[queueKey];
  delete memory.offered[queueKey];
}

export function toQueueKey(connectionId: string, queueId: string): string {
  return `gone/${encodeURIComponent(connectionId)}/${encodeURIComponent(queueId.toWellFormed())}`;
}

/** When a connection's freshness, or its being blind, changes next; null: not by time alone. */
export function nextAgeMs(memory: AlertMemory, nowMs: number): number | null {
  let next: number | null = null;
  for (const watch of Object.values(memory.connections)) {
    const dues = watch.blind === null ? [blindDueMs(memory, watch)] : [];
    if (watch.answeredMs !== null) {
      // Exactly 1.5 intervals is still live, exactly 3 is stale already.
      dues.push(watch.answeredMs + Math.floor(lateAfterIntervals * watch.intervalMs) + 1);
      dues.push(watch.answeredMs + Math.ceil(staleAfterIntervals * watch.intervalMs));
    }
    for (const due of dues) if (due > nowMs && (next === null || due < next)) next = due;
  }
  return next;
}

function freshnessOf({ answeredMs, intervalMs }: ConnectionWatch, nowMs: number) {
  return toFreshness(answeredMs === null ? null : Math.max(0, nowMs - answeredMs), intervalMs);
}

function blindDueMs({ graceUntilMs }: AlertMemory, { answeredMs, sinceMs, intervalMs }: ConnectionWatch) {
  const dueMs = (answeredMs ?? sinceMs) + Math.max(blindAfterIntervals * intervalMs, blindAfterMs);
  return Math.max(dueMs, graceUntilMs ?? dueMs);
}

function toBlindSubject(connectionId: string, episodeId: string): Subject {
  return { connectionId, queueId: null, mediaType: null, ruleId: blindRuleId, episodeId };
}

function sayFreshness({ events, now }: Work, connectionId: string, from: string, to: string): void {
  if (from === to) return;
  const subject: Subject = {
    connectionId,
    queueId: null,
    mediaType: null,
    ruleId: blindRuleId,
    episodeId: null,
  };
  events.push({ kind: 'quality', at: now.at, ...subject, from, to });
}
