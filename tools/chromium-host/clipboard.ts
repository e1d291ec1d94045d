import type { Clipboard } from 'electron';
import { request, words, XConnection } from './x11-connection.ts';

const selectionRequest = 30;
const selectionNotify = 31;
const atomType = 4;
/** What goes over in one piece; longer texts would have to be handed over bit by bit. */
const maxBytes = 200_000;

interface Owner {
  connection: XConnection;
  window: number;
  atoms: { clipboard: number; targets: number; utf8: number };
}

/**
 * docs/api/clipboard, `writeText`. In X the clipboard is with whoever wrote it: a window that nobody sees, on a
 * connection of its own, hands the text to those who paste (ICCCM, section 2). It is gone when the application ends.
 */
export class HostClipboard implements Pick<Clipboard, 'writeText'> {
  private text = Buffer.alloc(0);
  private opened: Promise<Owner> | null = null;

  async writeText(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.length > maxBytes)
      throw new Error(`not provided by the Chromium host: more than ${maxBytes} bytes on the clipboard`);
    this.opened ??= this.open();
    const { connection, window, atoms } = await this.opened;
    this.text = bytes;
    connection.send(request(22, 0, words(window, atoms.clipboard, 0)));
    const { data } = await connection.ask(request(23, 0, words(atoms.clipboard)));
    if (data.readUInt32LE(8) !== window) throw new Error('the display did not give us the clipboard');
  }

  async close(): Promise<void> {
    const opened = await this.opened?.catch(() => null);
    opened?.connection.close();
  }

  private async open(): Promise<Owner> {
    const connection = await XConnection.open(process.env.DISPLAY);
    const [clipboard, targets, utf8] = await Promise.all([
      connection.atom('CLIPBOARD'),
      connection.atom('TARGETS'),
      connection.atom('UTF8_STRING'),
    ]);
    const window = connection.firstId;
    // 1 × 1, InputOnly, never mapped.
    const size = Buffer.from([0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 2, 0]);
    connection.send(request(1, 0, Buffer.concat([words(window, connection.root), size, words(0, 0)])));
    const owner = { connection, window, atoms: { clipboard, targets, utf8 } };
    connection.onEvent = (event) => {
      if ((event.readUInt8(0) & 0x7f) === selectionRequest) this.give(owner, event);
    };
    return owner;
  }

  /** Somebody pastes: writes what they ask for to their window and tells them. */
  private give({ connection, atoms }: Owner, asked: Buffer): void {
    const [time, requestor, selection, target] = [4, 12, 16, 20].map((at) => asked.readUInt32LE(at));
    // Old programs name no property and mean the target's name.
    const property = asked.readUInt32LE(24) || target;
    if (time === undefined || requestor === undefined || selection === undefined) return;
    if (target === undefined || property === undefined) return;
    const answer =
      target === atoms.targets
        ? { type: atomType, format: 32, data: words(atoms.targets, atoms.utf8) }
        : target === atoms.utf8
          ? { type: atoms.utf8, format: 8, data: this.text }
          : null;
    if (answer) {
      const { type, format, data } = answer;
      const head = words(requestor, property, type, format, data.length / (format / 8));
      connection.send(request(18, 0, Buffer.concat([head, data])));
    }
    const told = words(selectionNotify, time, requestor, selection, target, answer ? property : 0, 0, 0);
    connection.send(request(25, 0, Buffer.concat([words(requestor, 0), told])));
  }
}
