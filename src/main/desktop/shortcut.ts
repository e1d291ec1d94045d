import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';

/** The part of Electron that is asked. */
export type ShortcutSystem = Pick<Electron.GlobalShortcut, 'register' | 'unregister'>;

/**
 * The keys that show and hide the window from anywhere. On Wayland the desktop gives out such keys, may ask the person
 * first, and does not tell whether it did (electron/electron#52218): `isShortcutUpToDesktop`.
 */
export class Shortcut {
  readonly #onPressed: () => void;
  readonly #system: ShortcutSystem;
  #keys: string | null = null;

  constructor(onPressed: () => void, system: ShortcutSystem) {
    this.#onPressed = onPressed;
    this.#system = system;
  }

  /** Null: none. Keys that cannot be had leave those of before in force. */
  set(keys: string | null): Result<null> {
    if (keys === this.#keys) return ok(null);
    if (keys !== null) {
      const registered = this.#register(keys);
      if (!registered.ok) return registered;
    }
    if (this.#keys !== null) this.#system.unregister(this.#keys);
    this.#keys = keys;
    return ok(null);
  }

  release(): void {
    this.set(null);
  }

  #register(keys: string): Result<null> {
    const refuse = (reason: 'shortcut-taken' | 'shortcut-unknown') =>
      failed(createFailure('unsupported', { reason, subject: keys }));
    // A letter alone would be lost to every other program.
    if (!hasModifier(keys)) return refuse('shortcut-unknown');
    try {
      return this.#system.register(keys, this.#onPressed) ? ok(null) : refuse('shortcut-taken');
    } catch {
      // Electron throws for what it cannot read.
      return refuse('shortcut-unknown');
    }
  }
}

function hasModifier(keys: string): boolean {
  return keys
    .toLowerCase()
    .split('+')
    .slice(0, -1)
    .some((part) => part !== 'shift');
}
