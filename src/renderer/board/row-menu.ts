import type { Alert } from '../../shared/alert.ts';
import type { Mute } from '../../shared/attention.ts';
import type { ConnectionStatus } from '../../shared/board.ts';
import { snoozeMinutes } from '../../shared/snooze.ts';
import { isTakenCareOf } from '../../shared/taken-care.ts';
import { rowMenuWords as words } from '../../shared/words/en/board.ts';
import type { PageBridge, Reply } from '../bridge.ts';
import type { MenuEntry } from './pointer-menu.tsx';
import type { RowView } from './row-view.ts';

const mutedMinutes = 60;

interface RowMenuFacts {
  view: RowView;
  connection: ConnectionStatus | undefined;
  /** The open alerts of this row. */
  alerts: readonly Alert[];
  mutes: readonly Mute[];
  isPinned: boolean;
  isHidden: boolean;
  bridge: PageBridge;
  /** Waits for the answer and says what went wrong. */
  onCall: (call: Promise<Reply<unknown>>) => void;
  onDetails: () => void;
  onPin: () => void;
  onHide: () => void;
  onCopied: () => void;
}

/** What can be done about one row, the everyday things first. */
export function toRowMenu(facts: RowMenuFacts): MenuEntry[] {
  const { view, connection, isPinned, isHidden, bridge, onCall } = facts;
  const { key, reading } = view.row;
  const { connectionId, queueId } = reading;
  const alertEntries = toAlertEntries(facts);
  const entries: MenuEntry[] = [
    { id: 'details', label: words.details, run: facts.onDetails },
    { id: 'pin', label: isPinned ? words.unpin : words.pin, run: facts.onPin },
    { id: 'hide', label: isHidden ? words.unhide : words.hide, run: facts.onHide },
    ...alertEntries,
    toMuteEntry(facts, alertEntries.length === 0),
    { id: 'copy', label: words.copyName, isFirst: true, run: () => void copyName(facts, key) },
  ];
  if (connection?.webApp === true)
    entries.push({
      id: 'open',
      label: words.open[connection.vendor],
      run: () => onCall(bridge.call('vendors.open', { connectionId, queueId })),
    });
  return entries;
}

function toAlertEntries({ alerts, bridge, onCall }: RowMenuFacts): MenuEntry[] {
  const unhandled = alerts.filter((alert) => !isTakenCareOf(alert));
  const episodeIds = unhandled.map(({ episodeId }) => episodeId);
  if (episodeIds.length === 0) return [];
  return [
    {
      id: 'acknowledge',
      isFirst: true,
      label: episodeIds.length === 1 ? words.acknowledge : words.acknowledgeAll(episodeIds.length),
      run: () => onCall(bridge.call('alerts.acknowledge', { episodeIds })),
    },
    {
      id: 'snooze',
      label: words.snooze(snoozeMinutes),
      run: () => onCall(bridge.call('alerts.snooze', { episodeIds, minutes: snoozeMinutes })),
    },
  ];
}

function toMuteEntry({ view, mutes, bridge, onCall }: RowMenuFacts, isFirst: boolean): MenuEntry {
  const { connectionId, queueId } = view.row.reading;
  const target = { kind: 'queue', connectionId, queueId } as const;
  const isMuted = mutes.some(
    (mute) =>
      mute.target.kind === 'queue' &&
      mute.target.connectionId === connectionId &&
      mute.target.queueId === queueId,
  );
  return isMuted
    ? {
        id: 'mute',
        label: words.unmuteQueue,
        isFirst,
        run: () => onCall(bridge.call('alerts.unmute', { target })),
      }
    : {
        id: 'mute',
        isFirst,
        label: words.muteQueue,
        run: () => onCall(bridge.call('alerts.mute', { target, minutes: mutedMinutes })),
      };
}

async function copyName({ bridge, onCall, onCopied }: RowMenuFacts, key: string): Promise<void> {
  const call = bridge.call('board.copyName', { key });
  onCall(call);
  const reply = await call;
  if (reply.ok) onCopied();
}
