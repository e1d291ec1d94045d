import { describe, expect, it } from 'vitest';
import type { Toast } from '../src/main/desktop/notifications.ts';
import { createLog } from '../src/main/log.ts';
import { offerToast } from '../src/main/toast-offer.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

const toast: Toast = {
  slot: 'row:emea/q1/voice',
  showKey: null,
  title: 'Billing EN: waiting 12',
  body: '',
  urgency: 'warning',
  actions: [],
};

async function offer(show: () => Promise<boolean>, waitMs = 0) {
  const clock = new SteppedClock();
  const lines: string[] = [];
  const log = createLog('warn', (line) => lines.push(line), clock.now.bind(clock));
  let accepted: boolean | null = null;
  void offerToast(toast, { clock, log, show }).then((answer) => {
    accepted = answer;
  });
  await clock.advance(waitMs);
  return { accepted, lines, timers: clock.timers };
}

describe('a notification that is offered', () => {
  it.each([true, false])('is what the system says of it: %s', async (answer) => {
    expect(await offer(async () => answer)).toEqual({ accepted: answer, lines: [], timers: 0 });
  });

  it('is refused where the system says nothing for half a minute', async () => {
    const never = () => new Promise<boolean>(() => undefined);
    expect(await offer(never, 29_999)).toMatchObject({ accepted: null, lines: [] });
    const { accepted, lines } = await offer(never, 30_000);
    expect({ accepted, lines: lines.length }).toEqual({ accepted: false, lines: 1 });
  });

  it.each([
    ['at once', () => Promise.reject(new Error('no bus'))],
    [
      'before it promises anything',
      () => {
        throw new Error('no bus');
      },
    ],
  ])('is refused where handing it over fails %s, and the log says why', async (_when, show) => {
    const { accepted, lines, timers } = await offer(show);
    expect({ accepted, timers }).toEqual({ accepted: false, timers: 0 });
    expect(lines).toEqual([expect.stringContaining('no bus')]);
  });
});
