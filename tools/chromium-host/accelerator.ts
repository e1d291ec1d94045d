/** One combination of keys, as Electron writes it (docs/tutorial/keyboard-shortcuts#accelerators). */
export interface Accelerator {
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  /** As `KeyboardEvent.key` names it; letters in lower case. */
  readonly key: string;
}

const modifiers: Record<string, 'control' | 'alt' | 'shift' | 'meta'> = {
  commandorcontrol: 'control',
  cmdorctrl: 'control',
  control: 'control',
  ctrl: 'control',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  super: 'meta',
  meta: 'meta',
};

const namedKeys: Record<string, string> = {
  plus: '+',
  space: ' ',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Delete',
  insert: 'Insert',
  return: 'Enter',
  enter: 'Enter',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  escape: 'Escape',
  esc: 'Escape',
};

/** Null for what is no accelerator. Keys of this system only: `Command` is a Mac's. */
export function parseAccelerator(text: string): Accelerator | null {
  const parts = text.split('+').map((part) => part.trim().toLowerCase());
  const last = parts.pop() ?? '';
  const held = { control: false, alt: false, shift: false, meta: false };
  for (const part of parts) {
    const modifier = modifiers[part];
    if (modifier === undefined) return null;
    held[modifier] = true;
  }
  const key = /^f([1-9]|1\d|2[0-4])$/.test(last)
    ? last.toUpperCase()
    : (namedKeys[last] ?? (/^[\x21-\x7e]$/.test(last) ? last : null));
  return key === null ? null : { ...held, key };
}
