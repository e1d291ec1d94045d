import { Button } from 'react-aria-components';
import { alertSettingsWords as words } from '../../shared/words/en/alert-settings.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { QuietSection } from '../rules/quiet-section.tsx';
import type { OverriddenQueue } from '../rules/rule-draft.ts';
import { RulesSection } from '../rules/rules-section.tsx';
import { useSettingsDesk } from '../rules/settings-desk.ts';
import { SpeechSection } from '../rules/speech-section.tsx';
import type { PageState } from '../state.ts';

interface AlertSettingsViewProps {
  board: Pick<PageState, 'connections' | 'rows'>;
  computerZone: string;
  /** The queue that a rule of its own was asked for: its editor opens at once. */
  queue: OverriddenQueue | null;
  onQueueDone: () => void;
}

/** What raises an alert, when it is quiet, and what is heard. */
export function AlertSettingsView({ board, computerZone, queue, onQueueDone }: AlertSettingsViewProps) {
  const { settings, trouble, load, save } = useSettingsDesk();
  return (
    <main className="main page alert-settings">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <p className="secondary page-note">{words.note}</p>
      {trouble !== null && (
        <TroubleNotice trouble={trouble} title={words.notLoaded}>
          <Button className="button" onPress={() => void load()}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      )}
      {settings === null && trouble === null && <p className="secondary">{words.loading}</p>}
      {settings !== null && (
        <>
          <RulesSection
            rules={settings.rules}
            board={board}
            queue={queue}
            save={save}
            onQueueDone={onQueueDone}
          />
          <QuietSection quiet={settings.quietHours} computerZone={computerZone} save={save} />
          <SpeechSection settings={settings} save={save} />
        </>
      )}
    </main>
  );
}
