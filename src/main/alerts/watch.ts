import type { BoardRow } from '../../shared/board.ts';
import { endAttention, nextEndMs } from './attention.ts';
import { evaluate, isOf, type JudgedAnswer } from './engine.ts';
import { collectMs, speak } from './grouping.ts';
import { toItemKey } from './item-key.ts';
import type { AlertMemory, OpenCondition } from './memory.ts';
import type { Moment } from './moment.ts';
import { forgetGone, graceMs, nextAgeMs, noteAges, noteAnswer, noteGone } from './quality.ts';
import { createRuleChooser } from './scope.ts';
import { applyTransition, end, tellEnding, withdraw } from './transitions.ts';
import { type AlertTerms, beginWork, forgetEpisode, type Step, toStep, type Work } from './work.ts';

/*
 * The alert watch: one memory, and what happens to it. Everything is a function of memory, input and moment, so that the
 * application, the command line's `backtest` and the tests run the very same thing.
 */

/** A queue that good answers leave out for so long is taken for deleted, as on the board. */
const lostAfterMs = 900_000;
/** After this nobody waits for a lost queue's episode to go on. */
const lostForMs = 86_400_000;

export function createMemory(now: Moment): AlertMemory {
  return {
    version: 1,
    at: now.at,
    steadyMs: now.steadyMs,
    conditions: [],
    lost: [],
    countTrails: {},
    connections: {},
    goneRows: {},
    goneQueues: {},
    told: {},
    offered: {},
    attention: {},
    held: {},
    silent: {},
    mutes: [],
    endings: [],
    missed: [],
    passed: [],
    unseen: [],
    collectingMs: null,
    spokenMs: [],
    busy: null,
    graceUntilMs: null,
    deliveries: 0,
  };
}

/** Which connections are enabled, and how often they are asked. What is open of others is withdrawn. */
export function setConnections(
  memory: AlertMemory,
  connections: readonly { id: string; intervalMs: number }[],
  terms: AlertTerms,
  now: Moment,
): Step {
  const work = beginWork(memory, terms, now);
  const { memory: next } = work;
  const kept = new Set(connections.map(({ id }) => id));
  for (const [id, { blind }] of Object.entries(next.connections)) {
    if (kept.has(id)) continue;
    if (blind !== null) forgetEpisode(work, blind.episodeId);
    delete next.connections[id];
    delete next.countTrails[id];
  }
  for (const { id, intervalMs } of connections) {
    const before = next.connections[id];
    next.connections[id] = before
      ? { ...before, intervalMs }
      : { intervalMs, sinceMs: now.steadyMs, answeredMs: null, freshness: 'unknown', blind: null };
  }
  const isKept = (condition: OpenCondition) => kept.has(condition.breach.connectionId);
  withdraw(
    work,
    next.conditions.filter((condition) => !isKept(condition)),
  );
  next.conditions = next.conditions.filter(isKept);
  forgetLost(work, ({ condition }) => !isKept(condition));
  for (const [key, { connectionId }] of Object.entries(next.goneQueues))
    if (!kept.has(connectionId)) forgetGone(work, key);
  for (const [key, connectionId] of Object.entries(next.goneRows))
    if (!kept.has(connectionId)) delete next.goneRows[key];
  for (const item of next.endings)
    if (!kept.has(item.subject.connectionId ?? '')) forgetEpisode(work, toItemKey(item));
  next.endings = next.endings.filter(({ subject }) => kept.has(subject.connectionId ?? ''));
  return toStep(work);
}

/** A connection's good answer: judged, and what is worth telling is collected. Failed polls are not told of: time is. */
export function takeAnswer(memory: AlertMemory, answer: JudgedAnswer, terms: AlertTerms, now: Moment): Step {
  const work = beginWork(memory, terms, now);
  const { memory: next } = work;
  const { connectionId, rows, intervalMs } = answer;
  endAttention(work);
  withdrawUnjudged(work);
  noteAges(work);
  const back = noteAnswer(work, connectionId, intervalMs);
  if (back !== null) tellEnding(work, back);
  takeBackLost(next, rows);
  const chooseRules = terms.chooseRules ?? createRuleChooser(terms.rules);
  const judged = evaluate(next.conditions, answer, chooseRules, next.countTrails[connectionId] ?? {}, now);
  next.conditions = judged.open;
  next.countTrails[connectionId] = judged.trails;
  withdraw(work, judged.withdrawn);
  for (const transition of judged.transitions) applyTransition(work, transition);
  // What is critical once more may have been acknowledged for too long.
  endAttention(work);
  noteGone(work, connectionId, rows);
  loseForgotten(work, answer);
  speak(work);
  return toStep(work);
}

/** Time went by. Call it at least every ten seconds, and when `nextDueMs` says so. */
export function takeTick(memory: AlertMemory, terms: AlertTerms, now: Moment): Step {
  const work = beginWork(memory, terms, now);
  endAttention(work);
  withdrawUnjudged(work);
  noteAges(work);
  forgetLost(work, ({ lostMs }) => now.steadyMs - lostMs >= lostForMs);
  speak(work);
  return toStep(work);
}

/** The steady moment at which `takeTick` has something to do at the latest; null: nothing is planned. */
export function nextDueMs(memory: AlertMemory, terms: AlertTerms, now: Moment): number | null {
  const dues = [nextAgeMs(memory, now.steadyMs), nextEndMs(memory), memory.graceUntilMs];
  dues.push(
    memory.collectingMs === null ? null : memory.collectingMs + collectMs,
    memory.busy?.untilMs ?? null,
  );
  for (const { dueMs } of Object.values(memory.told)) dues.push(dueMs);
  for (const { retryMs } of Object.values(memory.offered)) dues.push(retryMs);
  if (terms.quietUntil !== null) dues.push(now.steadyMs + terms.quietUntil - now.at);
  const coming = dues.filter((due) => due !== null && due > now.steadyMs).map(Number);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** The computer has woken up: networks take their time, so nothing is said for half a minute. */
export function takeWake(memory: AlertMemory, now: Moment): AlertMemory {
  return { ...memory, at: now.at, steadyMs: now.steadyMs, graceUntilMs: now.steadyMs + graceMs };
}

/** The program starts with a memory of its last run: no connection has answered yet, and nothing is being shown. */
export function takeRestart(memory: AlertMemory, now: Moment): AlertMemory {
  const connections = Object.entries(memory.connections).map(([id, watch]) => [
    id,
    { ...watch, sinceMs: now.steadyMs, answeredMs: null, freshness: 'unknown' as const },
  ]);
  return {
    ...memory,
    at: now.at,
    steadyMs: now.steadyMs,
    connections: Object.fromEntries(connections),
    offered: {},
    collectingMs: null,
    graceUntilMs: null,
  };
}

/** These rows left the board. What was open of them is lost from sight, not over: should they come back, it goes on. */
export function forgetRows(
  memory: AlertMemory,
  rowKeys: readonly string[],
  terms: AlertTerms,
  now: Moment,
): Step {
  const work = beginWork(memory, terms, now);
  const { memory: next } = work;
  const left = new Set(rowKeys);
  lose(work, ({ rowKey }) => left.has(rowKey));
  for (const key of left) delete next.goneRows[key];
  return toStep(work);
}

/** A rule that was switched off, removed or given another scope says nothing more, also while nobody answers. */
function withdrawUnjudged(work: Work): void {
  const { memory, terms } = work;
  if (memory.conditions.length === 0 && memory.lost.length === 0) return;
  const chooseRules = terms.chooseRules ?? createRuleChooser(terms.rules);
  const isJudged = (one: OpenCondition) =>
    chooseRules({ key: one.rowKey, reading: one.breach }).some((rule) => isOf(one, rule));
  forgetLost(work, ({ condition }) => !isJudged(condition));
  const unjudged = memory.conditions.filter((condition) => !isJudged(condition));
  if (unjudged.length === 0) return;
  withdraw(work, unjudged);
  memory.conditions = memory.conditions.filter(isJudged);
}

/** After a restart the board does not know what has been lost since. */
function loseForgotten(work: Work, { connectionId, rows }: JudgedAnswer): void {
  const { memory, now } = work;
  const isOld = ({ breach, judgedMs }: OpenCondition) =>
    breach.connectionId === connectionId && now.steadyMs - judgedMs >= lostAfterMs;
  if (!memory.conditions.some(isOld)) return;
  const here = new Set(rows.map(({ key }) => key));
  lose(work, (condition) => isOld(condition) && !here.has(condition.rowKey));
}

/** What is open of these is lost from sight. */
function lose(work: Work, isLost: (condition: OpenCondition) => boolean): void {
  const { memory, now } = work;
  const lost = memory.conditions.filter(isLost);
  if (lost.length === 0) return;
  for (const condition of lost) {
    if (condition.standing.condition === 'pending') {
      forgetEpisode(work, condition.breach.episodeId);
      continue;
    }
    memory.lost = [...memory.lost, { condition, lostMs: now.steadyMs }];
    end(work, condition, 'lost');
  }
  memory.conditions = memory.conditions.filter((condition) => !isLost(condition));
}

/** Nobody waits for these to go on. */
function forgetLost(work: Work, isOver: (lost: AlertMemory['lost'][number]) => boolean): void {
  const { memory } = work;
  for (const lost of memory.lost) if (isOver(lost)) forgetEpisode(work, lost.condition.breach.episodeId);
  memory.lost = memory.lost.filter((lost) => !isOver(lost));
}

function takeBackLost(memory: AlertMemory, rows: readonly BoardRow[]): void {
  if (memory.lost.length === 0) return;
  const here = new Set(rows.filter(({ quality }) => quality === 'current').map(({ key }) => key));
  const back = memory.lost.filter(({ condition }) => here.has(condition.rowKey));
  memory.conditions = [...memory.conditions, ...back.map(({ condition }) => condition)];
  memory.lost = memory.lost.filter(({ condition }) => !here.has(condition.rowKey));
}
