import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';

type Handler = Parameters<IpcMain['handle']>[1];

/** docs/api/ipc-main. */
export class MainIpc
  extends EventEmitter
  implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel);
      return listener(event, ...values) as unknown;
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Rejects with the words that a renderer sees under Electron. */
  async answer(channel: string, event: IpcMainInvokeEvent, values: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    const told = (error: unknown) => new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    if (!handler) throw told(new Error(`No handler registered for '${channel}'`));
    try {
      return (await handler(event, ...values)) as unknown;
    } catch (error) {
      // Electron prints these on stderr too.
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`);
      throw told(error);
    }
  }

  receive(channel: string, event: IpcMainEvent, values: unknown[]): void {
    this.emit(channel, event, ...values);
  }
}
