import { describe, expect, it } from 'vitest';
import { Shortcut, type ShortcutSystem } from '../../src/main/desktop/shortcut.ts';

/** A system in which other programs have some keys, and that reads as Electron does: it throws for nonsense. */
function createSystem(taken: readonly string[] = []) {
  const ours = new Map<string, () => void>();
  const system: ShortcutSystem = {
    register(keys, pressed) {
      if (keys.includes('Nonsense')) throw new TypeError('conversion failure');
      if (taken.includes(keys)) return false;
      ours.set(keys, pressed);
      return true;
    },
    unregister: (keys) => void ours.delete(keys),
  };
  return { system, ours };
}

describe('Shortcut', () => {
  it('calls when its keys are pressed, and has one pair of keys at a time', () => {
    const { system, ours } = createSystem();
    let times = 0;
    const shortcut = new Shortcut(() => {
      times += 1;
    }, system);
    expect(shortcut.set('Ctrl+Alt+Q').ok).toBe(true);
    ours.get('Ctrl+Alt+Q')?.();
    expect(times).toBe(1);
    expect(shortcut.set('Ctrl+Alt+W').ok).toBe(true);
    expect([...ours.keys()]).toEqual(['Ctrl+Alt+W']);
    shortcut.release();
    expect(ours.size).toBe(0);
  });

  it('says whose keys they are when another program has them, and keeps those of before', () => {
    const { system, ours } = createSystem(['Ctrl+Alt+Q']);
    const shortcut = new Shortcut(() => undefined, system);
    shortcut.set('Ctrl+Alt+W');
    expect(shortcut.set('Ctrl+Alt+Q')).toMatchObject({
      failure: { code: 'unsupported', reason: 'shortcut-taken', subject: 'Ctrl+Alt+Q' },
    });
    expect([...ours.keys()]).toEqual(['Ctrl+Alt+W']);
  });

  it('tries again what was refused before', () => {
    const taken = ['Ctrl+Alt+Q'];
    const { system } = createSystem(taken);
    const shortcut = new Shortcut(() => undefined, system);
    expect(shortcut.set('Ctrl+Alt+Q').ok).toBe(false);
    taken.pop();
    expect(shortcut.set('Ctrl+Alt+Q').ok).toBe(true);
  });

  it.each(['Ctrl+Nonsense', 'Q', 'Shift+Q', ''])(
    'refuses %j, which is no shortcut for all programs',
    (keys) => {
      const { system, ours } = createSystem();
      expect(new Shortcut(() => undefined, system).set(keys)).toMatchObject({
        failure: { reason: 'shortcut-unknown', subject: keys },
      });
      expect(ours.size).toBe(0);
    },
  );

  it('does not ask for the keys that it has', () => {
    const { system } = createSystem();
    const shortcut = new Shortcut(() => undefined, system);
    shortcut.set('Ctrl+Alt+Q');
    system.register = () => expect.fail('asked again');
    expect(shortcut.set('Ctrl+Alt+Q').ok).toBe(true);
  });
});
