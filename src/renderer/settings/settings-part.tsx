import { type ReactNode, useId } from 'react';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';

/** A headed card of the settings. */
export function SettingsPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="card settings-card">{children}</div>
    </section>
  );
}

/** Why a change was not taken, beside what was changed; nothing where it was. */
export function Refusal({ trouble }: { trouble: Trouble | null }) {
  if (trouble === null) return null;
  return <TroubleNotice trouble={trouble} title={settingsPageWords.notSaved} />;
}
