export interface WorldLink {
  /** Defines a frozen copy of `api` on the page's window, functions as proxies. */
  expose(key: string, api: unknown): void;
  /** On the preload's side: the page asked for a new window. */
  onOpen: (details: { url: string; name: string; features: string }) => void;
}

type Parcel = { k: string; v: unknown };
type Message = { kind: string; id: number; ok: boolean; body: unknown; key: string };

interface PageGlobals {
  addEventListener(name: string, listener: (event: object) => void): void;
  dispatchEvent(event: object): boolean;
  open: (url?: string, name?: string, features?: string) => null;
  readonly document: { readonly baseURI: string };
  CustomEvent: new (name: string, init: { detail: unknown }) => object;
}

/**
 * Joins the preload's isolated world with the page's world as contextBridge does (docs/api/context-bridge: values are
 * copied and frozen, functions are proxied, errors lose all but their message). Both worlds run this source; they
 * share nothing but the document's events, and an event's `detail` is copied from world to world by Chromium.
 * The token is known to these two scripts only, which run before any script of the page.
 */
export function joinWorlds(token: string, side: 'page' | 'preload'): WorldLink {
  const world = globalThis as unknown as PageGlobals;
  const { CustomEvent } = world;
  const dispatch = world.dispatchEvent.bind(world);
  const readDetail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  const functions = new Map<number, (...given: unknown[]) => unknown>();
  const numbers = new WeakMap<object, number>();
  const answers = new Map<number, { ok: boolean; body: unknown }>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let last = 0;

  const emit = (message: Partial<Message>) =>
    dispatch(new CustomEvent(token + (side === 'page' ? 'preload' : 'page'), { detail: message }));
  /** Nothing in it needs a proxy, so that the browser copies it in one go. */
  const isPlain = (value: unknown): boolean => {
    if (typeof value === 'function' || typeof value === 'symbol') return false;
    if (typeof value !== 'object' || value === null) return true;
    if (value instanceof Promise || value instanceof Error) return false;
    if (Array.isArray(value)) return value.every(isPlain);
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype !== Object.prototype && prototype !== null ? true : Object.values(value).every(isPlain);
  };
  const encode = (value: unknown): Parcel => {
    if (isPlain(value)) return { k: 'value', v: value };
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') {
      const number = numbers.get(value) ?? ++last;
      numbers.set(value, number);
      functions.set(number, value as (...given: unknown[]) => unknown);
      return { k: 'function', v: number };
    }
    if (value instanceof Promise) {
      const number = ++last;
      const settle = (ok: boolean) => (result: unknown) =>
        emit({ kind: 'settle', id: number, ok, body: encode(result) });
      value.then(settle(true), settle(false));
      return { k: 'promise', v: number };
    }
    if (value instanceof Error) return { k: 'error', v: value.message };
    if (Array.isArray(value)) return { k: 'array', v: value.map(encode) };
    return { k: 'object', v: Object.entries(value as object).map(([key, part]) => [key, encode(part)]) };
  };
  const decode = (parcel: unknown): unknown => {
    const { k, v } = parcel as Parcel;
    if (k === 'function') return (...given: unknown[]) => call(v as number, given);
    if (k === 'promise') {
      return new Promise((resolve, reject) => promises.set(v as number, { resolve, reject }));
    }
    if (k === 'error') return new Error(v as string);
    if (k === 'array') return (v as unknown[]).map(decode);
    if (k === 'object') {
      return Object.fromEntries((v as [string, unknown][]).map(([key, part]) => [key, decode(part)]));
    }
    return v;
  };
  // Events are delivered at once, also into the other world: the answer is here when `emit` returns.
  const call = (number: number, given: unknown[]): unknown => {
    const id = ++last;
    emit({ kind: 'call', id, body: [number, given.map(encode)] });
    const answer = answers.get(id);
    answers.delete(id);
    if (!answer) throw new Error('the other side of the bridge is gone');
    if (!answer.ok) throw decode(answer.body);
    return decode(answer.body);
  };
  const run = (number: number, given: unknown[]): Partial<Message> => {
    try {
      return { ok: true, body: encode(functions.get(number)?.(...given.map(decode))) };
    } catch (error) {
      return { ok: false, body: encode(error instanceof Error ? error : new Error(String(error))) };
    }
  };
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const part of Object.values(value)) freeze(part);
      Object.freeze(value);
    }
    return value;
  };

  world.addEventListener(token + side, (event) => {
    const message = readDetail?.call(event) as Message | undefined;
    if (!message) return;
    const { kind, id, ok, body, key } = message;
    if (kind === 'call') {
      const [number, given] = body as [number, unknown[]];
      emit({ kind: 'answer', id, ...run(number, given) });
    } else if (kind === 'answer') {
      answers.set(id, { ok, body });
    } else if (kind === 'settle') {
      const waiting = promises.get(id);
      promises.delete(id);
      if (ok) waiting?.resolve(decode(body));
      else waiting?.reject(decode(body));
    } else if (kind === 'expose') {
      Object.defineProperty(world, key, { value: freeze(decode(body)), enumerable: true });
    } else if (kind === 'open') {
      link.onOpen(body as Parameters<WorldLink['onOpen']>[0]);
    }
  });
  // What a page gets where new windows are denied (docs/api/web-contents, `setWindowOpenHandler`).
  if (side === 'page') {
    world.open = (url = '', name = '', features = '') => {
      const absolute = url === '' ? 'about:blank' : new URL(url, world.document.baseURI).href;
      emit({ kind: 'open', body: { url: absolute, name, features } });
      return null;
    };
  }
  const link: WorldLink = {
    expose: (key, api) => emit({ kind: 'expose', key, body: encode(api) }),
    onOpen: () => undefined,
  };
  return link;
}
