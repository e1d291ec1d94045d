import { type MessagePort, workerData } from 'node:worker_threads';
import type { Accelerator } from './accelerator.ts';
import { request, words, XConnection } from './x11-connection.ts';

/** What the main thread asks for; it waits for `answered` to become 1. */
export interface ShortcutRequest {
  readonly kind: 'grab' | 'release';
  readonly id: number;
  readonly accelerator: Accelerator;
}

const { port, answered } = workerData as { port: MessagePort; answered: Int32Array };
const keyPress = 2;
const grabKey = 33;
const ungrabKey = 34;
const getInputFocus = 43;
const getKeyboardMapping = 101;
const bits = { shift: 1, control: 4, alt: 8, meta: 64 } as const;
/** Caps Lock and Num Lock, which may be on. */
const locks = [0, 2, 16, 18];
const namedKeysyms: Record<string, number> = {
  Tab: 0xff09,
  Enter: 0xff0d,
  Escape: 0xff1b,
  Backspace: 0xff08,
  Delete: 0xffff,
  Insert: 0xff63,
  Home: 0xff50,
  ArrowLeft: 0xff51,
  ArrowUp: 0xff52,
  ArrowRight: 0xff53,
  ArrowDown: 0xff54,
  PageUp: 0xff55,
  PageDown: 0xff56,
  End: 0xff57,
};
const grabbed = new Map<number, { code: number; mask: number }>();
const connection = await XConnection.open(process.env.DISPLAY).catch(() => null);

const toKeysym = (key: string): number => {
  const f = /^F(\d+)$/.exec(key)?.[1];
  return f === undefined ? (namedKeysyms[key] ?? key.charCodeAt(0)) : 0xffbe + Number(f) - 1;
};

async function findKeyCode(x: XConnection, keysym: number): Promise<number | null> {
  const first = 8;
  const count = 248;
  const { data } = await x.ask(request(getKeyboardMapping, 0, Buffer.from([first, count, 0, 0])));
  const each = data.readUInt8(1);
  for (let index = 0; index < count; index += 1) {
    const unshifted = data.readUInt32LE(32 + index * each * 4);
    if (unshifted === keysym) return first + index;
  }
  return null;
}

function release(x: XConnection, id: number): void {
  const kept = grabbed.get(id);
  grabbed.delete(id);
  if (kept === undefined) return;
  for (const lock of locks)
    x.send(request(ungrabKey, kept.code, Buffer.concat([words(x.root), toMask(kept.mask | lock)])));
}

const toMask = (mask: number) => Buffer.from([mask & 0xff, mask >> 8, 0, 0]);

/** False: another client has the combination (BadAccess), or this keyboard has no such key. */
async function grab(x: XConnection, { id, accelerator }: ShortcutRequest): Promise<boolean> {
  const code = await findKeyCode(x, toKeysym(accelerator.key));
  if (code === null) return false;
  const held = (['shift', 'control', 'alt', 'meta'] as const).filter((name) => accelerator[name]);
  const mask = held.reduce((all, name) => all | bits[name], 0);
  grabbed.set(id, { code, mask });
  const tries = locks.map((lock) => {
    const modifiers = mask | lock;
    const body = Buffer.from([modifiers & 0xff, modifiers >> 8, code, 1, 1, 0, 0, 0]);
    return x.tryRequest(request(grabKey, 0, Buffer.concat([words(x.root), body])));
  });
  // Errors of requests without an answer are known once a later one is answered.
  await x.ask(request(getInputFocus, 0, Buffer.alloc(0)));
  const refused = tries.some((one) => one.isRefused());
  if (refused) release(x, id);
  return !refused;
}

if (connection !== null)
  connection.onEvent = (event) => {
    if ((event.readUInt8(0) & 0x7f) !== keyPress) return;
    const mask = event.readUInt16LE(28) & (bits.shift | bits.control | bits.alt | bits.meta);
    for (const [id, kept] of grabbed)
      if (kept.code === event.readUInt8(1) && kept.mask === mask) port.postMessage({ kind: 'pressed', id });
  };

async function answer(data: ShortcutRequest): Promise<void> {
  let isGrabbed = false;
  if (connection !== null && data.kind === 'grab')
    isGrabbed = await grab(connection, data).catch(() => false);
  if (connection !== null && data.kind === 'release') release(connection, data.id);
  port.postMessage({ kind: 'answer', isGrabbed });
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
}

port.on('message', (data: ShortcutRequest) => void answer(data));
