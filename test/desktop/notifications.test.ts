import { describe, expect, it } from 'vitest';
import {
  Notifications,
  type SystemToastEvents,
  type SystemToasts,
  type Toast,
} from '../../src/main/desktop/notifications.ts';
import { createLog } from '../../src/main/log.ts';

type Content = Parameters<SystemToasts['create']>[0];

/** A system that shows what it is told when the test says so, and tells what the test says. */
class Desktop implements SystemToasts {
  hasActions = true;
  supported = true;
  readonly toasts: { content: Content; events: SystemToastEvents; isShown: boolean; isClosed: boolean }[] =
    [];

  isSupported() {
    return this.supported;
  }

  create(content: Content, events: SystemToastEvents) {
    const toast = { content, events, isShown: false, isClosed: false };
    this.toasts.push(toast);
    return {
      show: () => {
        toast.isShown = true;
      },
      close: () => {
        toast.isClosed = true;
      },
    };
  }

  toast(index: number) {
    const toast = this.toasts[index];
    if (toast === undefined) throw new Error(`no toast ${index}`);
    return toast;
  }
}

function open() {
  const system = new Desktop();
  const heard: unknown[] = [];
  const lines: string[] = [];
  const notifications = new Notifications({
    system,
    onShowQueue: (key) => heard.push(['row', key]),
    onOpen: () => heard.push(['window']),
    onAction: (key, slot, action) => heard.push([action, key, slot]),
    onReaction: (slot) => heard.push(['reaction', slot]),
    log: createLog(
      'info',
      (line) => lines.push(line),
      () => 0,
    ),
  });
  return { system, heard, lines, notifications };
}

const toast = (slot: string, showKey: string | null = null): Toast => ({
  slot,
  showKey,
  title: `of ${slot}`,
  body: 'R&D waits',
  urgency: 'critical',
  actions: [
    { id: 'acknowledge', label: 'Acknowledge' },
    { id: 'snooze', label: 'Snooze 15 min' },
    { id: 'open', label: 'Open' },
  ],
});

describe('Notifications', () => {
  it('is told once the system took a toast, or why it did not', async () => {
    const { system, notifications, lines } = open();
    const taken = notifications.show(toast('row:a'));
    system.toast(0).events.onShown();
    expect(await taken).toBe(true);
    const refused = notifications.show(toast('row:b'));
    system.toast(1).events.onFailed('not allowed');
    expect(await refused).toBe(false);
    const closed = notifications.show(toast('row:c'));
    system.toast(2).events.onClosed('unknown');
    expect(await closed).toBe(false);
    expect(lines.map((line) => /reason=(.*)$/.exec(line)?.[1])).toEqual([
      '"not allowed"',
      '"closed before it was shown"',
    ]);
  });

  it('shows nothing where the desktop has no notifications', async () => {
    const { system, notifications } = open();
    system.supported = false;
    expect(await notifications.show(toast('row:a'))).toBe(false);
    expect(system.toasts).toEqual([]);
  });

  it('replaces the toast of a slot and of no other, also one that was never shown', async () => {
    const { system, notifications } = open();
    const first = notifications.show(toast('row:a'));
    const summary = notifications.show(toast('summary'));
    const second = notifications.show(toast('row:a'));
    expect(await first).toBe(false);
    expect(system.toasts.map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
    system.toast(1).events.onShown();
    system.toast(2).events.onShown();
    expect([await summary, await second]).toEqual([true, true]);
    // The old one's late news is not the new one's.
    system.toast(0).events.onClosed('unknown');
    notifications.closeAll();
    expect(system.toasts.map(({ isClosed }) => isClosed)).toEqual([true, true, true]);
  });

  it('offers actions where the system has them only', () => {
    const { system, notifications } = open();
    void notifications.show(toast('row:a'));
    system.hasActions = false;
    void notifications.show(toast('row:b'));
    expect(system.toasts.map(({ content }) => content.actions)).toEqual([
      ['Acknowledge', 'Snooze 15 min', 'Open'],
      [],
    ]);
  });

  it('takes a click for a reaction and opens the row or the window', () => {
    const { system, heard, notifications } = open();
    void notifications.show(toast('row:a', 'a'));
    void notifications.show(toast('summary'));
    system.toast(0).events.onClick();
    system.toast(1).events.onClick();
    expect(heard).toEqual([['reaction', 'row:a'], ['row', 'a'], ['reaction', 'summary'], ['window']]);
  });

  it('tells which action was chosen; opening is what a click does', () => {
    const { system, heard, notifications } = open();
    for (const index of [0, 1, 2, 3]) {
      void notifications.show(toast('row:a', 'a'));
      system.toast(index).events.onAction(index);
    }
    expect(heard).toEqual([
      ['reaction', 'row:a'],
      ['acknowledge', 'a', 'row:a'],
      ['reaction', 'row:a'],
      ['snooze', 'a', 'row:a'],
      ['reaction', 'row:a'],
      ['row', 'a'],
    ]);
  });

  it.each([
    ['person', [['reaction', 'row:a']]],
    ['time', []],
    ['application', []],
    ['unknown', []],
  ] as const)('judges a close by whose doing it was: %s', (end, expected) => {
    const { system, heard, notifications } = open();
    void notifications.show(toast('row:a'));
    system.toast(0).events.onShown();
    system.toast(0).events.onClosed(end);
    expect(heard).toEqual(expected);
  });

  it('can still take back a toast whose time is over, which Windows keeps in its list', () => {
    const { system, notifications } = open();
    for (const [index, end] of (['time', 'person'] as const).entries()) {
      void notifications.show(toast(`row:${index}`));
      system.toast(index).events.onShown();
      system.toast(index).events.onClosed(end);
      notifications.close(`row:${index}`);
    }
    expect(system.toasts.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });
});
