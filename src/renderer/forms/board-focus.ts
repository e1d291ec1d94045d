/**
 * The button that led into the form is gone once there is a connection, and the keyboard's place with it. It goes on at
 * the board, as soon as the dialog has let go of it and there is one.
 */
export function focusBoardSoon(triesLeft = 20): void {
  setTimeout(() => {
    const isPlaced = document.activeElement !== null && document.activeElement !== document.body;
    if (isPlaced || triesLeft === 0) return;
    const grid = document.querySelector<HTMLElement>('[role="grid"]');
    if (grid === null) focusBoardSoon(triesLeft - 1);
    else grid.focus();
  }, 150);
}
