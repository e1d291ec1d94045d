import type { MenuItemConstructorOptions } from 'electron';
import type { MuteTarget } from '../../shared/attention.ts';
import { muteMinutes } from '../../shared/mute-minutes.ts';
import { snoozeMinutes } from '../../shared/snooze.ts';
import { trayWords } from '../../shared/words/en/tray.ts';
import type { TrayMenuRows } from './tray-view.ts';

export interface TrayActions {
  open: () => void;
  showQueue: (key: string) => void;
  refresh: () => void;
  acknowledge: (episodeIds: readonly string[]) => void;
  snooze: (episodeIds: readonly string[], minutes: number) => void;
  muteAll: (minutes: number) => void;
  muteQueue: (key: string, minutes: number) => void;
  unmute: (target: MuteTarget) => void;
  quit: () => void;
}

const muteQueueMinutes = 60;

/** The menu of the tray icon: what is going on, worst first, then what can be done. */
export function toMenuTemplate(rows: TrayMenuRows, actions: TrayActions): MenuItemConstructorOptions[] {
  const { headline, alerts, worstQueues, failing, unackedIds, mutes, quiet } = rows;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMutedAll = mutes.some(({ target }) => target.kind === 'all');
  return [
    { label: escapeLabel(headline), enabled: false },
    ...(alerts === null ? [] : [{ label: escapeLabel(alerts), enabled: false }]),
    ...worstQueues.map((queue) => toQueueItem(queue, actions)),
    ...failing.map(({ label }) => ({ label: escapeLabel(label), click: () => actions.open() })),
    separator,
    ...(unackedIds.length === 0
      ? []
      : [{ label: trayWords.acknowledgeAll, click: () => actions.acknowledge(unackedIds) }]),
    { label: trayWords.refresh, click: () => actions.refresh() },
    ...(quiet === null ? [] : [{ label: escapeLabel(quiet), enabled: false }]),
    ...mutes.map(({ label, target }) => ({ label: escapeLabel(label), click: () => actions.unmute(target) })),
    ...(isMutedAll
      ? []
      : [
          {
            label: trayWords.mute,
            submenu: muteMinutes.map((minutes) => ({
              label: trayWords.muteFor(minutes),
              click: () => actions.muteAll(minutes),
            })),
          },
        ]),
    separator,
    { label: trayWords.open, click: () => actions.open() },
    { label: trayWords.quit, click: () => actions.quit() },
  ];
}

/** A queue with an alert has what can be done about it below it; another one is shown by a click. */
function toQueueItem(
  { key, label, episodeIds, taken }: TrayMenuRows['worstQueues'][number],
  actions: TrayActions,
): MenuItemConstructorOptions {
  const show = () => actions.showQueue(key);
  if (episodeIds.length === 0) return { label: escapeLabel(label), click: show };
  return {
    label: escapeLabel(label),
    submenu: [
      { label: trayWords.showQueue, click: show },
      {
        label: trayWords.acknowledge,
        enabled: taken !== trayWords.acknowledged,
        click: () => actions.acknowledge(episodeIds),
      },
      { label: trayWords.snooze(), click: () => actions.snooze(episodeIds, snoozeMinutes) },
      { label: trayWords.muteQueue, click: () => actions.muteQueue(key, muteQueueMinutes) },
    ],
  };
}

/** In a label `&` marks the key of the next letter and vanishes; a queue may well be called “R&D”. */
function escapeLabel(label: string): string {
  return label.replaceAll('&', '&&');
}
