import { describe, expect, it } from 'vitest';
import type { SpeechItem } from '../../../src/main/alerts/alert-event.ts';
import type { Breach } from '../../../src/shared/alert.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { toDeliveryWords } from '../../../src/shared/words/en/delivery.ts';
import { createAlert } from '../../fakes/alert-scene.ts';

const facts = {
  nameOf: (id: string) => (id === 'emea' ? 'Genesys EMEA' : 'CXone US'),
  waitingOf: () => 14,
  failureOf: () => null,
};

const item = (breach: Partial<Breach> = {}, parts: Partial<SpeechItem> = {}): SpeechItem => {
  const whole = createAlert(breach);
  const { connectionId, queueId, mediaType, ruleId, episodeId, severity, queueName } = whole;
  return {
    because: 'first',
    severity,
    subject: { connectionId, queueId, mediaType, ruleId, episodeId },
    rowKey: 'row',
    queueName,
    breach: whole,
    lastedMs: null,
    ...parts,
  };
};
const wait = { metric: 'longestWaitMs', value: 42_000, level: 40_000, severity: 'critical' } as const;
const ofConnection = (because: SpeechItem['because'], parts: Partial<SpeechItem> = {}): SpeechItem => ({
  because,
  severity: 'warning',
  subject: { connectionId: 'emea', queueId: null, mediaType: null, ruleId: 'blind', episodeId: 'b' },
  rowKey: null,
  queueName: '',
  breach: null,
  lastedMs: null,
  ...parts,
});
const single = (...items: SpeechItem[]) => ({
  kind: 'single' as const,
  because: items[0]?.because ?? 'first',
  items,
  missed: [],
});
const summary = (because: string, items: SpeechItem[], missed: string[] = []) => ({
  kind: 'summary' as const,
  because,
  items,
  missed,
});

describe('a notification about one queue', () => {
  it('says figure, level, media, how many wait, and where', () => {
    expect(toDeliveryWords(single(item(wait)), facts)).toEqual({
      title: 'Billing EN: longest wait 0:42',
      body: 'critical at 0:40 · voice · 14 waiting · Genesys EMEA',
    });
  });

  it('leaves out how many wait where nobody counts', () => {
    expect(toDeliveryWords(single(item(wait)), { ...facts, waitingOf: () => null }).body).not.toContain(
      'waiting',
    );
  });

  it('says that it is a reminder', () => {
    expect(toDeliveryWords(single(item(wait, { because: 'reminder' })), facts).title).toBe(
      'Still critical: Billing EN: longest wait 0:42',
    );
  });

  it('says of what is over how long it was and how bad', () => {
    const over = item({ ...wait, peak: 72_000 }, { because: 'resolved', lastedMs: 240_000 });
    expect(toDeliveryWords(single(over), facts)).toEqual({
      title: 'Billing EN: longest wait back to normal',
      body: 'Over after 4 min · at worst 1:12 · voice · Genesys EMEA',
    });
  });

  it('asks what has become of a queue that is gone', () => {
    const gone = ofConnection('gone', { queueName: 'Billing EN' });
    expect(toDeliveryWords(single(gone), facts)).toEqual({
      title: 'Billing EN is no longer returned',
      body: 'Deleted, or permission lost? · Genesys EMEA',
    });
  });
});

describe('a notification about a connection', () => {
  it('says that its figures are unknown, and why', () => {
    const failureOf = () => createFailure('auth');
    expect(toDeliveryWords(single(ofConnection('blind')), { ...facts, failureOf })).toEqual({
      title: 'Genesys EMEA: figures are unknown',
      body: 'Sign in again.',
    });
    expect(toDeliveryWords(single(ofConnection('blind')), facts).body).toBe('No answer.');
  });

  it('says how long it was silent when it answers again', () => {
    const back = ofConnection('recovered-connection', { lastedMs: 240_000 });
    expect(toDeliveryWords(single(back), facts)).toEqual({
      title: 'Genesys EMEA answers again',
      body: 'It was silent for 4 min.',
    });
  });
});

describe('a summary', () => {
  it('names the first three and counts the rest', () => {
    const four = [item(wait), item(), item({ queueName: 'Sales' }), item()];
    expect(toDeliveryWords(summary('start-up', four), facts)).toEqual({
      title: 'Genesys EMEA: 4 alerts already open, 1 critical',
      body: 'Billing EN: longest wait 0:42 · Billing EN: waiting 12 · Sales: waiting 12 · and 1 more',
    });
  });

  it('tells the media of one queue apart', () => {
    const both = [item(wait), item({ ...wait, mediaType: 'chat', value: 60_000 })];
    expect(toDeliveryWords(summary('first', both), facts).body).toBe(
      'Billing EN: longest wait 0:42 · Billing EN (chat): longest wait 1:00',
    );
  });

  it('names no connection where it is about several', () => {
    const two = [item(), item({ connectionId: 'us' })];
    expect(toDeliveryWords(summary('first', two), facts).title).toBe('2 alerts');
  });

  it('counts apart what is over, and what came and went unsaid', () => {
    const two = [item(), item({ queueName: 'Sales' }, { because: 'resolved' })];
    expect(
      toDeliveryWords(summary('first', two, ['Orders', 'Claims', 'Orders', 'Returns', 'Fraud']), facts),
    ).toEqual({
      title: 'Genesys EMEA: 1 alert, 1 over, 5 came and went',
      body: 'Billing EN: waiting 12 · came and went: Orders 2 times, Claims, Returns and 1 more',
    });
  });

  it('says after quiet hours what came and went, also when nothing is open', () => {
    expect(toDeliveryWords(summary('digest', [], ['Orders', 'Orders', 'Claims']), facts)).toEqual({
      title: '3 came and went',
      body: 'came and went: Orders 2 times, Claims',
    });
  });

  it('says which are still critical', () => {
    const two = [
      item(wait, { because: 'reminder' }),
      item({ ...wait, queueName: 'Sales' }, { because: 'reminder' }),
    ];
    expect(toDeliveryWords(summary('reminder', two), facts).title).toBe(
      'Genesys EMEA: 2 alerts still critical',
    );
  });

  it('calls no warning critical whose snooze is over, and nothing still open that is news', () => {
    const over = { because: 'reminder' } as const;
    const [one, other] = [item(wait, over), item({ queueName: 'Sales' }, over)];
    const say = (items: SpeechItem[]) => toDeliveryWords(summary('reminder', items), facts).title;
    expect(say([other, other])).toBe('Genesys EMEA: 2 alerts still open');
    expect(say([one, other])).toBe('Genesys EMEA: 2 alerts still open, 1 critical');
    expect(say([one, item({ queueName: 'Sales' })])).toBe('Genesys EMEA: 2 alerts, 1 critical');
  });
});
