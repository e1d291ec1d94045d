import { named, request, words, type XConnection } from './x11-connection.ts';
import type { Bounds } from './x11-windows.ts';

const extensionName = 'RANDR';
const queryExtension = 98;
const selectInput = 4;
const getMonitors = 42;
/** Screen, controller and output changes. */
const changes = 1 | 2 | 4;

export interface Monitor {
  readonly id: number;
  readonly isPrimary: boolean;
  readonly bounds: Bounds;
}

/** The monitors side by side on one X11 screen (RandR extension 1.5, `RRGetMonitors`). */
export class XMonitors {
  /** The primary one first; never empty. */
  all: readonly Monitor[];
  onChange: () => void = () => undefined;
  private readonly connection: XConnection;
  private readonly opcode: number | null;
  private readonly firstEvent: number;

  private constructor(connection: XConnection, opcode: number | null, firstEvent: number) {
    this.connection = connection;
    this.opcode = opcode;
    this.firstEvent = firstEvent;
    const { width, height } = connection;
    this.all = [{ id: 0, isPrimary: true, bounds: { x: 0, y: 0, width, height } }];
  }

  /** A display without the extension is one monitor. */
  static async open(connection: XConnection): Promise<XMonitors> {
    const { data } = await connection.ask(request(queryExtension, 0, named(extensionName)));
    const isThere = data.readUInt8(8) !== 0;
    const monitors = new XMonitors(connection, isThere ? data.readUInt8(9) : null, data.readUInt8(10));
    if (monitors.opcode !== null) {
      const asked = Buffer.concat([words(connection.root), Buffer.from([changes, 0, 0, 0])]);
      connection.send(request(monitors.opcode, selectInput, asked));
    }
    await monitors.read();
    return monitors;
  }

  /** Events of the connection come by here. */
  take(event: Buffer): void {
    const kind = event.readUInt8(0) & 0x7f;
    if (this.opcode === null || (kind !== this.firstEvent && kind !== this.firstEvent + 1)) return;
    this.read().then(
      () => this.onChange(),
      // A display that is gone takes the application's windows with it, which is told there.
      () => undefined,
    );
  }

  private async read(): Promise<void> {
    if (this.opcode === null) return;
    const asked = Buffer.concat([words(this.connection.root), Buffer.from([1, 0, 0, 0])]);
    const { data } = await this.connection.ask(request(this.opcode, getMonitors, asked));
    const found: Monitor[] = [];
    let at = 32;
    for (let left = data.readUInt32LE(12); left > 0; left -= 1) {
      const [x, y] = [data.readInt16LE(at + 8), data.readInt16LE(at + 10)];
      const [width, height] = [data.readUInt16LE(at + 12), data.readUInt16LE(at + 14)];
      const isPrimary = data.readUInt8(at + 4) !== 0;
      found.push({ id: data.readUInt32LE(at), isPrimary, bounds: { x, y, width, height } });
      at += 24 + data.readUInt16LE(at + 6) * 4;
    }
    if (found.length > 0) this.all = found.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  }
}
