import { useState } from 'react';
import { Button } from 'react-aria-components';
import { retentionBounds } from '../../shared/preferences.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { EntryForm } from '../forms/entry-form.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import { Locked } from './locked.tsx';
import { type SavePreferences, useChanging } from './preferences-desk.ts';
import { keepsLess, parseAmount, type Retention, type RetentionName } from './retention-draft.ts';
import { Refusal, SettingsPart } from './settings-part.tsx';

const words = settingsPageWords.data;

interface DataSectionProps {
  history: Retention;
  /** What is wrong with the history, as words; null: nothing. */
  notice: string | null;
  formatCount: (count: number) => string;
  save: SavePreferences;
}

/** How much of the past is kept. To keep less deletes something, so that it is asked for. */
export function DataSection({ history, notice, formatCount, save }: DataSectionProps) {
  const [days, setDays] = useState(String(history.days));
  const [megabytes, setMegabytes] = useState(String(history.megabytes));
  const [shown, setShown] = useState(history);
  if (history.days !== shown.days || history.megabytes !== shown.megabytes) {
    setShown(history);
    setDays(String(history.days));
    setMegabytes(String(history.megabytes));
  }
  const [asked, setAsked] = useState<Retention | null>(null);
  const { trouble, isWorking, change } = useChanging(save);
  const typed = { days: parseAmount('days', days), megabytes: parseAmount('megabytes', megabytes) };
  const next =
    typed.days === null || typed.megabytes === null ? null : { days: typed.days, megabytes: typed.megabytes };
  const isKept = next?.days === history.days && next.megabytes === history.megabytes;
  const apply = () => {
    if (isWorking || next === null || isKept) return;
    if (keepsLess(next, history)) setAsked(next);
    else change({ history: next });
  };
  const [leastDays, mostDays] = toBounds('days', formatCount);
  const [leastMegabytes, mostMegabytes] = toBounds('megabytes', formatCount);
  return (
    <SettingsPart title={words.title}>
      <p className="secondary">{words.text}</p>
      {notice !== null && (
        <div className="notice" data-tone="warning">
          <div className="notice-text">{notice}</div>
        </div>
      )}
      <Locked name="history">
        <EntryForm onSubmit={apply}>
          <div className="fields">
            <TextEntry
              label={words.days}
              unit={words.daysUnit}
              hint={words.daysHint(leastDays, mostDays)}
              error={typed.days === null ? words.wrong(leastDays, mostDays) : undefined}
              value={days}
              onChange={setDays}
              isShort
            />
            <TextEntry
              label={words.megabytes}
              unit={words.megabytesUnit}
              hint={words.megabytesHint(leastMegabytes, mostMegabytes)}
              error={typed.megabytes === null ? words.wrong(leastMegabytes, mostMegabytes) : undefined}
              value={megabytes}
              onChange={setMegabytes}
              isShort
            />
          </div>
          <div className="settings-line">
            <Button type="submit" className="button" isPending={isWorking}>
              {words.apply}
            </Button>
            {isKept && <span className="secondary">{words.unchanged}</span>}
          </div>
        </EntryForm>
      </Locked>
      <Refusal trouble={trouble} />
      {asked !== null && (
        <ConfirmDialog
          title={words.lessTitle}
          text={words.lessText(formatCount(asked.days), asked.days === 1, formatCount(asked.megabytes))}
          confirm={words.lessConfirm}
          refusedTitle={settingsPageWords.notSaved}
          onConfirm={() => save({ history: asked })}
          onClose={() => setAsked(null)}
        />
      )}
    </SettingsPart>
  );
}

function toBounds(name: RetentionName, format: (count: number) => string): [string, string] {
  const { least, most } = retentionBounds[name];
  return [format(least), format(most)];
}
