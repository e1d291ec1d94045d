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
  const forget = () => {
    loading = null;
  };
  const fetchOnce = () => {
    loading ??= fetchView().then(
      (View) => {
        loaded = View;
        return View;
      },
      (cause: unknown) => {
        throw new MissingPart(forget, cause);
      },
    );
    return loading;
  };
  const load = async () => {
    try {
      await fetchOnce();
    } catch (error) {
      // Nobody has asked for it yet: whoever does has it fetched again.
      forget();
      throw error;
    }
  };
  function View(props: Props) {
    // One that failed stays failed until somebody tries again: else drawing it would fetch it without an end.
    const Loaded = loaded ?? use(fetchOnce());
    return <Loaded {...props} />;
  }
  return { View, load };
}

/** A part of the page did not come. */
export class MissingPart extends Error {
  readonly forget: () => void;

  /** `forget`: what draws the part next fetches it again. */
  constructor(forget: () => void, cause: unknown) {
    super(`a part of the page did not come: ${String(cause)}`, { cause });
    this.name = 'MissingPart';
    this.forget = forget;
  }
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
