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

/** One connection to a D-Bus, made when it is first needed. A missing bus is a rejection, never a crash. */
export class BusLink {
  private readonly connect: () => MessageBus;
  private readonly handlers = new Set<(signal: BusSignal) => void>();
  private opened: Promise<MessageBus> | null = null;
  private closing = false;

  constructor(kind: 'session' | 'system') {
    this.connect = () => (kind === 'session' ? dbus.sessionBus() : dbus.systemBus());
  }

  open(): Promise<MessageBus> {
    this.opened ??= new Promise<MessageBus>((resolve, reject) => {
      if (this.closing) throw new Error('the application is ending');
      const bus = this.connect();
      bus.on('connect', () => resolve(bus));
      bus.on('error', (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))));
      bus.on('message', (message) => this.take(message));
    });
    return this.opened;
  }

  async call(request: BusCall): Promise<unknown[]> {
    const bus = await this.open();
    const answer = await bus.call(new dbus.Message({ ...request, body: request.body ?? [] }));
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

  private take(message: Message): void {
    if (message.type !== dbus.MessageType.SIGNAL) return;
    const { path, member, body } = message;
    for (const handler of [...this.handlers]) handler({ path, member, body, interface: message.interface });
  }
}
