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
 * goes on at the rows of the board, or at the heading of the view in front; after a dialog or a menu, where it came from.
 */
export function useKeptFocus(): void {
  const last = useRef<FocusPlace | null>(null);
  const beforeOwnPlace = useRef<Element | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const isInOwnPlace = target.closest(ownPlaces) !== null;
      last.current = { element: target, isInOwnPlace };
      if (!isInOwnPlace) beforeOwnPlace.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    // Who has a better place for it says so within the frame.
    const look = (lost: FocusPlace | null) => {
      // Whoever lost it later has frames of its own: a dialog that closes soon after it was drawn anew gives it back itself.
      if (last.current !== lost || !isFocusLost(lost, document.activeElement)) return;
      // A dialog tries in vain while the page below it is still inert.
      if (lost?.isInOwnPlace && tryFocus(beforeOwnPlace.current)) return;
      focusView();
    };
    const observer = new MutationObserver(() => {
      const lost = last.current;
      if (!isFocusLost(lost, document.activeElement)) return;
      const lookNow = () => look(lost);
      if (lost?.isInOwnPlace) requestAnimationFrame(() => requestAnimationFrame(lookNow));
      else requestAnimationFrame(lookNow);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}

function tryFocus(place: Element | null): boolean {
  if (!(place instanceof HTMLElement) || !place.isConnected) return false;
  place.focus({ preventScroll: true });
  return document.activeElement === place;
}

function focusView(): void {
  const main = document.querySelector('main');
  const place =
    main?.querySelector<HTMLElement>('.grid[role=grid]') ?? main?.querySelector<HTMLElement>('h1');
  if (place == null) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
