/** One after another: a keychain may ask for its password between what a change reads and what it writes. */
export function createTurns(): <T>(change: () => Promise<T>) => Promise<T> {
  const turns: { last: Promise<unknown> } = { last: Promise.resolve() };
  return (change) => {
    const next = turns.last.then(change, change);
    turns.last = next;
    return next;
  };
}
