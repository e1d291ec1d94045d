import { useId } from 'react';

interface ChipEntryProps<Id extends string> {
  label: string;
  choices: readonly { id: Id; label: string; title?: string }[];
  chosen: readonly Id[];
  /** Called so, choosing none means all: the first chip says so. Left out: none is none. */
  all?: string;
  error?: string | undefined;
  isCompact?: boolean;
  onChange: (chosen: Id[]) => void;
}

/** Some of a few, as chips to press. */
export function ChipEntry<Id extends string>(props: ChipEntryProps<Id>) {
  const { label, choices, chosen, all, error, isCompact = false, onChange } = props;
  const id = useId();
  const toggle = (one: Id) =>
    onChange(
      choices.map((choice) => choice.id).filter((other) => (other === one) !== chosen.includes(other)),
    );
  return (
    <fieldset
      className={isCompact ? 'chip-entry chip-entry-compact' : 'chip-entry'}
      aria-describedby={error === undefined ? undefined : id}
    >
      <legend>{label}</legend>
      <div className="chips">
        {all !== undefined && (
          <button
            type="button"
            className="chip"
            aria-pressed={chosen.length === 0}
            onClick={() => onChange([])}
          >
            {all}
          </button>
        )}
        {choices.map((choice) => (
          <button
            key={choice.id}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(choice.id)}
            title={choice.title}
            onClick={() => toggle(choice.id)}
          >
            {choice.label}
          </button>
        ))}
      </div>
      {error !== undefined && (
        <p id={id} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
