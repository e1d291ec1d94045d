/**
 * Calls once when the parent process is gone: a shell between npm and this process may die of a signal without
 * passing it on. It keeps nothing alive.
 */
export function onParentGone(task) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    task();
  }, 500);
  timer.unref();
}
