import type { WorldLink } from './page-link.ts';
import type { WireCodec } from './wire-value.ts';

type Listener = (event: object, ...values: unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

interface PreloadGlobals {
  readonly top: unknown;
  readonly self: unknown;
  readonly document: {
    readonly visibilityState: string;
    addEventListener: PreloadGlobals['addEventListener'];
  };
  readonly navigation: { addEventListener: PreloadGlobals['addEventListener'] };
  addEventListener(name: string, listener: (event: PageEvent) => void): void;
  chromiumHostReceive: (text: string) => void;
}

interface PageEvent {
  preventDefault(): void;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly button: number;
  readonly defaultPrevented: boolean;
  composedPath(): { readonly tagName?: string; readonly href?: string; readonly target?: string }[];
  readonly destination: { readonly sameDocument: boolean };
}

/**
 * The sandboxed preload's surroundings (docs/tutorial/sandbox: `require` gives a preload of a sandboxed renderer only
 * a few modules, of which this host has `electron`), in the isolated world. Injected as source: it must not refer to
 * anything outside itself.
 */
export function runPreload(
  link: WorldLink,
  codec: WireCodec,
  post: (text: string) => void,
  platform: string,
  preload: Preload,
): void {
  const world = globalThis as unknown as PreloadGlobals;
  // A preload runs in the main frame only (docs/api/structures/web-preferences: nodeIntegrationInSubFrames).
  if (world.top !== world.self) return;
  const listeners = new Map<string, Set<Listener>>();
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let leaving = false;

  const strict = (name: string, part: object) =>
    new Proxy(part, {
      get(target, key) {
        if (typeof key === 'string' && !(key in target) && key !== 'then') {
          throw new Error(`not provided by the Chromium host: ${name}.${key}`);
        }
        return Reflect.get(target, key) as unknown;
      },
    });
  const tell = (kind: string, body: object = {}) => post(codec.pack({ kind, ...body }));
  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    return ipcRenderer;
  };
  const removeListener = (channel: string, listener: Listener) => {
    listeners.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  const ipcRenderer: object = strict('ipcRenderer', {
    on,
    addListener: on,
    off: removeListener,
    removeListener,
    once(channel: string, listener: Listener) {
      const only: Listener = (...values) => {
        removeListener(channel, only);
        listener(...values);
      };
      return on(channel, only);
    },
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
    send: (channel: string, ...values: unknown[]) => tell('send', { channel, values }),
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        tell('invoke', { id, channel, values });
        calls.set(id, { resolve, reject });
      }),
  });
  const electron = strict('electron (in a preload)', {
    ipcRenderer,
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => link.expose(key, api),
    }),
  });

  world.chromiumHostReceive = (text) => {
    const message = codec.unpack(text) as {
      kind: string;
      id: number;
      ok: boolean;
      value: unknown;
      channel: string;
    };
    if (message.kind === 'stayed') leaving = false;
    if (message.kind === 'reply') {
      const waiting = calls.get(message.id);
      calls.delete(message.id);
      if (message.ok) waiting?.resolve(message.value);
      else waiting?.reject(new Error(String(message.value)));
    }
    if (message.kind === 'push') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) {
        listener({ sender: ipcRenderer, ports: [] }, ...(message.value as unknown[]));
      }
    }
  };

  // The window's close button asks here first; main decides (docs/api/browser-window, event 'close').
  world.navigation.addEventListener('navigate', (event) => {
    leaving = !event.destination.sameDocument;
  });
  world.addEventListener('beforeunload', (event) => {
    if (!leaving) event.preventDefault();
  });
  for (const name of ['focus', 'blur']) world.addEventListener(name, () => tell('window', { name }));
  world.document.addEventListener('visibilitychange', () =>
    tell('window', { name: world.document.visibilityState }),
  );
  link.onOpen = (details) => tell('open', details);
  for (const name of ['click', 'auxclick']) {
    world.addEventListener(name, (event) => {
      const { href, target = '' } = event.composedPath().find(({ tagName }) => tagName === 'A') ?? {};
      const elsewhere = target !== '' && !['_self', '_top', '_parent'].includes(target);
      const asked = elsewhere || event.ctrlKey || event.shiftKey || event.button === 1;
      if (!href || !asked || event.defaultPrevented) return;
      event.preventDefault();
      tell('open', { url: href, name: target, features: '' });
    });
  }
  // Electron has neither a context menu nor browser shortcuts of its own: what the page leaves alone does nothing.
  world.addEventListener('contextmenu', (event) => event.preventDefault());
  world.addEventListener('keydown', (event) => {
    const plain = /^F(1|3|5|6|7|11|12)$/.test(event.key);
    const withControl = event.ctrlKey && /^[bdefghijklnoprstuw]$/i.test(event.key);
    const withAlt = event.altKey && /^(ArrowLeft|ArrowRight|Home)$/.test(event.key);
    if (plain || withControl || withAlt) event.preventDefault();
  });

  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(
    require,
    module,
    module.exports,
    strict('process (in a preload)', { platform, sandboxed: true, type: 'renderer' }),
  );
  tell('ready');
}
