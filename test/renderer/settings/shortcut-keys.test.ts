import { describe, expect, it } from 'vitest';
import { recordStroke, type Stroke } from '../../../src/renderer/settings/shortcut-keys.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, isAltGraph: false };

/** As a browser tells it: `Ctrl+Alt+Q` on an English keyboard is key `q` at the place `KeyQ`. */
const press = (key: string, code: string, held: Partial<Stroke> = {}) =>
  recordStroke({ ...none, key, code, ...held });

const ctrlAlt = { ctrlKey: true, altKey: true };

describe('recordStroke', () => {
  it.each([
    ['q', 'KeyQ', ctrlAlt, 'Ctrl+Alt+Q'],
    ['Q', 'KeyQ', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Q'],
    ['q', 'KeyQ', { metaKey: true }, 'Super+Q'],
    ['F9', 'F9', { ctrlKey: true }, 'Ctrl+F9'],
    [' ', 'Space', ctrlAlt, 'Ctrl+Alt+Space'],
    ['ArrowUp', 'ArrowUp', ctrlAlt, 'Ctrl+Alt+Up'],
    ['+', 'BracketRight', ctrlAlt, 'Ctrl+Alt+Plus'],
    ['4', 'Numpad4', ctrlAlt, 'Ctrl+Alt+4'],
    ['x', 'KeyX', { ...ctrlAlt, shiftKey: true, metaKey: true }, 'Ctrl+Alt+Shift+Super+X'],
  ])('takes %j as Electron names it', (key, code, held, accelerator) => {
    expect(press(key, code, held)).toEqual({ kind: 'whole', accelerator });
  });

  it('goes by what is printed on the key, and by its place where that is another sign now', () => {
    // A French keyboard has its A where an English one has Q.
    expect(press('a', 'KeyQ', ctrlAlt)).toMatchObject({ accelerator: 'Ctrl+Alt+A' });
    expect(press('!', 'Digit1', { ctrlKey: true, shiftKey: true })).toMatchObject({
      accelerator: 'Ctrl+Shift+1',
    });
    expect(press('œ', 'KeyQ', { altKey: true, shiftKey: true })).toMatchObject({
      accelerator: 'Alt+Shift+Q',
    });
    expect(press('й', 'KeyQ', ctrlAlt)).toMatchObject({ accelerator: 'Ctrl+Alt+Q' });
    expect(press('Dead', 'KeyE', { altKey: true, shiftKey: true })).toMatchObject({
      accelerator: 'Alt+Shift+E',
    });
  });

  it('shows what is held down so far', () => {
    expect(press('Control', 'ControlLeft', { ctrlKey: true })).toEqual({ kind: 'held', keys: 'Ctrl' });
    expect(press('Alt', 'AltLeft', ctrlAlt)).toEqual({ kind: 'held', keys: 'Ctrl+Alt' });
  });

  it.each([
    ['a letter alone', press('q', 'KeyQ')],
    ['a function key alone', press('F9', 'F9')],
    ['copying', press('c', 'KeyC', { ctrlKey: true })],
    ['a menu’s letter', press('f', 'KeyF', { altKey: true })],
    ['a capital', press('Q', 'KeyQ', { shiftKey: true })],
    ['a shifted function key', press('F9', 'F9', { shiftKey: true })],
  ])('does not take away from other programs: %s', (_what, recorded) => {
    expect(recorded).toEqual({ kind: 'refused', problem: 'modifiers' });
  });

  it('says why other keys do not do', () => {
    expect(press('F4', 'F4', { altKey: true })).toEqual({ kind: 'refused', problem: 'reserved' });
    expect(press('Delete', 'Delete', ctrlAlt)).toEqual({ kind: 'refused', problem: 'reserved' });
    expect(press('q', 'KeyQ', { ...ctrlAlt, isAltGraph: true })).toEqual({
      kind: 'refused',
      problem: 'alt-graph',
    });
    expect(press('ContextMenu', 'ContextMenu', ctrlAlt)).toEqual({ kind: 'refused', problem: 'key' });
    expect(press('CapsLock', 'CapsLock', ctrlAlt)).toEqual({ kind: 'refused', problem: 'key' });
  });

  it('lets the keyboard get away by Escape and Tab', () => {
    expect(press('Escape', 'Escape')).toEqual({ kind: 'left' });
    expect(press('Tab', 'Tab')).toEqual({ kind: 'left' });
    expect(press('Tab', 'Tab', { shiftKey: true })).toEqual({ kind: 'left' });
  });
});
