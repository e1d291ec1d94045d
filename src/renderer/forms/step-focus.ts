import { type RefObject, useEffect, useRef } from 'react';

/**
 * The button that leads to another step goes away with its own, and the keyboard's place with it. It goes on at
 * what is chosen in the new step, or at its first field.
 */
export function useStepFocus(shown: RefObject<HTMLElement | null>): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const { current } = shown;
    const field = current?.querySelector('input:checked') ?? current?.querySelector('input');
    if (field instanceof HTMLElement) field.focus();
  }, [shown]);
}
