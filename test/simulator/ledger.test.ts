import { describe, expect, it } from 'vitest';
import { QueueLedger } from '../../src/simulator/ledger.ts';

const midnight = Date.UTC(2026, 2, 4);
const voice = { mediaType: 'voice', skillId: 4101, targetMs: 20_000, goal: 0.8 } as const;

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
        skillId: 4101,
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

  it('counts a window by the time of each event, its end excluded', () => {
    const ledger = new QueueLedger([voice], midnight);
    ledger.offered('voice', 1, midnight + 1000);
    ledger.offered('voice', 2, midnight + 2000);
    ledger.offered('voice', 3, midnight + 3000);
    ledger.answered('voice', 1, midnight + 21_000);
    ledger.answered('voice', 2, midnight + 22_001);
    ledger.abandoned('voice', 3, midnight + 40_000);
    ledger.talked('voice', 1, midnight + 81_000);
    ledger.handled('voice', 1, midnight + 91_000);
    const window = (from: number, to: number) =>
      ledger.windowRows(midnight + from, midnight + to, 'q', 'Queue')[0];
    expect(window(0, 100_000)).toEqual({
      queueId: 'q',
      queueName: 'Queue',
      mediaType: 'voice',
      skillId: 4101,
      targetMs: 20_000,
      offered: 3,
      answered: 2,
      abandoned: 1,
      withinTarget: 1,
      overTarget: 2,
      handled: 1,
      handleSumMs: 70_000,
      wrapUpSumMs: 10_000,
      answerWaitsMs: [20_000, 20_001],
      abandonWaitsMs: [37_000],
    });
    expect(window(1000, 3000)).toMatchObject({ offered: 2, answered: 0, handled: 0 });
    expect(window(2000, 22_001)).toMatchObject({ offered: 2, answered: 1, answerWaitsMs: [20_000] });
    expect(window(91_000, 91_001)).toMatchObject({ offered: 0, handled: 1, handleSumMs: 70_000 });
  });

  it('keeps a good day for windows, and forgets what is older', () => {
    const ledger = new QueueLedger([voice], midnight);
    const hours = 40;
    for (let minute = 0; minute < hours * 60; minute += 1) {
      ledger.offered('voice', minute, midnight + minute * 60_000);
      ledger.answered('voice', minute, midnight + minute * 60_000 + 5000);
    }
    const endAt = midnight + hours * 3_600_000;
    const offeredIn = (from: number, to: number) => ledger.windowRows(from, to, 'q', 'Queue')[0]?.offered;
    expect(offeredIn(endAt - 26 * 3_600_000, endAt)).toBe(26 * 60);
    expect(offeredIn(midnight, midnight + 6 * 3_600_000)).toBe(0);
  });

  it('refuses a contact that skips a step', () => {
    const ledger = new QueueLedger([voice], midnight);
    expect(() => ledger.answered('voice', 1, midnight)).toThrow('contact 1');
  });
});
