import { type KeyboardEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { Refusal } from './settings-part.tsx';
import { recordStroke, type ShortcutProblem } from './shortcut-keys.ts';

const words = settingsPageWords.shortcut;

interface ShortcutEntryProps {
  shortcut: string | null;
  /** Nobody can say whether it works, so that nothing is promised. */
  isUpToDesktop: boolean;
  save: SavePreferences;
}

type Recording = { keys: string; problem: ShortcutProblem | null };

/** The keys are pressed, not typed: what they are called differs from keyboard to keyboard. */
export function ShortcutEntry({ shortcut, isUpToDesktop, save }: ShortcutEntryProps) {
  const { trouble, isWorking, change } = useChanging(save);
  const [recording, setRecording] = useState<Recording | null>(null);
  const [said, setSaid] = useState('');
  const labelId = useId();
  const hintId = useId();
  const keep = (accelerator: string | null) => {
    setRecording(null);
    change({ shortcut: accelerator });
    if (accelerator === null) setSaid(words.cleared);
    else setSaid(isUpToDesktop ? '' : words.kept(accelerator));
  };
  const handleKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (recording === null) return;
    const recorded = recordStroke(toStroke(event));
    if (recorded.kind === 'left') {
      setRecording(null);
      // Tab goes on to the next field as ever.
      if (event.key === 'Tab') return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (recorded.kind === 'whole') keep(recorded.accelerator);
    else if (recorded.kind === 'held') setRecording({ keys: recorded.keys, problem: null });
    else if (recorded.kind === 'refused') setRecording({ keys: '', problem: recorded.problem });
  };
  return (
    <div className="field">
      <span id={labelId}>{words.label}</span>
      <div className="settings-line">
        <button
          type="button"
          className="input shortcut-field"
          aria-labelledby={`${labelId} ${labelId}-now`}
          aria-describedby={hintId}
          data-recording={recording !== null || undefined}
          onClick={() => {
            setSaid('');
            setRecording(recording === null ? { keys: '', problem: null } : null);
          }}
          onKeyDown={handleKey}
          onKeyUp={(event) => {
            if (recording !== null) event.preventDefault();
          }}
          onBlur={() => setRecording(null)}
        >
          <span id={`${labelId}-now`}>{sayKeys(shortcut, recording)}</span>
        </button>
        {shortcut !== null && (
          <Button className="button" isPending={isWorking} onPress={() => keep(null)}>
            {words.clear}
          </Button>
        )}
      </div>
      <span id={hintId} className="hint">
        {recording === null ? words.hint : words.recordingHint}
      </span>
      <span className={recording?.problem == null ? 'secondary' : 'field-error'} role="status">
        {recording?.problem != null && words.problems[recording.problem]}
        {recording === null && trouble === null && !isWorking && said}
      </span>
      <Refusal trouble={trouble} />
    </div>
  );
}

function sayKeys(shortcut: string | null, recording: Recording | null): string {
  if (recording === null) return shortcut ?? words.none;
  return recording.keys === '' ? words.recording : words.held(recording.keys);
}

function toStroke(event: KeyboardEvent) {
  const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event;
  return { key, code, ctrlKey, altKey, shiftKey, metaKey, isAltGraph: event.getModifierState('AltGraph') };
}
