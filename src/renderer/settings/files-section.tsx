import { type CsvPreset, csvPresets } from '../../shared/preferences.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { ExportNote, Locked } from './locked.tsx';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { RadioEntry } from './radio-entry.tsx';
import { Refusal, SettingsPart } from './settings-part.tsx';

const words = settingsPageWords.files;

interface FilesSectionProps {
  csvPreset: CsvPreset;
  save: SavePreferences;
}

/** For which program files are written. */
export function FilesSection({ csvPreset, save }: FilesSectionProps) {
  const { trouble, change } = useChanging(save);
  return (
    <SettingsPart title={words.title}>
      <Locked name="csvPreset">
        <RadioEntry
          label={words.preset}
          choices={csvPresets.map((id) => ({ id, ...words.presets[id] }))}
          value={csvPreset}
          onChange={(preset) => change({ csvPreset: preset })}
        />
      </Locked>
      <ExportNote />
      <p className="secondary">{words.what}</p>
      <Refusal trouble={trouble} />
    </SettingsPart>
  );
}
