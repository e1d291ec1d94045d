import type { TrayView } from './tray-view.ts';

/** What is said, whatever its figures have grown to. Two queues are two things to say, also where only a digit tells them apart. */
export function toGist({ tooltip, subject, menu }: TrayView): string {
  const { worstQueues, failing, unackedIds, mutes, ...lines } = menu;
  const ids = [
    subject,
    worstQueues.map(({ key, episodeIds }) => [key, episodeIds]),
    failing.map(({ connectionId }) => connectionId),
    unackedIds,
    mutes.map(({ target }) => target),
  ];
  const words = [
    tooltip,
    lines,
    worstQueues.map(({ label, taken }) => [label, taken]),
    failing.map(({ label }) => label),
    mutes.map(({ label }) => label),
  ];
  return JSON.stringify(ids) + JSON.stringify(words).replaceAll(/\d+/g, '0');
}
