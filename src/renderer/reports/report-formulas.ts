import type { ConnectionStatus } from '../../shared/board.ts';
import type { ReportAnswer, ReportKind } from '../../shared/report.ts';
import type { ServiceLevelFormula } from '../../shared/service-level.ts';

/** The formulas that can be had: where only percentages or only some counts are told, the others cannot be worked out. */
export function toFormulas(
  api: ConnectionStatus['api'],
  kind: ReportKind,
): readonly [ServiceLevelFormula, ...ServiceLevelFormula[]] {
  if (api === 'acd' || api === 'queue-stats') return ['vendor'];
  if (api === 'queue-details') return [kind === 'sla' ? 'answered' : 'vendor'];
  // A vendor's own percentage is at each queue's own target, not at one that is asked for.
  if (kind === 'sla') return ['answered', 'offered-abandons-count'];
  return ['answered', 'offered-abandons-count', 'vendor'];
}

/** The chosen formula, or the first that can be had. */
export function toFormula(
  chosen: ServiceLevelFormula,
  formulas: readonly [ServiceLevelFormula, ...ServiceLevelFormula[]],
): ServiceLevelFormula {
  return formulas.includes(chosen) ? chosen : formulas[0];
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
