import { type RefObject, useLayoutEffect } from 'react';

interface AwaitedMenuProps {
  /** What has the keyboard while its menu is still on its way. */
  opener: RefObject<HTMLElement | null>;
  onGone: () => void;
}

/** In the place of a menu that has not come: whoever goes elsewhere or takes it back does not get it later. */
export function AwaitedMenu({ opener, onGone }: AwaitedMenuProps) {
  useLayoutEffect(() => {
    const { current } = opener;
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It takes back this menu, and nothing else that stands below it.
      event.preventDefault();
      event.stopPropagation();
      onGone();
    };
    current?.addEventListener('focusout', onGone);
    current?.addEventListener('keydown', handleKey);
    // Also what takes the keyboard nowhere else, such as a press on another line of the board.
    document.addEventListener('pointerdown', onGone, true);
    return () => {
      current?.removeEventListener('focusout', onGone);
      current?.removeEventListener('keydown', handleKey);
      document.removeEventListener('pointerdown', onGone, true);
    };
  });
  return null;
}
