import { EventEmitter } from 'node:events';
import dbus, { type Message, type MessageBus } from 'dbus-next';

interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: unknown[];
}

export interface BusSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: unknown[];
}

/** One connection to a D-Bus, made when it is first needed. A missing bus, or one that goes away, is a rejection, never a crash. */
export class BusLink {
  private readonly connect: () => MessageBus;
  private readonly handlers = new Set<(signal: BusSignal) => void>();
  private opened: Promise<MessageBus> | null = null;
  private closing = false;
  private readonly lost = Promise.withResolvers<never>();

  constructor(kind: 'session' | 'system') {
    this.connect = () => (kind === 'session' ? dbus.sessionBus() : dbus.systemBus());
    this.lost.promise.catch(() => undefined);
  }

  open(): Promise<MessageBus> {
    this.opened ??= new Promise<MessageBus>((resolve, reject) => {
      if (this.closing) throw new Error('the application is ending');
      const bus = this.connect();
      bus.on('connect', () => resolve(bus));
      bus.on('error', (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))));
      bus.on('message', (message) => this.take(message));
      this.watchEnd(bus);
    });
    return this.opened;
  }

  async call(request: BusCall): Promise<unknown[]> {
    const bus = await this.open();
    const asked = bus.call(new dbus.Message({ ...request, body: request.body ?? [] }));
    const answer = await Promise.race([asked, this.lost.promise]);
    return answer?.body ?? [];
  }

  async subscribe(rule: string, handler: (signal: BusSignal) => void): Promise<() => void> {
    this.handlers.add(handler);
    await this.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [rule],
    });
    return () => this.handlers.delete(handler);
  }

  /** Tells each time that the name gets a (new) owner; the first time at once if it has one. */
  async watchName(name: string, appeared: () => void): Promise<() => void> {
    const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`;
    const stop = await this.subscribe(rule, ({ member, body }) => {
      if (member === 'NameOwnerChanged' && body[0] === name && body[2] !== '') appeared();
    });
    const [owned] = await this.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      signature: 's',
      body: [name],
    });
    if (owned === true) appeared();
    return stop;
  }

  async close(): Promise<void> {
    this.closing = true;
    const bus = await this.opened?.catch(() => null);
    bus?.disconnect();
  }

  /**
   * The library does not pass on that its socket has ended: it answers no call any more, and throws at whatever an
   * exported object still has to tell. Electron's own would tell nobody, and go on.
   */
  private watchEnd(bus: MessageBus): void {
    const inner: unknown = Reflect.get(bus, '_connection');
    if (!(inner instanceof EventEmitter)) throw new Error('the D-Bus library has changed inside');
    const end = () => {
      bus.send = () => undefined;
      this.lost.reject(new Error('the D-Bus is gone'));
    };
    inner.on('end', end);
    // A closed socket is known to whoever writes to it before it is told.
    const send = bus.send.bind(bus);
    bus.send = (message) => {
      try {
        return send(message);
      } catch (error) {
        if (!(error instanceof Error && error.message.includes('stream is closed'))) throw error;
        return end();
      }
    };
  }

  private take(message: Message): void {
    if (message.type !== dbus.MessageType.SIGNAL) return;
    const { path, member, body } = message;
    for (const handler of [...this.handlers]) handler({ path, member, body, interface: message.interface });
  }
}
