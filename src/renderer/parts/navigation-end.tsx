import { memo, useState } from 'react';
import type { AppInfo } from '../../shared/contract.ts';
import { shortcutWords } from '../../shared/words/en/shortcuts.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { TroubleNotice } from './trouble-notice.tsx';

interface NavigationEndProps {
  app: Pick<AppInfo, 'version' | 'hostNote'>;
  onShortcuts: () => void;
}

/** The ways to the wallboard and to the keys, and which program this is. */
export const NavigationEnd = memo(function NavigationEnd({ app, onShortcuts }: NavigationEndProps) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const openWallboard = async () => {
    const reply = await bridge.call('window.open', { which: 'wallboard' });
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return (
    <>
      <button
        type="button"
        className="nav-way"
        aria-label={shortcutWords.wallboard}
        onClick={() => void openWallboard()}
      >
        <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" focusable="false">
          <path d="M2 2h16v9.5H2zM7 14.5h6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        </svg>
        <span>{shortcutWords.wallboardShort}</span>
      </button>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
      <button type="button" className="nav-way" aria-label={shortcutWords.open} onClick={onShortcuts}>
        <span className="key" aria-hidden="true">
          {shortcutWords.openKey}
        </span>
        <span>{shortcutWords.openShort}</span>
      </button>
      <p className="about">
        {windowWords.footer.asOf(app.version)}
        {app.hostNote !== null && <span> · {app.hostNote}</span>}
      </p>
    </>
  );
});
