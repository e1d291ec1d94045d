/** Waits for work that others may wait for too: the signal ends this waiting only, with what `toGivenUp` says. */
export function waitFor<T, G>(work: Promise<T>, signal: AbortSignal, toGivenUp: () => G): Promise<T | G> {
  if (signal.aborted) return Promise.resolve(toGivenUp());
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(toGivenUp());
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
