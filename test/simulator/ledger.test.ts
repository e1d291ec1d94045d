import { describe, expect, it } from 'vitest';
import { QueueLedger } from '../../src/simulator/ledger.ts';

const midnight = Date.UTC(2026, 2, 4);
const voice = { mediaType: 'voice', targetMs: 20_000, goal: 0.8 } as const;

describe('the ledger', () => {
  it('counts each contact at each of its steps', () => {
    const ledger = new QueueLedger([voice], midnight);
    ledger.offered('voice', 1, midnight + 1000);
    ledger.offered('voice', 2, midnight + 2000);
    ledger.offered('voice', 3, midnight + 3000);
    ledger.offered('voice', 4, midnight + 4000);
    ledger.answered('voice', 1, midnight + 21_000);
    ledger.answered('voice', 2, midnight + 22_001);
    ledger.abandoned('voice', 3, midnight + 40_000);
    ledger.talked('voice', 1, midnight + 81_000);
    ledger.handled('voice', 1, midnight + 91_000);
    expect(ledger.rowsAt(midnight + 100_000, 'q', 'Queue')).toEqual([
      {
        queueId: 'q',
        queueName: 'Queue',
        mediaType: 'voice',
        targetMs: 20_000,
        goalPercent: 80,
        waiting: 1,
        longestWaitMs: 96_000,
        interacting: 1,
        carriedIn: 0,
        offered: 4,
        answered: 2,
        abandoned: 1,
        withinTarget: 1,
        overTarget: 2,
        serviceLevelTotal: 3,
        handled: 1,
        handleSumMs: 70_000,
        wrapUpSumMs: 10_000,
        answerSumMs: 40_001,
        abandonSumMs: 37_000,
        waitSumMs: 77_001,
        recentlyActive: true,
      },
    ]);
  });

  it('begins anew at midnight, with those who wait carried over', () => {
    const ledger = new QueueLedger([voice], midnight - 60_000);
    ledger.offered('voice', 1, midnight - 5000);
    ledger.offered('voice', 2, midnight + 1000);
    ledger.answered('voice', 1, midnight + 5000);
    const [row] = ledger.rowsAt(midnight + 6000, 'q', 'Queue');
    expect(row).toMatchObject({ carriedIn: 1, offered: 1, answered: 1, waiting: 1, answerSumMs: 10_000 });
  });

  it('counts agents by what they move to', () => {
    const ledger = new QueueLedger([voice], midnight);
    for (let count = 0; count < 5; count += 1) ledger.moved('offline', 'idle');
    ledger.moved('idle', 'ringing');
    ledger.moved('ringing', 'talking');
    ledger.moved('idle', 'ringing');
    ledger.moved('ringing', 'not-responding');
    ledger.moved('idle', 'off-queue');
    expect(ledger.queueAt(midnight, 'q', 'Queue').agents).toEqual({
      onQueue: 4,
      idle: 2,
      interacting: 1,
      notResponding: 1,
      offQueue: 1,
    });
  });

  it('forgets activity after half an hour', () => {
    const ledger = new QueueLedger([voice], midnight);
    ledger.offered('voice', 1, midnight);
    expect(ledger.queueAt(midnight + 1_800_000, 'q', 'Queue').recentlyActive).toBe(true);
    expect(ledger.queueAt(midnight + 1_800_001, 'q', 'Queue').recentlyActive).toBe(false);
  });

  it('refuses a contact that skips a step', () => {
    const ledger = new QueueLedger([voice], midnight);
    expect(() => ledger.answered('voice', 1, midnight)).toThrow('contact 1');
  });
});
