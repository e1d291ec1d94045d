import { type ComponentType, use, useEffect } from 'react';

interface Later<Props> {
  /** Where it has not come yet it suspends: it stands below a `Suspense`. */
  View: ComponentType<Props>;
  load: () => Promise<unknown>;
}

/**
 * A part of the page that the board does not need to open. Once loaded it is drawn at once: `React.lazy` would wait for its
 * promise all the same, and React may hold what comes after such a wait back for a while.
 */
export function createLater<Props extends object>(
  fetchView: () => Promise<ComponentType<Props>>,
): Later<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  const load = () => {
    loading ??= fetchView().then((View) => {
      loaded = View;
      return View;
    });
    return loading;
  };
  function View(props: Props) {
    const Loaded = loaded ?? use(load());
    return <Loaded {...props} />;
  }
  return { View, load };
}

/** Fetches them once there is nothing else to do, so that they are there when they are asked for. */
export function useIdleLoad(parts: Record<string, Pick<Later<never>, 'load'>>): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      for (const { load } of Object.values(parts)) void load();
    });
    return () => cancelIdleCallback(idle);
  }, [parts]);
}
