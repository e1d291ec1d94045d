import type { AppInfo, CallOutput } from '../../shared/contract.ts';
import type { Trouble } from '../bridge.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { useServices } from '../services.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { FilesSection } from './files-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { PanelState } from './panel-state.tsx';
import type { PreferencesDesk, PreferencesState } from './preferences-desk.ts';
import type { PreferenceTab } from './settings-tabs.ts';
import { StartSection } from './start-section.tsx';
import { SupportSection } from './support-section.tsx';
import { TraySection } from './tray-section.tsx';

interface PreferencesPanelProps {
  tab: PreferenceTab;
  desk: PreferencesState & Pick<PreferencesDesk, 'load' | 'save'>;
  app: Pick<AppInfo, 'historyNotice' | 'shortcutNotice'>;
  format: Pick<LocaleFormat, 'formatMinute' | 'formatCount'>;
  onImported: () => void;
  onShowConnections: () => void;
}

/** How the program is set, alerts and connections excepted. */
export function PreferencesPanel(props: PreferencesPanelProps) {
  const { answer, trouble, load } = props.desk;
  return (
    <PanelState trouble={trouble} load={load}>
      {answer && <PreferencesSection {...props} answer={answer} />}
    </PanelState>
  );
}

interface PreferencesSectionProps extends PreferencesPanelProps {
  answer: CallOutput<'settings.get'>;
}

function PreferencesSection({ tab, desk, answer, ...props }: PreferencesSectionProps) {
  const { bridge } = useServices();
  const { load, save } = desk;
  const { preferences, system } = answer;
  const setAutostart = async (on: boolean): Promise<Trouble | null> => {
    const reply = await bridge.call('settings.setAutostart', { on });
    if (reply.ok) await load();
    return reply.ok ? null : reply.trouble;
  };
  switch (tab) {
    case 'appearance':
      return <AppearanceSection appearance={preferences} save={save} />;
    case 'tray':
      return <TraySection preferences={preferences} save={save} />;
    case 'files':
      return <FilesSection csvPreset={preferences.csvPreset} save={save} />;
    case 'start':
      return (
        <StartSection
          shortcut={preferences.shortcut}
          system={system}
          shortcutNotice={props.app.shortcutNotice}
          save={save}
          setAutostart={setAutostart}
        />
      );
    case 'network':
      return (
        <NetworkSection
          preferences={preferences}
          system={system}
          save={save}
          onShowConnections={props.onShowConnections}
        />
      );
    case 'data':
      return (
        <DataSection
          history={preferences.history}
          notice={props.app.historyNotice}
          formatCount={props.format.formatCount}
          save={save}
        />
      );
    case 'support':
      return (
        <SupportSection
          logLevel={preferences.logLevel}
          formatMinute={props.format.formatMinute}
          save={save}
          onImported={props.onImported}
        />
      );
  }
}
