import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { MenuArrow } from '../parts/menu-arrow.tsx';

interface ChoiceEntryProps {
  name?: string;
  label: string;
  choices: readonly { id: string; label: string; isDisabled?: boolean }[];
  value: string | null;
  onChange: (id: string) => void;
  placeholder?: string;
  hint?: string;
  error?: string | undefined;
}

export function ChoiceEntry(props: ChoiceEntryProps) {
  const { name, label, choices, value, onChange, placeholder, hint, error } = props;
  return (
    <Select
      className="field"
      value={value}
      onChange={(id) => {
        if (id !== null) onChange(String(id));
      }}
      isInvalid={error !== undefined}
      {...(name === undefined ? {} : { name })}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label>{label}</Label>
      <Button className="input select-button">
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren }) => <span title={selectedText}>{defaultChildren}</span>}
        </SelectValue>
        <MenuArrow />
      </Button>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover select-popover">
        <ListBox className="menu" items={choices}>
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.label}
              className="menu-item"
              isDisabled={choice.isDisabled === true}
            >
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
