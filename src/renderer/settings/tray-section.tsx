import type { Preferences } from '../../shared/preferences.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { Locked } from './locked.tsx';
import type { SavePreferences } from './preferences-desk.ts';
import { SettingsPart } from './settings-part.tsx';
import { SwitchEntry } from './switch-entry.tsx';

const { tray: words, strip: stripWords } = settingsPageWords;

interface TraySectionProps {
  preferences: Pick<Preferences, 'tray' | 'stripShown'>;
  save: SavePreferences;
}

/** What the icon shows, and the small window for where no icon is seen. */
export function TraySection({ preferences, save }: TraySectionProps) {
  const { tray, stripShown } = preferences;
  return (
    <>
      <SettingsPart title={words.title}>
        <Locked name="tray">
          <SwitchEntry
            label={words.number}
            note={words.numberNote}
            isOn={tray.showNumber}
            onChange={(showNumber) => save({ tray: { ...tray, showNumber } })}
          />
          <SwitchEntry
            label={words.other}
            note={words.otherNote}
            isOn={tray.countOtherMedia}
            onChange={(countOtherMedia) => save({ tray: { ...tray, countOtherMedia } })}
          />
        </Locked>
      </SettingsPart>
      <SettingsPart title={stripWords.title}>
        <SwitchEntry
          label={stripWords.show}
          note={stripWords.note}
          isOn={stripShown}
          onChange={(isShown) => save({ stripShown: isShown })}
        />
      </SettingsPart>
    </>
  );
}
