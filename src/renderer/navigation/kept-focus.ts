import { useEffect, useRef } from 'react';

/** These give the focus back themselves when they close, a frame later, where its place is still there. */
const ownPlaces = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

interface FocusPlace {
  element: Element;
  isInOwnPlace: boolean;
}

/** What has lost the focus by being taken out of the page, and nobody has given it on. */
function isFocusLost(last: FocusPlace | null, active: Element | null): boolean {
  if (last === null || last.element.isConnected) return false;
  return active === null || active === active.ownerDocument.body;
}

/**
 * A button that goes when it is pressed, a notice that is put away or another view takes the focus out of the page: it
 * goes on at the rows of the board, or at the heading of the view in front.
 */
export function useKeptFocus(): void {
  const last = useRef<FocusPlace | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element)
        last.current = { element: target, isInOwnPlace: target.closest(ownPlaces) !== null };
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    // Who has a better place for it says so within the frame.
    const look = () => {
      if (isFocusLost(last.current, document.activeElement)) focusView();
    };
    const observer = new MutationObserver(() => {
      if (!isFocusLost(last.current, document.activeElement)) return;
      if (last.current?.isInOwnPlace) requestAnimationFrame(() => requestAnimationFrame(look));
      else requestAnimationFrame(look);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}

function focusView(): void {
  const main = document.querySelector('main');
  const place =
    main?.querySelector<HTMLElement>('.grid[role=grid]') ?? main?.querySelector<HTMLElement>('h1');
  if (place == null) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
