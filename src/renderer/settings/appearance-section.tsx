import {
  type Appearance,
  contrastNames,
  densityNames,
  paletteNames,
  themeNames,
  zoomPercents,
} from '../../shared/appearance.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import { SegmentEntry } from '../forms/segment-entry.tsx';
import { AppearanceSample } from './appearance-sample.tsx';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { Refusal, SettingsPart } from './settings-part.tsx';

const words = settingsPageWords.appearance;

interface AppearanceSectionProps {
  appearance: Appearance;
  save: SavePreferences;
}

/** How every window is drawn, seen at once beside the choices. */
export function AppearanceSection({ appearance, save }: AppearanceSectionProps) {
  const { trouble, change } = useChanging(save);
  return (
    <SettingsPart title={words.title}>
      <div className="appearance">
        <div className="appearance-choices">
          <SegmentEntry
            label={words.theme}
            choices={themeNames.map((id) => ({ id, label: words.themes[id] }))}
            value={appearance.theme}
            onChange={(theme) => change({ theme })}
          />
          <SegmentEntry
            label={words.contrast}
            choices={contrastNames.map((id) => ({ id, label: words.contrasts[id] }))}
            value={appearance.contrast}
            onChange={(contrast) => change({ contrast })}
          />
          <SegmentEntry
            label={words.palette}
            choices={paletteNames.map((id) => ({ id, label: words.palettes[id] }))}
            value={appearance.palette}
            hint={words.paletteHint}
            onChange={(palette) => change({ palette })}
          />
          <SegmentEntry
            label={words.density}
            choices={densityNames.map((id) => ({ id, label: words.densities[id] }))}
            value={appearance.density}
            onChange={(density) => change({ density })}
          />
          <ChoiceEntry
            label={words.zoom}
            choices={zoomPercents.map((percent) => ({ id: String(percent), label: words.percent(percent) }))}
            value={String(appearance.zoomPercent)}
            hint={words.zoomHint}
            onChange={(id) => {
              const zoomPercent = zoomPercents.find((percent) => String(percent) === id);
              if (zoomPercent !== undefined) change({ zoomPercent });
            }}
          />
        </div>
        <AppearanceSample />
      </div>
      <Refusal trouble={trouble} />
    </SettingsPart>
  );
}
