import type { ComponentProps } from 'react';
import { Form } from 'react-aria-components';

interface EntryFormProps extends Omit<ComponentProps<typeof Form>, 'onSubmit' | 'validationBehavior'> {
  onSubmit: (form: HTMLFormElement) => void;
}

/** Entries that are judged by us and never sent anywhere by the browser; Enter submits them. */
export function EntryForm({ onSubmit, className = 'form', ...props }: EntryFormProps) {
  return (
    <Form
      {...props}
      className={className}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event.currentTarget);
      }}
    />
  );
}
