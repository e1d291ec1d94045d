import { ipcMain, type WebContents } from 'electron';
import { calls, channelPrefix, type PushName } from '../../shared/channels.ts';
import { type PushMessage, pushContract } from '../../shared/contract.ts';
import type { Gate } from './gate.ts';

/** What a push needs of one. */
type Page = Pick<WebContents, 'isDestroyed' | 'send'>;

/** Lets the page call; every channel ends at the gate. */
export function bindCalls(gate: Gate): void {
  for (const name of calls)
    ipcMain.handle(channelPrefix + name, async (event, input: unknown) => {
      const frame = event.senderFrame;
      const sender = frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null };
      return JSON.stringify(await gate(name, sender, input));
    });
}

/** Sends a push to the pages that are open. */
export function sendPush<Name extends PushName>(
  pages: readonly Page[],
  name: Name,
  message: PushMessage<Name>,
): void {
  const open = pages.filter((page) => !page.isDestroyed());
  if (open.length === 0) return;
  const text = JSON.stringify(pushContract[name].parse(message));
  for (const page of open) page.send(channelPrefix + name, text);
}
