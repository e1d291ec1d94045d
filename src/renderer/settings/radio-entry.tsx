import { type ReactNode, useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

interface RadioEntryProps<Id extends string> {
  label: string;
  choices: readonly { id: Id; name: string; note: string; more?: ReactNode }[];
  value: Id;
  onChange: (id: Id) => void;
}

/** Choices that need a sentence each. `more` is what a choice needs to be told besides. */
export function RadioEntry<Id extends string>({ label, choices, value, onChange }: RadioEntryProps<Id>) {
  const group = useId();
  return (
    <RadioGroup
      className="field radio-entry"
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Label>{label}</Label>
      {choices.map(({ id, name, note, more }) => (
        <div key={id} className="radio-choice">
          <Radio value={id} className="radio" aria-describedby={`${group}${id}`}>
            {name}
          </Radio>
          <p id={`${group}${id}`} className="secondary radio-note">
            {note}
          </p>
          {more}
        </div>
      ))}
    </RadioGroup>
  );
}
