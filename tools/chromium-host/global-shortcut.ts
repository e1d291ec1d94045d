import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { GlobalShortcut } from 'electron';
import { parseAccelerator } from './accelerator.ts';
import type { ShortcutRequest } from './shortcut-thread.ts';

type Message = { kind: 'answer'; isGrabbed: boolean } | { kind: 'pressed'; id: number };

/** Thread and display answer within milliseconds; a display that hangs must not hang the application. */
const longestMs = 3000;

interface Thread {
  ask(request: ShortcutRequest): boolean;
  close(): void;
}

/**
 * docs/api/global-shortcut, by XGrabKey. Whether another program has the keys is told at once, so a thread of its own
 * asks the display while `register` waits.
 */
export class HostGlobalShortcut
  implements Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>
{
  private readonly isReady: () => boolean;
  private readonly registered = new Map<string, { id: number; pressed: () => void }>();
  private thread: Thread | null = null;
  private lastId = 0;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  register(text: string, pressed: () => void): boolean {
    if (!this.isReady()) throw new Error('globalShortcut cannot be used before the app is ready');
    const accelerator = toAccelerator(text);
    if (this.registered.has(text)) return false;
    this.lastId += 1;
    const id = this.lastId;
    this.thread ??= this.start();
    if (!this.thread.ask({ kind: 'grab', id, accelerator })) return false;
    this.registered.set(text, { id, pressed });
    return true;
  }

  unregister(text: string): void {
    const accelerator = toAccelerator(text);
    const kept = this.registered.get(text);
    this.registered.delete(text);
    if (kept) this.thread?.ask({ kind: 'release', id: kept.id, accelerator });
  }

  unregisterAll(): void {
    for (const text of [...this.registered.keys()]) this.unregister(text);
  }

  isRegistered(text: string): boolean {
    return this.registered.has(text);
  }

  close(): void {
    this.thread?.close();
    this.thread = null;
  }

  private start(): Thread {
    const { port1: port, port2 } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./shortcut-thread.ts', import.meta.url), {
      workerData: { port: port2, answered },
      transferList: [port2],
    });
    const take = (message: Message): boolean => {
      if (message.kind === 'answer') return message.isGrabbed;
      // As from the operating system: not while somebody else's call is under way.
      const one = [...this.registered.values()].find(({ id }) => id === message.id);
      if (one) setImmediate(one.pressed);
      return false;
    };
    port.on('message', (message: Message) => take(message));
    worker.on('error', (error) => process.stderr.write(`Chromium host, shortcuts: ${error.message}\n`));
    worker.unref();
    port.unref();
    return {
      ask(request) {
        Atomics.store(answered, 0, 0);
        port.postMessage(request);
        if (Atomics.wait(answered, 0, 0, longestMs) === 'timed-out') return false;
        for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
          const message = next.message as Message;
          const isGrabbed = take(message);
          if (message.kind === 'answer') return isGrabbed;
        }
        return false;
      },
      close: () => void worker.terminate(),
    };
  }
}

function toAccelerator(text: string) {
  const accelerator = parseAccelerator(text);
  // In Electron's words.
  if (accelerator === null)
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${text}`);
  return accelerator;
}
