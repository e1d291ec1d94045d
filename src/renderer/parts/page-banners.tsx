import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AppInfo } from '../../shared/contract.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.banners;

/** What has to be said once about this computer, until it is dismissed. */
export function PageBanners({ app }: { app: AppInfo }) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const banners = [
    { id: 'settings', title: words.settings, text: app.settingsNotice },
    { id: 'history', title: words.history, text: app.historyNotice },
    { id: 'tray', title: words.tray, text: app.trayMissing ? words.trayRemedy : null },
  ];
  return banners
    .filter(({ text }) => text !== null && !dismissed.has(text))
    .map(({ id, title, text }) => (
      <div key={id} className="banner" role="status">
        <div className="notice-text">
          <b>{title}</b> {text}
        </div>
        <Button className="button" onPress={() => setDismissed(new Set([...dismissed, text ?? id]))}>
          {words.dismiss}
        </Button>
      </div>
    ));
}
