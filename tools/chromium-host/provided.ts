/** Asked for by Node, by `await` and by printing; their absence is an answer, not a gap. */
const askedByTheLanguage = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'prototype',
  'nodeType',
  'default',
  '__esModule',
]);

/**
 * Shows a partial stand-in under the full Electron type. Whatever the stand-in lacks throws when it is read, so
 * that a gap is found at once and by name, never as `undefined`.
 */
export function provided<Full extends object>(name: string, part: object): Full {
  return new Proxy(part, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !askedByTheLanguage.has(key)) {
        throw new Error(`not provided by the Chromium host: ${name}.${key}`);
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
    set(target, key, value, receiver) {
      if (typeof key === 'string' && !(key in target)) {
        throw new Error(`not provided by the Chromium host: setting ${name}.${key}`);
      }
      return Reflect.set(target, key, value, receiver);
    },
  }) as Full;
}

/** An option that would be ignored silently is refused instead. */
export function refuseUnknown(where: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw new Error(`not provided by the Chromium host: ${where} option ${key}`);
  }
}
