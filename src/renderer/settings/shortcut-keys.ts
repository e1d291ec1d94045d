/** What a key press tells. `code` is the key's place, `key` what the keyboard's language makes of it. */
export interface Stroke {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
  isAltGraph: boolean;
}

export type ShortcutProblem = 'modifiers' | 'key' | 'alt-graph' | 'reserved';

type Recorded =
  /** As Electron writes accelerators. */
  | { kind: 'whole'; accelerator: string }
  /** Only keys that are held down with others, so far. */
  | { kind: 'held'; keys: string }
  | { kind: 'refused'; problem: ShortcutProblem }
  /** Whoever presses Escape or Tab alone wants to get away. */
  | { kind: 'left' };

const modifierKeys = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'OS'];
const lostKeys = ['Dead', 'Process', 'Unidentified', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn'];

/** By the names of `KeyboardEvent.key` (UI Events), as Electron's page of accelerators calls them. */
const namedKeys: Record<string, string> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Backspace: 'Backspace',
};

const reserved = ['Alt+F4', 'Ctrl+Alt+Delete', 'Ctrl+Alt+Backspace', 'Super+L'];

/** What the keys held down now would be as a shortcut that holds in every program. */
export function recordStroke(stroke: Stroke): Recorded {
  const held = toModifiers(stroke);
  const isAlone = held.length === 0;
  if (isAlone && (stroke.key === 'Escape' || stroke.key === 'Tab')) return { kind: 'left' };
  if (stroke.key === 'Tab' && held.join() === 'Shift') return { kind: 'left' };
  if (modifierKeys.includes(stroke.key)) return { kind: 'held', keys: held.join('+') };
  if (stroke.isAltGraph) return { kind: 'refused', problem: 'alt-graph' };
  const key = toKey(stroke);
  if (key === null) return { kind: 'refused', problem: 'key' };
  const accelerator = [...held, key].join('+');
  if (reserved.includes(accelerator)) return { kind: 'refused', problem: 'reserved' };
  return isFree(held, key) ? { kind: 'whole', accelerator } : { kind: 'refused', problem: 'modifiers' };
}

/** In the order in which people name them. */
function toModifiers({ ctrlKey, altKey, shiftKey, metaKey }: Stroke): string[] {
  return [
    ...(ctrlKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? ['Super'] : []),
  ];
}

/** With Shift or Alt held down, `key` may be another sign than the one on the key: then its place tells. */
function toKey({ key, code }: Stroke): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  const named = namedKeys[key];
  if (named !== undefined) return named;
  if (lostKeys.includes(key) && !/^(Key|Digit)/.test(code)) return null;
  return (
    /^(?:Key([A-Z])|Digit(\d))$/
      .exec(code)
      ?.slice(1)
      .find((part) => part !== undefined) ?? null
  );
}

/** One modifier with a letter is a command of nearly every program: only function keys do with one. */
function isFree(held: readonly string[], key: string): boolean {
  if (held.length >= 2 || held.includes('Super')) return true;
  return held.length === 1 && held[0] !== 'Shift' && /^F\d+$/.test(key);
}
