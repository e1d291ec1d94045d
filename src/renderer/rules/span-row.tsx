import { useId } from 'react';
import { Button } from 'react-aria-components';
import { weekdays } from '../../shared/weekday.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { nameWeekday } from '../../shared/words/en/time-of-day.ts';
import { ChipEntry } from './chip-entry.tsx';
import { endsNextDay, findSpanErrors, type SpanDraft, saySpan } from './quiet-draft.ts';

const words = alertSettingsWords.quiet;
// Asked anew each time: the locale is told after this file is read.
const listDays = () =>
  weekdays.map((id) => ({ id, label: nameWeekday(id, 'short'), title: nameWeekday(id, 'long') }));

interface SpanRowProps {
  span: SpanDraft;
  position: number;
  onChange: (span: SpanDraft) => void;
  onRemove: () => void;
}

/** The days on which quiet hours begin, and from when to when. */
export function SpanRow({ span, position, onChange, onRemove }: SpanRowProps) {
  const errors = findSpanErrors(span);
  const isWhole = Object.keys(errors).length === 0;
  return (
    <li className="span" data-item={span.key}>
      <fieldset aria-label={words.span(position)}>
        <ChipEntry
          label={words.days}
          choices={listDays()}
          chosen={span.days}
          error={errors.days}
          isCompact
          onChange={(days) => onChange({ ...span, days })}
        />
        <TimeEntry
          label={words.from}
          value={span.from}
          error={errors.from}
          onChange={(from) => onChange({ ...span, from })}
        />
        <TimeEntry
          label={words.to}
          value={span.to}
          error={errors.to}
          note={isWhole && endsNextDay(span) ? words.nextDay : null}
          onChange={(to) => onChange({ ...span, to })}
        />
        <Button
          className="button"
          aria-label={words.remove(
            isWhole ? saySpan({ ...span, days: [...span.days] }) : words.span(position),
          )}
          onPress={onRemove}
        >
          {words.removeShort}
        </Button>
      </fieldset>
    </li>
  );
}

interface TimeEntryProps {
  label: string;
  value: string;
  error: string | undefined;
  note?: string | null;
  onChange: (time: string) => void;
}

function TimeEntry({ label, value, error, note = null, onChange }: TimeEntryProps) {
  const id = useId();
  const told = error ?? note;
  return (
    <div className="field time-entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="time"
        className="input"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={told === null ? undefined : `${id}-told`}
        onChange={(event) => onChange(event.target.value)}
      />
      {told !== null && (
        <span id={`${id}-told`} className={error === undefined ? 'hint' : 'field-error'}>
          {told}
        </span>
      )}
    </div>
  );
}
