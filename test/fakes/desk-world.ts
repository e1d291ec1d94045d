import type { AlertDeskOptions } from '../../src/main/alert-desk.ts';

/** What an alert desk needs and a test does not look at. */
export function createDeskWorld(): Pick<
  AlertDeskOptions,
  | 'appendDelivery'
  | 'close'
  | 'isLookedAt'
  | 'keepEpisode'
  | 'keepMemory'
  | 'nameOf'
  | 'onChange'
  | 'onCritical'
  | 'play'
  | 'userName'
> {
  return {
    appendDelivery: () => undefined,
    close: () => undefined,
    isLookedAt: () => false,
    keepEpisode: () => undefined,
    keepMemory: () => undefined,
    nameOf: (connectionId) => connectionId.toUpperCase(),
    onChange: () => undefined,
    onCritical: () => undefined,
    play: () => undefined,
    userName: 'kim',
  };
}
