import type { Accelerator } from './accelerator.ts';
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
  addEventListener(name: string, listener: (event: PageEvent) => void, capture?: boolean): void;
  readonly devicePixelRatio: number;
  getSelection(): object | null;
  getComputedStyle(node: PageNode): { getPropertyValue(name: string): string };
  chromiumHostReceive: (text: string) => void;
}

interface PageNode {
  readonly tagName?: string;
  readonly href?: string;
  readonly target?: string;
  readonly isContentEditable?: boolean;
}

interface PageEvent {
  preventDefault(): void;
  readonly type: string;
  readonly key: string;
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly button: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly defaultPrevented: boolean;
  stopImmediatePropagation(): void;
  composedPath(): PageNode[];
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
  let menuKeys: Accelerator[] = [];

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
    if (message.kind === 'keys') menuKeys = message.value as Accelerator[];
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
  // Chromium's own menu stands for the one that main would open in a text field or over chosen text.
  world.addEventListener('contextmenu', (event) => {
    const isText = event
      .composedPath()
      .some(({ tagName = '', isContentEditable }) => /^(INPUT|TEXTAREA)$/.test(tagName) || isContentEditable);
    if (!isText && String(world.getSelection()) === '') event.preventDefault();
  });
  for (const type of ['keydown', 'keyup']) {
    const tellInput = ({ key, code, repeat, ctrlKey, altKey, shiftKey, metaKey }: PageEvent) =>
      tell('input', {
        input: {
          type: type === 'keydown' ? 'keyDown' : 'keyUp',
          key,
          code,
          isAutoRepeat: repeat,
          control: ctrlKey,
          alt: altKey,
          shift: shiftKey,
          meta: metaKey,
        },
      });
    world.addEventListener(type, tellInput, true);
  }
  // After the page: what it prevents reaches no menu (docs/tutorial/keyboard-shortcuts). Nor are there browser shortcuts.
  world.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const { ctrlKey, altKey, shiftKey, metaKey } = event;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isSign = key.length === 1 && !/[a-z0-9 ]/.test(key);
    const index = menuKeys.findIndex(
      (keys) =>
        keys.key === key &&
        keys.control === ctrlKey &&
        keys.alt === altKey &&
        keys.meta === metaKey &&
        // On some keyboards a sign needs the shift key.
        (isSign || keys.shift === shiftKey),
    );
    if (index >= 0) tell('keys', { id: index });
    const plain = /^F(1|3|5|6|7|11|12)$/.test(event.key);
    const withControl = ctrlKey && /^[bdefghijklnoprstuw]$/i.test(event.key);
    const withAlt = altKey && /^(ArrowLeft|ArrowRight|Home)$/.test(event.key);
    if (index >= 0 || plain || withControl || withAlt) event.preventDefault();
  });
  // docs/tutorial/custom-window-interactions: a window without a frame is dragged by what has `app-region: drag`.
  let grip: { x: number; y: number } | null = null;
  world.addEventListener(
    'mousedown',
    (event) => {
      const [node] = event.composedPath();
      const region = node === undefined ? '' : world.getComputedStyle(node).getPropertyValue('app-region');
      if (event.button !== 0 || region !== 'drag') return;
      // Without a frame the page begins where the window does; a zoomed page measures otherwise.
      grip = { x: event.clientX * world.devicePixelRatio, y: event.clientY * world.devicePixelRatio };
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  world.addEventListener('mousemove', () => grip !== null && tell('drag', { grip }), true);
  world.addEventListener(
    'mouseup',
    () => {
      grip = null;
    },
    true,
  );

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
