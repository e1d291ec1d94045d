import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import { granularities, reportKinds } from '../../shared/report.ts';
import type { ServiceLevelFormula } from '../../shared/service-level.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { FixedEntry } from '../forms/fixed-entry.tsx';
import { SegmentEntry } from '../forms/segment-entry.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import { useServices } from '../services.ts';
import {
  type ChoiceErrors,
  hasReports,
  toChosenWindow,
  toKind,
  toMomentText,
  toPresetWindow,
  toQuestion,
  type WindowPreset,
  windowPresets,
} from './report-choice.ts';
import type { ReportDesk } from './report-desk.ts';
import { toFormula } from './report-formulas.ts';

const windowChoices = windowPresets.map((id) => ({ id, label: words.windows[id] }));
const granularityChoices = granularities.map((id) => ({ id, label: words.granularities[id] }));

interface ReportFormProps {
  desk: ReportDesk;
  connections: readonly ConnectionStatus[];
  connection: ConnectionStatus;
  format: LocaleFormat;
}

/** The question: whom, what, over which window. */
export function ReportForm({ desk, connections, connection, format }: ReportFormProps) {
  const { choice, change, run } = desk;
  const { wallNowMs } = useServices();
  const [errors, setErrors] = useState<ChoiceErrors>({});
  const kind = toKind(choice.kind, connection);
  const edit: ReportDesk['change'] = (part) => {
    setErrors({});
    change(part);
  };
  const start = () => {
    const parsed = toQuestion(choice, connection, wallNowMs());
    setErrors(parsed.ok ? {} : parsed.errors);
    if (parsed.ok) desk.start(connection, parsed.question);
  };
  const choosePreset = (preset: WindowPreset) => {
    // Own times begin with those that were chosen before.
    const { from, to } = toPresetWindow(choice.preset === 'own' ? 'today' : choice.preset, wallNowMs());
    const texts = { fromText: toMomentText(from), toText: toMomentText(to) };
    edit(preset === 'own' && choice.preset !== 'own' ? { preset, ...texts } : { preset });
  };
  const formulas = connection.reports[kind] ?? [];
  const missing = reportKinds.filter((one) => connection.reports[one] === undefined);
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
        {...(missing.length === 0
          ? {}
          : { hint: words.notAnswered(missing.map((one) => words.kinds[one]).join(', ')) })}
        onChange={(id) => edit({ kind: id })}
      />
      <div className="report-fields">
        <ChoiceEntry
          label={words.connection}
          choices={connections.map((one) => ({
            id: one.id,
            label: hasReports(one) ? one.name : words.noReports(one.name),
            isDisabled: !hasReports(one),
          }))}
          value={connection.id}
          onChange={(connectionId) => edit({ connectionId })}
        />
        <ChoiceEntry
          label={words.window}
          choices={windowChoices}
          value={choice.preset}
          onChange={(id) => choosePreset(windowPresets.find((one) => one === id) ?? 'today')}
        />
        {choice.preset === 'own' && (
          <>
            <TextEntry
              label={words.from}
              type="datetime-local"
              value={choice.fromText}
              error={errors.from}
              onChange={(fromText) => edit({ fromText })}
            />
            <TextEntry
              label={words.to}
              type="datetime-local"
              value={choice.toText}
              error={errors.to}
              onChange={(toText) => edit({ toText })}
            />
          </>
        )}
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
        {kind === 'sla' && !connection.freeThreshold && (
          <FixedEntry label={words.threshold} text={words.ownThreshold} />
        )}
        {kind === 'sla' && connection.freeThreshold && (
          <TextEntry
            label={words.threshold}
            unit={words.thresholdUnit}
            value={choice.thresholdText}
            error={errors.threshold}
            onChange={(thresholdText) => edit({ thresholdText })}
            isShort
          />
        )}
        <FormulaEntry
          formulas={formulas}
          value={toFormula(choice.formula, formulas)}
          onChange={(formula) => edit({ formula })}
        />
      </div>
      <div className="report-start">
        <span className="secondary">{sayWindow(toChosenWindow(choice, wallNowMs()), format)}</span>
        <Button type="submit" className="button button-main" isDisabled={run.phase === 'running'}>
          {run.phase === 'running' ? words.running : words.run}
        </Button>
      </div>
    </form>
  );
}

interface FormulaEntryProps {
  formulas: readonly ServiceLevelFormula[];
  value: ServiceLevelFormula;
  onChange: (formula: ServiceLevelFormula) => void;
}

function FormulaEntry({ formulas, value, onChange }: FormulaEntryProps) {
  if (formulas.length === 1) return <FixedEntry label={words.formulaLabel} text={words.formulas[value]} />;
  return (
    <ChoiceEntry
      label={words.formulaLabel}
      choices={formulas.map((id) => ({ id, label: words.formulas[id] }))}
      value={value}
      onChange={(id) => {
        const chosen = formulas.find((one) => one === id);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

function sayWindow({ from, to }: { from: number | null; to: number | null }, format: LocaleFormat): string {
  if (from === null || to === null || from >= to) return format.timeZone;
  return `${format.formatLongSpan(from, to)} · ${format.timeZone}`;
}
