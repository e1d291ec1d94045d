import { readFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';

interface XReply {
  readonly data: Buffer;
}

interface Pending {
  readonly resolve: (reply: XReply) => void;
  readonly reject: (error: Error) => void;
}

/** The cookie of our display from an Xauthority file; null where the server asks for none. */
function readCookie(display: string, path: string): Buffer | null {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return null;
  }
  let at = 2;
  const next = () => {
    const length = file.readUInt16BE(at);
    const field = file.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return field;
  };
  while (at < file.length) {
    const address = next().toString();
    const number = next().toString();
    const name = next().toString();
    const cookie = next();
    at += 2;
    const ours = address === hostname() || address === '' || address === 'localhost';
    if (name === 'MIT-MAGIC-COOKIE-1' && ours && (number === display || number === '')) return cookie;
  }
  return null;
}

const pad = (length: number) => (4 - (length % 4)) % 4;

/** A request: opcode, its data byte, then the body; the length field is worked out here. */
export function request(opcode: number, data: number, body: Buffer): Buffer {
  const padding = pad(body.length);
  const head = Buffer.alloc(4);
  head.writeUInt8(opcode, 0);
  head.writeUInt8(data, 1);
  head.writeUInt16LE((4 + body.length + padding) / 4, 2);
  return Buffer.concat([head, body, Buffer.alloc(padding)]);
}

export const words = (...values: number[]): Buffer => {
  const body = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) body.writeUInt32LE(value >>> 0, index * 4);
  return body;
};

/** A name as requests carry it: its length, then itself. */
export const named = (name: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(name.length, 0);
  return Buffer.concat([head, Buffer.from(name)]);
};

/**
 * As much of the X11 protocol as hiding, showing and marking a window, idle time, shortcuts and the clipboard need (X Window
 * System Protocol, X version 11, release 7.7). Chromium has no way to open a window unmapped; Electron's `show: false` does.
 */
export class XConnection {
  readonly root: number;
  /** The first of the numbers that name things of ours. */
  readonly firstId: number;
  readonly width: number;
  readonly height: number;
  onEvent: (event: Buffer) => void = () => undefined;
  private readonly socket: Socket;
  private readonly pending = new Map<number, Pending>();
  private readonly atoms = new Map<string, Promise<number>>();
  private sequence = 0;
  private buffered: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, setup: Buffer) {
    this.socket = socket;
    this.firstId = setup.readUInt32LE(12) + 1;
    const vendorLength = setup.readUInt16LE(24);
    const formats = setup.readUInt8(29);
    const screen = 40 + vendorLength + pad(vendorLength) + formats * 8;
    this.root = setup.readUInt32LE(screen);
    this.width = setup.readUInt16LE(screen + 20);
    this.height = setup.readUInt16LE(screen + 22);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const waiting of this.pending.values()) waiting.reject(new Error('the X server is gone'));
      this.pending.clear();
    });
  }

  static async open(
    display: string | undefined,
    authority = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority'),
  ): Promise<XConnection> {
    const number = /^:(\d+)/.exec(display ?? '')?.[1];
    if (number === undefined) throw new Error('no local X display is named by DISPLAY');
    const socket = createConnection(`/tmp/.X11-unix/X${number}`);
    const cookie = readCookie(number, authority);
    const name = Buffer.from(cookie ? 'MIT-MAGIC-COOKIE-1' : '');
    const secret = cookie ?? Buffer.alloc(0);
    const hello = Buffer.alloc(12);
    hello.write('l', 0);
    hello.writeUInt16LE(11, 2);
    hello.writeUInt16LE(name.length, 6);
    hello.writeUInt16LE(secret.length, 8);
    return new Promise((resolve, reject) => {
      let answer: Buffer = Buffer.alloc(0);
      const read = (chunk: Buffer) => {
        answer = Buffer.concat([answer, chunk]);
        if (answer.length < 8 || answer.length < 8 + answer.readUInt16LE(6) * 4) return;
        socket.removeAllListeners();
        if (answer.readUInt8(0) === 1) return resolve(new XConnection(socket, answer));
        socket.destroy();
        reject(new Error('the X server refused us'));
      };
      socket.on('data', read);
      socket.once('error', reject);
      socket.write(
        Buffer.concat([
          hello,
          name,
          Buffer.alloc(pad(name.length)),
          secret,
          Buffer.alloc(pad(secret.length)),
        ]),
      );
    });
  }

  /** For requests without an answer. */
  send(message: Buffer): void {
    this.sequence = (this.sequence + 1) & 0xffff;
    this.socket.write(message);
  }

  ask(message: Buffer): Promise<XReply> {
    this.send(message);
    const number = this.sequence;
    return new Promise((resolve, reject) => this.pending.set(number, { resolve, reject }));
  }

  /** A request without an answer whose refusal matters; it is known once a later one was answered. */
  tryRequest(message: Buffer): { isRefused: () => boolean } {
    let isRefused = false;
    this.ask(message).catch(() => {
      isRefused = true;
    });
    return { isRefused: () => isRefused };
  }

  /** The number that the server has for a name. */
  atom(name: string): Promise<number> {
    const known = this.atoms.get(name);
    if (known) return known;
    const asked = this.ask(request(16, 0, named(name))).then(({ data }) => data.readUInt32LE(8));
    this.atoms.set(name, asked);
    return asked;
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.buffered = Buffer.concat([this.buffered, chunk]);
    while (this.buffered.length >= 32) {
      const kind = this.buffered.readUInt8(0);
      const length = kind === 1 ? 32 + this.buffered.readUInt32LE(4) * 4 : 32;
      if (this.buffered.length < length) return;
      const message = this.buffered.subarray(0, length);
      this.buffered = this.buffered.subarray(length);
      if (kind > 1) {
        this.onEvent(message);
        continue;
      }
      const number = message.readUInt16LE(2);
      const waiting = this.pending.get(number);
      this.pending.delete(number);
      // Errors of requests nobody waits for concern windows that are already gone.
      if (kind === 1) waiting?.resolve({ data: message });
      else waiting?.reject(new Error(`the X server refused a request: error ${message.readUInt8(1)}`));
    }
  }
}
