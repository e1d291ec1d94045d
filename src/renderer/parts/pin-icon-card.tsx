import { type ReactNode, useState } from 'react';
import type { AppInfo } from '../../shared/contract.ts';
import { pinIconWords as words } from '../../shared/words/en/pin-icon.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { TroubleNotice } from './trouble-notice.tsx';

/** Once. Before the first numbers the icon has nothing to show; where there is no tray at all, a banner says what to do. */
export function isPinIconDue(app: Pick<AppInfo, 'sayPinIcon' | 'trayMissing'>, hasNumbers: boolean): boolean {
  return app.sayPinIcon && hasNumbers && !app.trayMissing;
}

interface PinIconCardProps {
  app: Pick<AppInfo, 'desktop'>;
  /** The way to the other notices. */
  children?: ReactNode;
}

/** How the icon stays in sight on this desktop, or what to look at instead. */
export function PinIconCard({ app, children }: PinIconCardProps) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const end = async (showsStrip: boolean) => {
    if (showsStrip) {
      const shown = await bridge.call('settings.set', { stripShown: true });
      if (!shown.ok) return setTrouble(shown.trouble);
    }
    const told = await bridge.call('app.told', { what: 'pinIcon' });
    if (!told.ok) setTrouble(told.trouble);
  };
  return (
    <section className="hint-card" aria-label={words.title}>
      <div className="hint-card-text">
        <h2>{words.title}</h2>
        <p className="secondary">{words.text}</p>
        <ol>
          {words.steps[app.desktop].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {trouble !== null && <TroubleNotice trouble={trouble} title={words.failed} />}
      </div>
      <div className="hint-card-ways">
        <button type="button" className="button" onClick={() => void end(false)}>
          {words.done}
        </button>
        <button type="button" className="button" onClick={() => void end(true)}>
          {words.showStrip}
        </button>
        <p className="hint">{words.stripNote}</p>
        {children}
      </div>
    </section>
  );
}
