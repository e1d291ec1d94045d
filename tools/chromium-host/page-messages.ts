import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { MainIpc } from './ipc-main.ts';
import { provided } from './provided.ts';

/** What a page's preload says to the main process (page-preload.ts); which parts there are depends on the kind. */
export interface PageMessage {
  kind: string;
  id: number;
  channel: string;
  values: unknown[];
  name: string;
  url: string;
  features: string;
  grip: { x: number; y: number };
  input: object;
}

interface Sender {
  id: number;
  contents: WebContents;
  frame: WebFrameMain;
  reply: (message: { kind: 'reply'; id: number; ok: boolean; value: unknown }) => void;
}

/** Hands a call or an event of the page to the application's handlers. */
export function deliverToMain(ipc: MainIpc, message: PageMessage, sender: Sender): void {
  const { kind, id, channel, values } = message;
  const event = provided<IpcMainInvokeEvent>('IpcMainInvokeEvent', {
    type: 'frame',
    sender: sender.contents,
    senderFrame: sender.frame,
    frameId: sender.id,
    processId: sender.id,
    defaultPrevented: false,
    preventDefault: () => undefined,
  });
  if (kind === 'send') {
    ipc.receive(channel, event as never, values);
    return;
  }
  ipc
    .answer(channel, event, values)
    .then((value) => sender.reply({ kind: 'reply', id, ok: true, value }))
    .catch((error: Error) => sender.reply({ kind: 'reply', id, ok: false, value: error.message }));
}
