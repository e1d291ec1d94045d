import { useId } from 'react';
import { Switch } from 'react-aria-components';
import type { Trouble } from '../bridge.ts';
import { useChanging } from './preferences-desk.ts';
import { Refusal } from './settings-part.tsx';

interface SwitchEntryProps {
  label: string;
  note: string;
  isOn: boolean;
  onChange: (isOn: boolean) => Promise<Trouble | null>;
}

/** On or off, with what that means; it moves when main has taken it. */
export function SwitchEntry({ label, note, isOn, onChange }: SwitchEntryProps) {
  const { trouble, change } = useChanging(onChange);
  const noteId = useId();
  return (
    <div className="switch-entry">
      <Switch className="switch" isSelected={isOn} onChange={change} aria-describedby={noteId}>
        <span className="switch-track" />
        {label}
      </Switch>
      <p id={noteId} className="secondary settings-note">
        {note}
      </p>
      <Refusal trouble={trouble} />
    </div>
  );
}
