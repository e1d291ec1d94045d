import type { ReportAnswer } from './report.ts';
import type { ServiceLevelFormula } from './service-level.ts';

/** The chosen formula, or the first that can be had. */
export function toFormula(
  chosen: ServiceLevelFormula,
  formulas: readonly ServiceLevelFormula[] = [],
): ServiceLevelFormula {
  return formulas.includes(chosen) ? chosen : (formulas[0] ?? chosen);
}

/** What the percentages of an answer are, whatever was asked for. */
export function toAnsweredFormula(
  { answer, notes }: Pick<ReportAnswer, 'answer' | 'notes'>,
  asked: ServiceLevelFormula | null,
): ServiceLevelFormula {
  const [row] = answer.kind === 'sla' ? answer.rows : [];
  if (row !== undefined) return row.formula;
  return notes.some(({ code }) => code === 'vendor-formula') ? 'vendor' : (asked ?? 'vendor');
}
