/** What goes by itself: the closing dialog, and the view whose button led into it, which is there until main has answered. */
const goingPlaces = '[role="dialog"], .first-run';

/**
 * The button that led into the form is gone once there is a connection, and the keyboard's place with it. It goes on at
 * the board, as soon as the dialog has let go of it and there is one; unless it was taken elsewhere meanwhile.
 */
export function focusBoardSoon(triesLeft = 60): void {
  setTimeout(() => {
    if (triesLeft === 0) return;
    const place = document.activeElement ?? document.body;
    const isGoing = place.closest(goingPlaces) !== null;
    if (place !== document.body && !isGoing) return;
    const grid = document.querySelector<HTMLElement>('[role="grid"]');
    if (grid === null || isGoing) focusBoardSoon(triesLeft - 1);
    else grid.focus();
  }, 150);
}
