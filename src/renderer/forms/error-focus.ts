import { type RefObject, useEffect } from 'react';
import type { FieldErrors } from './connection-draft.ts';

/** Leads to the first field that has to be mended. */
export function useErrorFocus(form: RefObject<HTMLFormElement | null>, errors: FieldErrors): void {
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    const first = form.current?.querySelector<HTMLElement>('input[aria-invalid], [data-invalid] button');
    first?.focus();
  }, [form, errors]);
}
