import { Label, Radio, RadioGroup, Text } from 'react-aria-components';

interface SegmentEntryProps<Id extends string> {
  name?: string;
  label: string;
  choices: readonly { id: Id; label: string; isDisabled?: boolean }[];
  value: Id;
  hint?: string;
  autoFocus?: boolean;
  onChange: (id: Id) => void;
}

/** A few choices side by side, of which one holds. */
export function SegmentEntry<Id extends string>(props: SegmentEntryProps<Id>) {
  const { name, label, choices, value, hint, autoFocus = false, onChange } = props;
  return (
    <RadioGroup
      className="field field-wide"
      orientation="horizontal"
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      {...(name === undefined ? {} : { name })}
    >
      <Label>{label}</Label>
      <div className="segments segments-large">
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            className="segment"
            isDisabled={choice.isDisabled === true}
            autoFocus={autoFocus && choice.id === value}
          >
            {choice.label}
          </Radio>
        ))}
      </div>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </RadioGroup>
  );
}
