import { Message, type MessageBus, type MessageLike, MessageType, sessionBus } from 'dbus-next';

interface BusCall {
  destination: string;
  path: string;
  interface: string;
  member: string;
  signature?: string;
  body?: unknown[];
}

/** Which signals to hear; `sender` may be a well-known name. */
interface SignalRule {
  interface: string;
  sender?: string;
  path?: string;
  member?: string;
  arg0?: string;
}

/** A connection to one D-Bus session by its address: never the session of whoever runs this. */
export interface SessionBus {
  /** Answers the reply's body. A D-Bus error or a lost connection rejects. */
  call(call: BusCall): Promise<unknown[]>;
  /** Hears the signals that fit until `close`. */
  listen(rule: SignalRule, listener: (message: Message) => void): Promise<void>;
  /** Resolves as soon as somebody owns the name. */
  waitForName(name: string): Promise<void>;
  /** From here on this connection hears everything that fits one of the rules, and can no longer call. */
  becomeMonitor(rules: string[], listener: (message: Message) => void): Promise<void>;
  close(): void;
}

const daemonName = 'org.freedesktop.DBus';
const daemonCall = { destination: daemonName, path: '/org/freedesktop/DBus', interface: daemonName } as const;

export async function openSessionBus(busAddress: string): Promise<SessionBus> {
  const bus = sessionBus({ busAddress, authMethods: ['EXTERNAL'] });
  const { lost } = await connect(bus, busAddress);

  const call = async (request: BusCall): Promise<unknown[]> => {
    const reply = await Promise.race([bus.call(new Message(request satisfies MessageLike)), lost]);
    return reply?.body ?? [];
  };
  const listen = async (rule: SignalRule, listener: (message: Message) => void): Promise<void> => {
    bus.on('message', (message) => {
      if (message.type === MessageType.SIGNAL && fits(rule, message)) listener(message);
    });
    await call({ ...daemonCall, member: 'AddMatch', signature: 's', body: [toMatchRule(rule)] });
  };

  return {
    call,
    listen,
    async waitForName(name) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const rule = { sender: daemonName, interface: daemonName, member: 'NameOwnerChanged', arg0: name };
      await listen(rule, (message) => {
        if (message.body[2] !== '') resolve();
      });
      const [owned] = await call({ ...daemonCall, member: 'NameHasOwner', signature: 's', body: [name] });
      if (owned !== true) await Promise.race([promise, lost]);
    },
    async becomeMonitor(rules, listener) {
      // The library answers calls that it does not know, and the bus disconnects a monitor that sends.
      bus.addMethodHandler(() => true);
      bus.on('message', listener);
      await call({
        ...daemonCall,
        interface: 'org.freedesktop.DBus.Monitoring',
        member: 'BecomeMonitor',
        signature: 'asu',
        body: [rules, 0],
      });
    },
    close() {
      bus.removeAllListeners('message');
      bus.disconnect();
    },
  };
}

/** Resolves once connected; `lost` rejects when the connection breaks later, so that no call waits for ever. */
async function connect(bus: MessageBus, busAddress: string): Promise<{ lost: Promise<never> }> {
  const connected = Promise.withResolvers<void>();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  const fail = (cause?: unknown): void => {
    const error = new Error(`lost the D-Bus session at ${busAddress}`, { cause });
    connected.reject(error);
    broken.reject(error);
  };
  bus.on('connect', connected.resolve);
  bus.on('error', fail);
  // The library does not pass on that its socket has ended.
  const inner: unknown = Reflect.get(bus, '_connection');
  if (isEmitter(inner)) inner.on('end', fail);
  await connected.promise;
  return { lost: broken.promise };
}

function isEmitter(value: unknown): value is { on(event: string, listener: () => void): unknown } {
  return typeof value === 'object' && value !== null && 'on' in value;
}

function toMatchRule(rule: SignalRule): string {
  return ["type='signal'", ...Object.entries(rule).map(([key, value]) => `${key}='${value}'`)].join(',');
}

/** The bus sends one copy for all rules of a connection: each listener picks its own. */
function fits(rule: SignalRule, message: Message): boolean {
  return (
    message.interface === rule.interface &&
    (rule.member === undefined || message.member === rule.member) &&
    (rule.path === undefined || message.path === rule.path) &&
    (rule.arg0 === undefined || message.body[0] === rule.arg0)
  );
}
