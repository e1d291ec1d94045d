const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** This computer itself: plain http is good enough there, and no proxy leads to it. */
export function isLoopback({ hostname }: URL): boolean {
  return loopbackHost.test(hostname);
}
