import { type ReactNode, useState } from 'react';
import type { AppInfo } from '../../shared/contract.ts';
import { managedWords } from '../../shared/words/en/managed.ts';
import { pinIconWords } from '../../shared/words/en/pin-icon.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { useServices } from '../services.ts';

const words = windowWords.banners;

interface PageBanner {
  id: 'managed' | 'settings' | 'tray' | 'history' | 'shortcut';
  title: string;
  text: string;
}

/** What has to be said once about this computer. */
export function toBanners(app: AppInfo): PageBanner[] {
  const banners = [
    { id: 'managed', title: managedWords.title, text: app.managed?.notice ?? null },
    { id: 'settings', title: words.settings, text: app.settingsNotice },
    { id: 'tray', title: words.tray, text: app.trayMissing ? words.trayRemedy : null },
    { id: 'history', title: words.history, text: app.historyNotice },
    { id: 'shortcut', title: words.shortcut, text: app.shortcutNotice },
  ] as const;
  return banners.flatMap(({ text, ...rest }) => (text === null ? [] : [{ ...rest, text }]));
}

interface PageBannerLineProps {
  banner: PageBanner;
  onDismiss: () => void;
  /** The way to the other notices. */
  children: ReactNode;
}

export function PageBannerLine({ banner: { id, title, text }, onDismiss, children }: PageBannerLineProps) {
  return (
    <div className="banner" role="status">
      <div className="notice-text">
        <b>{title}</b> {text}
      </div>
      {id === 'tray' && <StripButton />}
      {children}
      <button type="button" className="button" onClick={onDismiss}>
        {words.dismiss}
      </button>
    </div>
  );
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
      <button type="button" className="button" onClick={() => void show()}>
        {pinIconWords.showStrip}
      </button>
    </>
  );
}

/** An answer to the key for exporting, where it does nothing. */
export function NothingToExport({ onDismiss }: { onDismiss: () => void }) {
  return (
    <div className="banner banner-plain" role="status">
      <div className="notice-text">{words.nothingToExport}</div>
      <button type="button" className="button" onClick={onDismiss}>
        {words.dismiss}
      </button>
    </div>
  );
}
