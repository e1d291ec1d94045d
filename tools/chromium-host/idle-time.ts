import { named, request, words, type XConnection } from './x11-connection.ts';

const extensionName = 'MIT-SCREEN-SAVER';
const queryExtension = 98;
const queryInfo = 1;
const everyMs = 1000;

/**
 * How long nobody has touched mouse or keyboard, by the X Screen Saver extension (MIT-SCREEN-SAVER, version 1.1).
 * Electron asks the server while its caller waits; here the answer is asked for beforehand, once a second.
 */
export class IdleTime {
  private readonly open: () => Promise<XConnection>;
  private last: { idleMs: number; at: number } | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(open: () => Promise<XConnection>) {
    this.open = open;
  }

  /** Asks for the first time. Where the server has no such extension, nothing is known and that is said once. */
  async start(): Promise<void> {
    const connection = await this.open();
    const { data } = await connection.ask(request(queryExtension, 0, named(extensionName)));
    if (data.readUInt8(8) === 0) {
      process.stderr.write(`Chromium host: the display has no ${extensionName}, idle time is unknown\n`);
      return;
    }
    const opcode = data.readUInt8(9);
    const read = async () => {
      const { data: info } = await connection.ask(request(opcode, queryInfo, words(connection.root)));
      this.last = { idleMs: info.readUInt32LE(16), at: performance.now() };
    };
    await read();
    this.timer = setInterval(() => {
      // A display that is gone takes the application's windows with it, which is told there.
      read().catch(() => this.stop());
    }, everyMs);
    this.timer.unref();
  }

  /** Null: not known. */
  seconds(): number | null {
    const { last } = this;
    return last === null ? null : Math.floor((last.idleMs + performance.now() - last.at) / 1000);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.last = null;
  }
}
