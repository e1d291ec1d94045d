import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { settingsPageWords as words } from '../../shared/words/en/settings-page.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { useSettingsDesk } from '../rules/settings-desk.ts';
import { AlertPanel } from '../settings/alert-panel.tsx';
import { ManagedContext } from '../settings/locked.tsx';
import { useNarrowPage } from '../settings/narrow-page.ts';
import { usePreferences } from '../settings/preferences-desk.ts';
import { PreferencesPanel } from '../settings/preferences-panel.tsx';
import { alertTabs, preferenceTabs, type SettingsTab, settingsTabs } from '../settings/settings-tabs.ts';
import type { PageState } from '../state.ts';

interface SettingsViewProps {
  state: Pick<PageState, 'connections' | 'rows' | 'app'>;
  format: Pick<LocaleFormat, 'timeZone' | 'formatMinute' | 'formatCount'>;
  /** Kept by whoever shows the view, so that it comes back as it was left. */
  tab: SettingsTab;
  onTab: (tab: SettingsTab) => void;
  onShowConnections: () => void;
}

/** Everything that can be set, connections excepted, by sections. */
export function SettingsView(props: SettingsViewProps) {
  const { state, format, tab, onTab, onShowConnections } = props;
  const alerts = useSettingsDesk();
  const preferences = usePreferences();
  const isNarrow = useNarrowPage();
  return (
    <main className="main page settings">
      <header className="page-head">
        <h1>{words.title}</h1>
        <p className="secondary">{words.note}</p>
      </header>
      <Tabs
        className="settings-tabs"
        orientation={isNarrow ? 'horizontal' : 'vertical'}
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = settingsTabs.find((name) => name === key);
          if (chosen !== undefined) onTab(chosen);
        }}
      >
        <TabList className="settings-list" aria-label={words.sections}>
          {settingsTabs.map((name) => (
            <Tab key={name} id={name} className="settings-tab">
              {words.tabs[name]}
            </Tab>
          ))}
        </TabList>
        <ManagedContext value={state.app.managed}>
          {alertTabs.map((name) => (
            <TabPanel key={name} id={name} className="settings-panel">
              <AlertPanel tab={name} desk={alerts} board={state} computerZone={format.timeZone} />
            </TabPanel>
          ))}
          {preferenceTabs.map((name) => (
            <TabPanel key={name} id={name} className="settings-panel">
              <PreferencesPanel
                tab={name}
                desk={preferences}
                app={state.app}
                format={format}
                onImported={() => {
                  void alerts.load();
                  void preferences.load();
                }}
                onShowConnections={onShowConnections}
              />
            </TabPanel>
          ))}
        </ManagedContext>
      </Tabs>
    </main>
  );
}
