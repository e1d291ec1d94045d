import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { settingsPageWords as words } from '../../shared/words/en/settings-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';

interface PanelStateProps {
  trouble: Trouble | null;
  load: () => Promise<void>;
  /** Null until the settings were read once. */
  children: ReactNode;
}

/** A section, or why it is not there or may be old. */
export function PanelState({ trouble, load, children }: PanelStateProps) {
  return (
    <>
      {trouble !== null && (
        <TroubleNotice trouble={trouble} title={children === null ? words.notLoaded : words.maybeOld}>
          <Button className="button" onPress={() => void load()}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      )}
      {children ?? (trouble === null && <p className="secondary">{words.loading}</p>)}
    </>
  );
}
