import { type RefObject, useEffect } from 'react';

/** Leads to the first field that has to be mended; `errors` are by field, of whichever form. */
export function useErrorFocus(form: RefObject<HTMLFormElement | null>, errors: object): void {
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    const first = form.current?.querySelector<HTMLElement>('input[aria-invalid], [data-invalid] button');
    first?.focus();
  }, [form, errors]);
}
