import { type Rule, ruleMetrics, type Severity } from '../../shared/alert.ts';
import { metricTraits } from '../../shared/metric-traits.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import {
  changeLevelsFrom,
  changeMetric,
  type DraftErrors,
  type RuleDraft,
  suggestName,
} from './rule-draft.ts';
import { sayUsualEnd } from './rule-sentence.ts';

const words = alertSettingsWords.editor;
const severities = ['warning', 'critical'] as const;
const directions = ['above', 'below'] as const;
const sources = ['fixed', 'queue-target'] as const;
const metricChoices = ruleMetrics.map((id) => ({ id, label: alertSettingsWords.sentence.metrics[id] }));
const directionChoices = directions.map((id) => ({ id, label: words.directions[id] }));

export interface DraftFieldsProps {
  draft: RuleDraft;
  errors: DraftErrors;
  onChange: (draft: RuleDraft) => void;
}

/** The name, the figure, and where it begins and ends to be bad. */
export function LevelFields({ draft, errors, rule, onChange }: DraftFieldsProps & { rule: Rule | null }) {
  const { hasTarget } = metricTraits[draft.metric];
  const sourceChoices = sources.map((id) => ({
    id,
    label: words.levelSources[id],
    isDisabled: id === 'queue-target' && !hasTarget,
  }));
  const takesTarget = hasTarget && draft.levelsFrom === 'queue-target';
  return (
    <>
      <div className="fields">
        <TextEntry
          label={words.name}
          hint={words.nameHint(suggestName(draft))}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
          autoFocus
        />
        <ChoiceEntry
          label={words.metric}
          choices={metricChoices}
          value={draft.metric}
          onChange={(id) => {
            const metric = ruleMetrics.find((known) => known === id);
            if (metric !== undefined && metric !== draft.metric) onChange(changeMetric(draft, metric));
          }}
        />
        <ChoiceEntry
          label={words.direction}
          choices={directionChoices}
          value={draft.direction}
          onChange={(id) =>
            onChange({ ...draft, direction: directions.find((known) => known === id) ?? draft.direction })
          }
        />
        <ChoiceEntry
          label={words.levelsFrom}
          choices={sourceChoices}
          value={hasTarget ? draft.levelsFrom : 'fixed'}
          hint={hasTarget ? (takesTarget ? words.targetNote : '') : words.noTarget}
          onChange={(id) => {
            const source = sources.find((known) => known === id);
            if (source !== undefined && source !== draft.levelsFrom)
              onChange(changeLevelsFrom(draft, source));
          }}
        />
      </div>
      <fieldset className="rule-part">
        <legend>{words.levels}</legend>
        <div className="fields">
          {severities.map((severity) => (
            <LevelPair
              key={severity}
              severity={severity}
              draft={draft}
              errors={errors}
              rule={rule}
              onChange={onChange}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

interface LevelPairProps extends DraftFieldsProps {
  severity: Severity;
  rule: Rule | null;
}

/** Where a severity begins, and where it ends. */
function LevelPair({ severity, draft, errors, rule, onChange }: LevelPairProps) {
  const { unit, hasTarget } = metricTraits[draft.metric];
  const clear = severity === 'warning' ? 'clearWarning' : 'clearCritical';
  const takesTarget = hasTarget && draft.levelsFrom === 'queue-target';
  const kind = unit === 'percent' ? 'percent' : 'wait';
  const levelHint = takesTarget ? words.levelHints[kind][severity] : words.levelHints.fixed;
  return (
    <>
      <TextEntry
        label={words.severities[severity]}
        unit={words.units[unit]}
        hint={levelHint}
        value={draft[severity]}
        error={errors[severity]}
        onChange={(text) => onChange({ ...draft, [severity]: text })}
        isShort
      />
      <TextEntry
        label={words.ends[severity]}
        unit={words.units[unit]}
        hint={sayEndHint(rule, severity)}
        value={draft[clear]}
        error={errors[clear]}
        onChange={(text) => onChange({ ...draft, [clear]: text })}
        isShort
      />
    </>
  );
}

function sayEndHint(rule: Rule | null, severity: Severity): string {
  if (rule === null) return words.usualUnknown;
  const usual = sayUsualEnd(rule, severity);
  return usual === null ? words.noSuchLevel : words.usualEnd(usual);
}
