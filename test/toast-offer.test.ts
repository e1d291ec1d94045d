import { describe, expect, it } from 'vitest';
import type { Delivery } from '../src/main/alerts/alert-event.ts';
import type { Toast } from '../src/main/desktop/notifications.ts';
import { createLog } from '../src/main/log.ts';
import { offerToast, toToast } from '../src/main/toast-offer.ts';
import type { Breach } from '../src/shared/alert.ts';

const toast: Toast = {
  slot: 'row:emea/q1/voice',
  showKey: null,
  title: 'Billing EN: waiting 12',
  body: '',
  urgency: 'warning',
  actions: [],
};

async function offer(show: () => Promise<boolean>) {
  const lines: string[] = [];
  const log = createLog(
    'warn',
    (line) => lines.push(line),
    () => 0,
  );
  return { accepted: await offerToast(toast, { log, show }), lines };
}

describe('a notification that is offered', () => {
  it.each([true, false])('is what the system says of it: %s', async (answer) => {
    expect(await offer(async () => answer)).toEqual({ accepted: answer, lines: [] });
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
    const { accepted, lines } = await offer(show);
    expect(accepted).toBe(false);
    expect(lines).toEqual([expect.stringContaining('no bus')]);
  });
});

const breach: Breach = {
  episodeId: 'e-1',
  connectionId: 'emea',
  queueId: 'q-1',
  queueName: 'Billing EN',
  mediaType: 'voice',
  ruleId: 'waiting-count',
  metric: 'waiting',
  direction: 'above',
  severity: 'critical',
  recovering: false,
  value: 21,
  level: 20,
  peak: 21,
  startedAt: 0,
  peakAt: 0,
  warningAt: null,
  criticalAt: 0,
};
const delivery: Delivery = {
  id: 'd-1',
  kind: 'single',
  because: 'first',
  severity: 'critical',
  slot: 'row:emea/q-1/voice',
  items: [
    {
      because: 'first',
      severity: 'critical',
      subject: {
        connectionId: 'emea',
        queueId: 'q-1',
        mediaType: 'voice',
        ruleId: 'waiting-count',
        episodeId: 'e-1',
      },
      rowKey: 'emea/q-1/voice',
      queueName: 'Billing EN',
      breach,
      lastedMs: null,
    },
  ],
  missed: [],
};
const words = { title: 'Billing EN: 21 waiting', body: '' };
const emea = { id: 'emea', vendor: 'genesys-cloud', webApp: true } as const;
const idsOf = (...input: Parameters<typeof toToast>) => toToast(...input).actions.map(({ id }) => id);

describe('the buttons of a notification', () => {
  it('open the vendor’s own page where its address is known', () => {
    expect(idsOf(delivery, words, [emea])).toEqual(['acknowledge', 'snooze', 'vendor']);
    expect(toToast(delivery, words, [emea]).actions.at(-1)?.label).toBe('Open in Genesys');
  });

  it('do not where it is not, nor for a summary or what is over', () => {
    expect(idsOf(delivery, words, [{ ...emea, webApp: false }])).toEqual(['acknowledge', 'snooze']);
    expect(idsOf(delivery, words, [])).toEqual(['acknowledge', 'snooze']);
    expect(idsOf({ ...delivery, kind: 'summary' }, words, [emea])).toEqual([]);
    const over = delivery.items.map((item) => ({ ...item, because: 'resolved' as const }));
    expect(idsOf({ ...delivery, items: over }, words, [emea])).toEqual([]);
  });
});
