import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AppInfo } from '../../shared/contract.ts';
import { pinIconWords } from '../../shared/words/en/pin-icon.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { useServices } from '../services.ts';

const words = windowWords.banners;

/** What has to be said once about this computer, until it is dismissed. */
export function PageBanners({ app }: { app: AppInfo }) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const banners = [
    { id: 'settings', title: words.settings, text: app.settingsNotice },
    { id: 'history', title: words.history, text: app.historyNotice },
    { id: 'shortcut', title: words.shortcut, text: app.shortcutNotice },
    { id: 'tray', title: words.tray, text: app.trayMissing ? words.trayRemedy : null },
  ];
  return banners
    .filter(({ text }) => text !== null && !dismissed.has(text))
    .map(({ id, title, text }) => (
      <div key={id} className="banner" role="status">
        <div className="notice-text">
          <b>{title}</b> {text}
        </div>
        {id === 'tray' && <StripButton />}
        <Button className="button" onPress={() => setDismissed(new Set([...dismissed, text ?? id]))}>
          {words.dismiss}
        </Button>
      </div>
    ));
}

/** The number in sight without a tray. */
function StripButton() {
  const { bridge } = useServices();
  const [isRefused, setRefused] = useState(false);
  const show = async () => {
    const reply = await bridge.call('settings.set', { stripShown: true });
    setRefused(!reply.ok);
  };
  return (
    <>
      {isRefused && <span role="alert">{pinIconWords.failed}</span>}
      <Button className="button" onPress={() => void show()}>
        {pinIconWords.showStrip}
      </Button>
    </>
  );
}

/** An answer to the key for exporting, where it does nothing. */
export function NothingToExport({ onDismiss }: { onDismiss: () => void }) {
  return (
    <div className="banner banner-plain" role="status">
      <div className="notice-text">{words.nothingToExport}</div>
      <Button className="button" onPress={onDismiss}>
        {words.dismiss}
      </Button>
    </div>
  );
}
