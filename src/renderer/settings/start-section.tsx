import type { SystemFacts } from '../../shared/contract/settings-contract.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import type { Trouble } from '../bridge.ts';
import { FixedEntry } from '../forms/fixed-entry.tsx';
import type { SavePreferences } from './preferences-desk.ts';
import { SettingsPart } from './settings-part.tsx';
import { ShortcutEntry } from './shortcut-entry.tsx';
import { SwitchEntry } from './switch-entry.tsx';

const { start: words, shortcut: shortcutWords } = settingsPageWords;

interface StartSectionProps {
  shortcut: string | null;
  system: Pick<SystemFacts, 'autostart' | 'shortcutUpToDesktop'>;
  /** Why the kept shortcut does not work now, as words; null: it does. */
  shortcutNotice: string | null;
  save: SavePreferences;
  setAutostart: (on: boolean) => Promise<Trouble | null>;
}

/** How the program comes up, and its window to the front. */
export function StartSection(props: StartSectionProps) {
  const { shortcut, system, shortcutNotice, save, setAutostart } = props;
  return (
    <>
      <SettingsPart title={words.title}>
        {system.autostart === null ? (
          <FixedEntry label={words.autostart} text={words.autostartUnknown} />
        ) : (
          <SwitchEntry
            label={words.autostart}
            note={words.autostartNote}
            isOn={system.autostart}
            onChange={setAutostart}
          />
        )}
      </SettingsPart>
      <SettingsPart title={shortcutWords.title}>
        {shortcutNotice !== null && (
          <div className="notice" data-tone="warning">
            <div className="notice-text">{shortcutNotice}</div>
          </div>
        )}
        <ShortcutEntry shortcut={shortcut} isUpToDesktop={system.shortcutUpToDesktop} save={save} />
        {system.shortcutUpToDesktop && <p className="hint">{shortcutWords.upToDesktop}</p>}
      </SettingsPart>
    </>
  );
}
