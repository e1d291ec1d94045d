import { metricTraits } from '../../shared/metric-traits.ts';
import { alertSettingsWords, describeWindow, formulaWords } from '../../shared/words/en/alert-settings.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import type { DraftFieldsProps } from './level-fields.tsx';

const words = alertSettingsWords.editor;
const formulas = ['vendor', 'answered', 'offered-abandons-count'] as const;
const formulaChoices = formulas.map((id) => ({ id, label: formulaWords[id] }));
const usualWindows = [null, 900_000, 1_800_000, 3_600_000];
const vendorWindow = 'vendor';

/** How long a level has to be passed, and how a percentage is counted. */
export function TimingFields(props: DraftFieldsProps) {
  const { draft, errors, onChange } = props;
  return (
    <>
      <fieldset className="rule-part">
        <legend>{words.timing}</legend>
        <div className="fields fields-three">
          <TextEntry
            label={words.hold}
            unit={words.units.time}
            hint={words.holdHint}
            value={draft.hold}
            error={errors.hold}
            onChange={(hold) => onChange({ ...draft, hold })}
            isShort
          />
          <TextEntry
            label={words.keep}
            unit={words.units.time}
            hint={words.keepHint}
            value={draft.keep}
            error={errors.keep}
            onChange={(keep) => onChange({ ...draft, keep })}
            isShort
          />
          <TextEntry
            label={words.samples}
            hint={words.samplesHint}
            value={draft.samples}
            error={errors.samples}
            onChange={(samples) => onChange({ ...draft, samples })}
            isShort
          />
        </div>
      </fieldset>
      {metricTraits[draft.metric].unit === 'percent' && <CountingFields {...props} />}
    </>
  );
}

function CountingFields({ draft, errors, onChange }: DraftFieldsProps) {
  // A rule that was written by hand may have a window of another length.
  const windows = usualWindows.includes(draft.windowMs) ? usualWindows : [...usualWindows, draft.windowMs];
  return (
    <fieldset className="rule-part">
      <legend>{words.counting}</legend>
      <div className="fields fields-three">
        {draft.metric === 'serviceLevelPercent' && (
          <ChoiceEntry
            label={words.formula}
            choices={formulaChoices}
            value={draft.formula}
            onChange={(id) =>
              onChange({ ...draft, formula: formulas.find((known) => known === id) ?? draft.formula })
            }
          />
        )}
        <ChoiceEntry
          label={words.window}
          choices={windows.map((windowMs) => ({
            id: toWindowId(windowMs),
            label: words.windows(describeWindow(windowMs)),
          }))}
          value={toWindowId(draft.windowMs)}
          onChange={(id) => {
            const windowMs = windows.find((known) => toWindowId(known) === id);
            if (windowMs !== undefined) onChange({ ...draft, windowMs });
          }}
        />
        <TextEntry
          label={words.volume}
          unit={words.volumeUnit}
          value={draft.volume}
          error={errors.volume}
          onChange={(volume) => onChange({ ...draft, volume })}
          isShort
        />
      </div>
    </fieldset>
  );
}

function toWindowId(windowMs: number | null): string {
  return windowMs === null ? vendorWindow : String(windowMs);
}
