import type { ConnectionStatus } from '../../shared/board.ts';
import type { RecentReport, ReportAsk, ReportPreset } from '../../shared/recent-report.ts';
import { toFormula } from '../../shared/report-formula.ts';
import {
  defaultGranularity,
  defaultThresholdMs,
  type Granularity,
  type ReportKind,
  reportKinds,
} from '../../shared/report-terms.ts';
import { toPresetWindow } from '../../shared/report-window.ts';
import type { ServiceLevelFormula } from '../../shared/service-level.ts';
import { createZoneClock } from '../../shared/time-zone.ts';
import { reportWords } from '../../shared/words/en/report.ts';
import { parseWallText } from './wall-text.ts';

/** What the supervisor set in the form; kept while another view is open. */
export interface ReportChoice {
  /** None: the first that has reports. */
  connectionIds: readonly string[];
  kind: ReportKind;
  /** The queues chosen, by connection; null: those that each connection reads. */
  queueIds: Record<string, string[]> | null;
  preset: ReportPreset;
  /** Null: the tenant's own where it is known, else the computer's. */
  timeZone: string | null;
  /** Wall time in that zone as the date fields write it, `2026-11-21T08:00`. */
  fromText: string;
  toText: string;
  granularity: Granularity;
  thresholdText: string;
  formula: ServiceLevelFormula;
}

export type ChoiceErrors = Partial<Record<'from' | 'to' | 'threshold', string>>;

export const initialChoice: ReportChoice = {
  connectionIds: [],
  kind: 'queues',
  queueIds: null,
  preset: 'today',
  timeZone: null,
  fromText: '',
  toText: '',
  granularity: defaultGranularity,
  thresholdText: String(defaultThresholdMs / 1000),
  formula: 'answered',
};

type Able = Pick<ConnectionStatus, 'reports' | 'freeThreshold'>;

export function hasReports({ reports }: Pick<ConnectionStatus, 'reports'>): boolean {
  return reportKinds.some((kind) => reports[kind] !== undefined);
}

/** The connections that are asked, in the order in which they are listed; none: none has reports. */
export function findConnections(
  { connectionIds }: Pick<ReportChoice, 'connectionIds'>,
  connections: readonly ConnectionStatus[],
): readonly ConnectionStatus[] {
  const able = connections.filter(hasReports);
  const chosen = able.filter(({ id }) => connectionIds.includes(id));
  return chosen.length > 0 ? chosen : able.slice(0, 1);
}

/** The chosen question, or the first that one of these connections answers. */
export function toKind(kind: ReportKind, chosen: readonly Able[]): ReportKind {
  const isAnswered = (one: ReportKind) => chosen.some(({ reports }) => reports[one] !== undefined);
  return isAnswered(kind) ? kind : (reportKinds.find(isAnswered) ?? kind);
}

/** The formulas that at least one of these connections knows for the question. */
export function toFormulas(kind: ReportKind, chosen: readonly Able[]): readonly ServiceLevelFormula[] {
  return [...new Set(chosen.flatMap(({ reports }) => reports[kind] ?? []))];
}

/** A threshold can be typed in where one of these connections takes it. */
export function takesThreshold(kind: ReportKind, chosen: readonly Able[]): boolean {
  return kind === 'sla' && chosen.some(({ reports, freeThreshold }) => freeThreshold && reports.sla);
}

export interface ZoneChoice {
  timeZone: string;
  /** The connections whose own zone it is. */
  names: readonly string[];
  isComputers: boolean;
}

/** The zones that the window may be meant in: the tenants' own, then the computer's, then one asked about before. */
export function toZones(
  choice: Pick<ReportChoice, 'timeZone'>,
  chosen: readonly Pick<ConnectionStatus, 'name' | 'timeZone'>[],
  computerZone: string,
): ZoneChoice[] {
  const tenants = chosen.flatMap(({ timeZone }) => timeZone ?? []);
  const kept = choice.timeZone === null ? [] : [choice.timeZone];
  return [...new Set([...tenants, computerZone, ...kept])].map((timeZone) => ({
    timeZone,
    names: chosen.filter((one) => one.timeZone === timeZone).map(({ name }) => name),
    isComputers: timeZone === computerZone,
  }));
}

export function toZone(
  choice: Pick<ReportChoice, 'timeZone'>,
  chosen: readonly Pick<ConnectionStatus, 'timeZone'>[],
  computerZone: string,
): string {
  return choice.timeZone ?? chosen.flatMap(({ timeZone }) => timeZone ?? [])[0] ?? computerZone;
}

/** The window that is chosen now; each end is null where its field is not filled in. */
export function toChosenWindow(
  { preset, fromText, toText }: Pick<ReportChoice, 'preset' | 'fromText' | 'toText'>,
  timeZone: string,
  nowMs: number,
): { from: number | null; to: number | null } {
  const clock = createZoneClock(timeZone);
  if (preset !== 'own') return toPresetWindow(preset, nowMs, clock);
  // Of an hour that the clock shows twice, a window has all.
  return {
    from: parseWallText(fromText, clock)?.first ?? null,
    to: parseWallText(toText, clock)?.last ?? null,
  };
}

type ParsedChoice = { ok: true; ask: ReportAsk } | { ok: false; errors: ChoiceErrors };

/** The form as a question, or what to mend. Main judges again; this only spares a round trip. */
export function toAsk(
  choice: ReportChoice,
  chosen: readonly ConnectionStatus[],
  computerZone: string,
  nowMs: number,
): ParsedChoice {
  const words = reportWords.errors;
  const errors: ChoiceErrors = {};
  const kind = toKind(choice.kind, chosen);
  const timeZone = toZone(choice, chosen, computerZone);
  const { from, to } = toChosenWindow(choice, timeZone, nowMs);
  const thresholdMs = takesThreshold(kind, chosen) ? Number(choice.thresholdText) * 1000 : null;
  if (from === null) errors.from = words.moment;
  if (to === null) errors.to = words.moment;
  if (from !== null && to !== null && from >= to) errors.to = words.order;
  if (thresholdMs !== null && !(thresholdMs > 0 && Number.isFinite(thresholdMs)))
    errors.threshold = words.threshold;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const isOwn = choice.preset === 'own';
  return {
    ok: true,
    ask: {
      connectionIds: chosen.map(({ id }) => id),
      kind,
      queueIds: toChosenQueues(choice.queueIds, chosen),
      preset: choice.preset,
      from: isOwn ? from : null,
      to: isOwn ? to : null,
      timeZone,
      granularity: choice.granularity,
      thresholdMs,
      formula: toFormula(choice.formula, toFormulas(kind, chosen)),
    },
  };
}

/** What was chosen of the connections that are asked; null: nothing. */
function toChosenQueues(
  queueIds: ReportChoice['queueIds'],
  chosen: readonly Pick<ConnectionStatus, 'id'>[],
): Record<string, string[]> | null {
  const kept = chosen.flatMap(({ id }) => {
    const ids = queueIds?.[id] ?? [];
    return ids.length === 0 ? [] : [[id, ids] as const];
  });
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

/** The form as it stood when this was asked. */
export function toChoice(recent: Omit<RecentReport, 'at'>, toText: (at: number) => string): ReportChoice {
  const { thresholdMs, formula, from, to, ...rest } = recent;
  return {
    ...rest,
    fromText: from === null ? '' : toText(from),
    toText: to === null ? '' : toText(to),
    thresholdText: thresholdMs === null ? initialChoice.thresholdText : String(thresholdMs / 1000),
    formula: formula ?? initialChoice.formula,
  };
}
