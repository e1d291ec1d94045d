import { EventEmitter } from 'node:events';

type Listener = Parameters<EventEmitter['on']>[1];

/** An emitter that refuses a listener for an event which this host would never raise. */
export class KnownEvents extends EventEmitter {
  private readonly owner: string;
  private readonly known: readonly string[];

  constructor(owner: string, known: readonly string[]) {
    super();
    this.owner = owner;
    this.known = known;
  }

  override on(name: string | symbol, listener: Listener): this {
    if (!this.known.includes(String(name))) {
      throw new Error(`not provided by the Chromium host: ${this.owner} event ${String(name)}`);
    }
    return super.on(name, listener);
  }

  override addListener(name: string | symbol, listener: Listener): this {
    return this.on(name, listener);
  }

  /** Raises a preventable event (docs/api/structures/event: `event.preventDefault()`); true when nobody prevented it. */
  allows(name: string, details: object = {}, ...more: unknown[]): boolean {
    const event = {
      ...details,
      defaultPrevented: false,
      preventDefault() {
        event.defaultPrevented = true;
      },
    };
    this.emit(name, event, ...more);
    return !event.defaultPrevented;
  }
}
