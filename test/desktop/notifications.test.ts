import { describe, expect, it, vi } from 'vitest';
import {
  Notifications,
  type SystemToastEvents,
  type SystemToasts,
  type Toast,
} from '../../src/main/desktop/notifications.ts';
import { createLog } from '../../src/main/log.ts';
import { SteppedClock, settle } from '../fakes/stepped-clock.ts';

type Content = Parameters<SystemToasts['create']>[0];

/** A system that shows what it is told when the test says so, and tells what the test says. */
class Desktop implements SystemToasts {
  hasActions = true;
  supported = true;
  /** What it answers to whether it is there, by a question at a time. */
  readonly answers: Promise<boolean>[] = [];
  questions = 0;
  readonly toasts: { content: Content; events: SystemToastEvents; isShown: boolean; isClosed: boolean }[] =
    [];

  isSupported() {
    return this.supported;
  }

  isAnswering() {
    this.questions += 1;
    return this.answers.shift() ?? Promise.resolve(true);
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
  const clock = new SteppedClock();
  const notifications = new Notifications({
    clock,
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
  /** Until the system has the toast. */
  const show = async (one: Toast) => {
    const taken = notifications.show(one);
    await settle();
    return { taken };
  };
  return { system, heard, lines, clock, notifications, show };
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
    const { system, show, lines } = open();
    const shown = await show(toast('row:a'));
    system.toast(0).events.onShown();
    expect(await shown.taken).toBe(true);
    const refused = await show(toast('row:b'));
    system.toast(1).events.onFailed('not allowed');
    expect(await refused.taken).toBe(false);
    const closed = await show(toast('row:c'));
    system.toast(2).events.onClosed('unknown');
    expect(await closed.taken).toBe(false);
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

  it('takes a toast for not shown when the system says nothing for half a minute, and takes it back', async () => {
    const { system, clock, show, lines } = open();
    const silent = await show(toast('row:a'));
    let answer: boolean | null = null;
    void silent.taken.then((taken) => {
      answer = taken;
    });
    await clock.advance(29_999);
    expect({ answer, isClosed: system.toast(0).isClosed }).toEqual({ answer: null, isClosed: false });
    await clock.advance(1);
    await settle();
    expect({ answer, isClosed: system.toast(0).isClosed }).toEqual({ answer: false, isClosed: true });
    expect(lines).toEqual([expect.stringContaining('did not say')]);
    const next = await show(toast('row:a'));
    system.toast(1).events.onShown();
    expect(await next.taken).toBe(true);
    expect(clock.timers).toBe(0);
  });

  it('hands nothing to a system that does not answer, and goes on when it does again', async () => {
    const { system, lines, notifications, show } = open();
    system.answers.push(Promise.resolve(false));
    expect(await notifications.show(toast('row:a'))).toBe(false);
    expect(system.toasts).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('do not answer')]);
    const next = await show(toast('row:a'));
    system.toast(0).events.onShown();
    expect(await next.taken).toBe(true);
  });

  it('asks a system that hangs for nothing, not even to take back a toast', async () => {
    const { system, notifications, show } = open();
    await show(toast('row:a'));
    system.answers.push(Promise.resolve(false), Promise.resolve(true));
    notifications.close('row:a');
    await settle();
    expect(system.toast(0).isClosed).toBe(false);
  });

  it('closes the toast that a hanging system kept before it shows the newer one of its slot', async () => {
    const { system, clock, notifications, show } = open();
    await show(toast('row:a'));
    system.answers.push(Promise.resolve(false));
    notifications.close('row:a');
    await settle();
    const shownAfterClose: boolean[] = [];
    const create = system.create.bind(system);
    vi.spyOn(system, 'create').mockImplementation((...given) => {
      shownAfterClose.push(system.toast(0).isClosed);
      return create(...given);
    });
    await show(toast('row:a'));
    expect(shownAfterClose).toEqual([true]);
    // Nothing is asked for any more but the answer about the newer one.
    expect(clock.timers).toBe(1);
  });

  it('closes what a hanging system kept with all the others, also where no other is open', async () => {
    const { system, notifications, show } = open();
    await show(toast('row:a'));
    system.answers.push(Promise.resolve(false));
    notifications.close('row:a');
    await settle();
    await notifications.closeAll();
    expect(system.toast(0).isClosed).toBe(true);
  });

  it('asks a hanging system again until what is over is closed, though nothing else is to be shown', async () => {
    const { system, clock, notifications, show } = open();
    const { taken } = await show(toast('row:a'));
    system.toast(0).events.onShown();
    await taken;
    system.answers.push(Promise.resolve(false), Promise.resolve(false));
    notifications.close('row:a');
    await settle();
    await clock.advance(59_999);
    await settle();
    expect(system.toast(0).isClosed).toBe(false);
    await clock.advance(1);
    await settle();
    expect(system.toast(0).isClosed).toBe(true);
    expect({ timers: clock.timers, questions: system.questions }).toEqual({ timers: 0, questions: 4 });
  });

  it('does not close what somebody closed while the system hung', async () => {
    const { system, notifications, show } = open();
    await show(toast('row:a'));
    system.answers.push(Promise.resolve(false));
    notifications.close('row:a');
    await settle();
    system.toast(0).events.onClosed('person');
    await notifications.closeAll();
    expect(system.toast(0).isClosed).toBe(false);
  });

  it('keeps the order of toasts while the system is asked, and shows none that was taken back meanwhile', async () => {
    const { system, notifications } = open();
    const answer = Promise.withResolvers<boolean>();
    system.answers.push(answer.promise);
    const taken = ['row:a', 'row:b', 'row:c'].map((slot) => notifications.show(toast(slot)));
    notifications.close('row:b');
    answer.resolve(true);
    expect(await taken[1]).toBe(false);
    expect(system.toasts.map(({ content }) => content.title)).toEqual(['of row:a', 'of row:c']);
    expect(system.questions).toBe(1);
  });

  it('replaces the toast of a slot and of no other, also one that was never shown', async () => {
    const { system, notifications, show } = open();
    const first = await show(toast('row:a'));
    const summary = await show(toast('summary'));
    const second = await show(toast('row:a'));
    expect(await first.taken).toBe(false);
    expect(system.toasts.map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
    system.toast(1).events.onShown();
    system.toast(2).events.onShown();
    expect([await summary.taken, await second.taken]).toEqual([true, true]);
    // The old one's late news is not the new one's.
    system.toast(0).events.onClosed('unknown');
    await notifications.closeAll();
    expect(system.toasts.map(({ isClosed }) => isClosed)).toEqual([true, true, true]);
  });

  it('offers actions where the system has them only', async () => {
    const { system, show } = open();
    await show(toast('row:a'));
    system.hasActions = false;
    await show(toast('row:b'));
    expect(system.toasts.map(({ content }) => content.actions)).toEqual([
      ['Acknowledge', 'Snooze 15 min', 'Open'],
      [],
    ]);
  });

  it('takes a click for a reaction and opens the row or the window', async () => {
    const { system, heard, show } = open();
    await show(toast('row:a', 'a'));
    await show(toast('summary'));
    system.toast(0).events.onClick();
    system.toast(1).events.onClick();
    expect(heard).toEqual([['reaction', 'row:a'], ['row', 'a'], ['reaction', 'summary'], ['window']]);
  });

  it('tells which action was chosen; opening is what a click does', async () => {
    const { system, heard, show } = open();
    for (const index of [0, 1, 2, 3]) {
      await show(toast('row:a', 'a'));
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
  ] as const)('judges a close by whose doing it was: %s', async (end, expected) => {
    const { system, heard, show } = open();
    await show(toast('row:a'));
    system.toast(0).events.onShown();
    system.toast(0).events.onClosed(end);
    expect(heard).toEqual(expected);
  });

  it('can still take back a toast whose time is over, which Windows keeps in its list', async () => {
    const { system, notifications, show } = open();
    for (const [index, end] of (['time', 'person'] as const).entries()) {
      await show(toast(`row:${index}`));
      system.toast(index).events.onShown();
      system.toast(index).events.onClosed(end);
      notifications.close(`row:${index}`);
    }
    await settle();
    expect(system.toasts.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });
});
