import type { ConnectionStatus } from '../../shared/board.ts';
import type { TimeWindow } from '../../shared/queue.ts';
import {
  defaultGranularity,
  defaultThresholdMs,
  type Granularity,
  type ReportKind,
  type ReportQuestion,
  reportKinds,
} from '../../shared/report.ts';
import type { ServiceLevelFormula } from '../../shared/service-level.ts';
import { reportWords } from '../../shared/words/en/report.ts';
import { toFormula } from './report-formulas.ts';

export const windowPresets = ['today', 'yesterday', 'week', 'month', 'own'] as const;
export type WindowPreset = (typeof windowPresets)[number];

/** What the supervisor set in the form; kept while another view is open. */
export interface ReportChoice {
  /** Null: the first that has reports. */
  connectionId: string | null;
  kind: ReportKind;
  preset: WindowPreset;
  /** Local wall time as the date fields write it, `2026-11-21T08:00`. */
  fromText: string;
  toText: string;
  granularity: Granularity;
  thresholdText: string;
  formula: ServiceLevelFormula;
}

export type ChoiceErrors = Partial<Record<'from' | 'to' | 'threshold', string>>;

export const initialChoice: ReportChoice = {
  connectionId: null,
  kind: 'queues',
  preset: 'today',
  fromText: '',
  toText: '',
  granularity: defaultGranularity,
  thresholdText: String(defaultThresholdMs / 1000),
  formula: 'answered',
};

const minuteMs = 60_000;

/** The window of a preset on the computer's calendar; days of 23 and 25 hours are whole days. */
export function toPresetWindow(preset: Exclude<WindowPreset, 'own'>, nowMs: number): TimeWindow {
  const now = new Date(nowMs);
  const dayStart = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime();
  const soFar = (from: number) => ({
    from,
    to: Math.max(from + minuteMs, Math.floor(nowMs / minuteMs) * minuteMs),
  });
  switch (preset) {
    case 'today':
      return soFar(dayStart(0));
    case 'yesterday':
      return { from: dayStart(-1), to: dayStart(0) };
    case 'week':
      return { from: dayStart(-7), to: dayStart(0) };
    case 'month':
      return soFar(new Date(now.getFullYear(), now.getMonth(), 1).getTime());
  }
}

/** The window that is chosen now; each end is null where its field is not filled in. */
export function toChosenWindow(
  { preset, fromText, toText }: Pick<ReportChoice, 'preset' | 'fromText' | 'toText'>,
  nowMs: number,
): { from: number | null; to: number | null } {
  return preset === 'own'
    ? { from: parseMoment(fromText), to: parseMoment(toText) }
    : toPresetWindow(preset, nowMs);
}

/** Epoch milliseconds as a date field wants them, on the computer's clock. */
export function toMomentText(epochMs: number): string {
  const at = new Date(epochMs);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The connection that is asked; null: none has reports. */
export function findConnection(
  choice: Pick<ReportChoice, 'connectionId'>,
  connections: readonly ConnectionStatus[],
): ConnectionStatus | null {
  const able = connections.filter(hasReports);
  return able.find(({ id }) => id === choice.connectionId) ?? able[0] ?? null;
}

/** The chosen question, or the first that this connection answers. */
export function toKind(kind: ReportKind, { reports }: Pick<ConnectionStatus, 'reports'>): ReportKind {
  return reports[kind] === undefined ? (reportKinds.find((one) => reports[one] !== undefined) ?? kind) : kind;
}

export function hasReports({ reports }: Pick<ConnectionStatus, 'reports'>): boolean {
  return reportKinds.some((kind) => reports[kind] !== undefined);
}

export type ParsedChoice = { ok: true; question: ReportQuestion } | { ok: false; errors: ChoiceErrors };

/** The form as a question, or what to mend. Main judges again; this only spares a round trip. */
export function toQuestion(
  choice: ReportChoice,
  connection: Pick<ConnectionStatus, 'reports' | 'freeThreshold'>,
  nowMs: number,
): ParsedChoice {
  const words = reportWords.errors;
  const errors: ChoiceErrors = {};
  const kind = toKind(choice.kind, connection);
  const { from, to } = toChosenWindow(choice, nowMs);
  const thresholdMs = kind === 'sla' && connection.freeThreshold ? Number(choice.thresholdText) * 1000 : null;
  if (from === null) errors.from = words.moment;
  if (to === null) errors.to = words.moment;
  if (from !== null && to !== null && from >= to) errors.to = words.order;
  if (thresholdMs !== null && !(thresholdMs > 0 && Number.isFinite(thresholdMs)))
    errors.threshold = words.threshold;
  if (from === null || to === null || Object.keys(errors).length > 0) return { ok: false, errors };
  const { granularity } = choice;
  const formula = toFormula(choice.formula, connection.reports[kind]);
  return { ok: true, question: { kind, from, to, queueIds: null, granularity, thresholdMs, formula } };
}

function parseMoment(text: string): number | null {
  const epochMs = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(epochMs) ? null : epochMs;
}
