import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import { toFormula } from '../../shared/report-formula.ts';
import { granularities, type ReportKind, reportKinds } from '../../shared/report-terms.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { FixedEntry } from '../forms/fixed-entry.tsx';
import { SegmentEntry } from '../forms/segment-entry.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import { useServices } from '../services.ts';
import { ConnectionsEntry } from './connections-entry.tsx';
import { QueuesEntry } from './queues-entry.tsx';
import { type ChoiceErrors, takesThreshold, toAsk, toFormulas, toKind } from './report-choice.ts';
import type { ReportDesk } from './report-desk.ts';
import { sayChosenWindow, WindowEntries } from './window-entries.tsx';

const granularityChoices = granularities.map((id) => ({ id, label: words.granularities[id] }));

interface ReportFormProps {
  desk: ReportDesk;
  connections: readonly ConnectionStatus[];
  /** At least one. */
  chosen: readonly ConnectionStatus[];
  format: LocaleFormat;
}

/** The question: whom, what, over which window. */
export function ReportForm({ desk, connections, chosen, format }: ReportFormProps) {
  const { choice, change, state } = desk;
  const { wallNowMs } = useServices();
  const [errors, setErrors] = useState<ChoiceErrors>({});
  const kind = toKind(choice.kind, chosen);
  const edit: ReportDesk['change'] = (part) => {
    setErrors({});
    change(part);
  };
  const start = () => {
    const parsed = toAsk(choice, chosen, format.timeZone, wallNowMs());
    setErrors(parsed.ok ? {} : parsed.errors);
    if (parsed.ok) desk.start(parsed.ask);
  };
  const missing = reportKinds.filter((one) => chosen.every(({ reports }) => reports[one] === undefined));
  const hints = sayDifferences(kind, missing, chosen);
  const isRunning = state.phase === 'running';
  return (
    <form
      className="card report-form"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <SegmentEntry
        label={words.question}
        choices={reportKinds.map((id) => ({
          id,
          label: words.kinds[id],
          isDisabled: missing.includes(id),
        }))}
        value={kind}
        {...(hints.length === 0 ? {} : { hint: hints.join(' ') })}
        onChange={(id) => edit({ kind: id })}
      />
      <div className="report-fields">
        <ConnectionsEntry
          connections={connections}
          chosen={chosen}
          onChange={(connectionIds) => edit({ connectionIds })}
        />
        <QueuesEntry
          connections={chosen}
          queueIds={choice.queueIds}
          onChange={(queueIds) => edit({ queueIds })}
        />
        <WindowEntries choice={choice} chosen={chosen} errors={errors} format={format} onChange={edit} />
        {kind === 'intervals' && (
          <ChoiceEntry
            label={words.granularity}
            choices={granularityChoices}
            value={choice.granularity}
            onChange={(id) => {
              const granularity = granularities.find((one) => one === id);
              if (granularity !== undefined) edit({ granularity });
            }}
          />
        )}
        {kind === 'sla' && !takesThreshold(kind, chosen) && (
          <FixedEntry label={words.threshold} text={words.ownThreshold} />
        )}
        {takesThreshold(kind, chosen) && (
          <TextEntry
            label={words.threshold}
            unit={words.thresholdUnit}
            value={choice.thresholdText}
            error={errors.threshold}
            onChange={(thresholdText) => edit({ thresholdText })}
            isShort
          />
        )}
        <FormulaEntry kind={kind} chosen={chosen} desk={desk} onChange={edit} />
      </div>
      <div className="report-start">
        <span className="secondary">{sayChosenWindow(choice, chosen, format, wallNowMs())}</span>
        <Button type="submit" className="button button-main" isPending={isRunning}>
          {isRunning ? words.running : words.run}
        </Button>
      </div>
    </form>
  );
}

interface FormulaEntryProps extends Pick<ReportFormProps, 'desk' | 'chosen'> {
  kind: ReportKind;
  onChange: ReportDesk['change'];
}

function FormulaEntry({ kind, chosen, desk, onChange }: FormulaEntryProps) {
  const formulas = toFormulas(kind, chosen);
  const value = toFormula(desk.choice.formula, formulas);
  if (formulas.length === 1) return <FixedEntry label={words.formulaLabel} text={words.formulas[value]} />;
  const others = chosen.filter(
    ({ reports }) => reports[kind] !== undefined && !reports[kind].includes(value),
  );
  return (
    <ChoiceEntry
      label={words.formulaLabel}
      choices={formulas.map((id) => ({ id, label: words.formulas[id] }))}
      value={value}
      {...(others.length === 0 ? {} : { hint: words.ownFormulas(nameAll(others)) })}
      onChange={(id) => {
        const formula = formulas.find((one) => one === id);
        if (formula !== undefined) onChange({ formula });
      }}
    />
  );
}

/** What not all of these connections can do. */
function sayDifferences(
  kind: ReportKind,
  missing: readonly ReportKind[],
  chosen: readonly ConnectionStatus[],
): string[] {
  const silent = chosen.filter(({ reports }) => reports[kind] === undefined);
  const own = chosen.filter(({ reports, freeThreshold }) => reports.sla !== undefined && !freeThreshold);
  return [
    ...(missing.length > 0 ? [words.notAnswered(missing.map((one) => words.kinds[one]).join(', '))] : []),
    ...(silent.length > 0 ? [words.notAnsweredBy(words.kinds[kind], nameAll(silent))] : []),
    ...(takesThreshold(kind, chosen) && own.length > 0 ? [words.ownThresholds(nameAll(own))] : []),
  ];
}

function nameAll(connections: readonly Pick<ConnectionStatus, 'name'>[]): string {
  return connections.map(({ name }) => name).join(', ');
}
