import type { AlertSettings } from '../../shared/contract/alert-contract.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { QuietSection } from '../rules/quiet-section.tsx';
import { RulesSection } from '../rules/rules-section.tsx';
import type { SettingsDesk, SettingsState } from '../rules/settings-desk.ts';
import { SpeechSection } from '../rules/speech-section.tsx';
import type { PageState } from '../state.ts';
import { Locked } from './locked.tsx';
import { PanelState } from './panel-state.tsx';
import type { AlertTab } from './settings-tabs.ts';

interface AlertPanelProps {
  tab: AlertTab;
  desk: SettingsState & Pick<SettingsDesk, 'load' | 'save'>;
  board: Pick<PageState, 'connections' | 'rows'>;
  computerZone: string;
}

/** What raises an alert, when it is quiet, and what is heard. */
export function AlertPanel(props: AlertPanelProps) {
  const { settings, trouble, load } = props.desk;
  return (
    <PanelState trouble={trouble} load={load}>
      {settings && <AlertSection {...props} settings={settings} />}
    </PanelState>
  );
}

function AlertSection({ tab, desk, settings, ...props }: AlertPanelProps & { settings: AlertSettings }) {
  const { save } = desk;
  switch (tab) {
    case 'rules':
      return (
        <>
          <Locked name="rules">
            <RulesSection rules={settings.rules} board={props.board} save={save} />
          </Locked>
          <p className="secondary settings-pointer">{alertSettingsWords.rules.note}</p>
        </>
      );
    case 'notifications':
      return <SpeechSection settings={settings} save={save} />;
    case 'quiet':
      return (
        <Locked name="quietHours">
          <QuietSection quiet={settings.quietHours} computerZone={props.computerZone} save={save} />
        </Locked>
      );
  }
}
