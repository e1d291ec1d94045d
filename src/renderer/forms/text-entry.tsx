import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

interface TextEntryProps {
  /** Left out where `value` and `onChange` keep the text. */
  name?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  defaultValue?: string;
  value?: string;
  onChange?: (text: string) => void;
  type?: 'text' | 'password' | 'url' | 'datetime-local';
  isShort?: boolean;
  unit?: string;
  autoFocus?: boolean;
}

/** A labelled field whose value stays in the form itself; its error stands right below it. */
export function TextEntry({ label, hint, error, unit, isShort, autoFocus, ...field }: TextEntryProps) {
  return (
    <TextField
      {...field}
      className="field"
      isInvalid={error !== undefined}
      autoComplete="off"
      spellCheck="false"
      autoFocus={autoFocus === true}
    >
      <Label>{label}</Label>
      <div className="field-line">
        <Input className={isShort ? 'input input-short' : 'input'} />
        {unit !== undefined && <span className="secondary">{unit}</span>}
      </div>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
