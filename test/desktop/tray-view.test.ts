import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrayInput } from '../../src/main/desktop/tray-view.ts';
import { createFailure, failureCodes } from '../../src/shared/failure.ts';
import { createRow, createStatus } from '../fakes/board.ts';
import { alert, apac, muteAll, refused, staleApac, view } from './tray-scene.ts';

describe('the state of the icon', () => {
  it.each<[string, string, Partial<TrayInput>]>([
    ['calm', 'when every connection has answered', {}],
    [
      'calm',
      'when the newest answer is late but inside its limit',
      { connections: [createStatus({ ageMs: 44_000 })] },
    ],
    ['stale', 'when no connection is set up', { connections: [], rows: [] }],
    [
      'stale',
      'when none has answered yet',
      { connections: [createStatus({ ageMs: null, freshness: 'unknown' })] },
    ],
    ['stale', 'when one of several has stopped answering', { connections: [createStatus(), staleApac] }],
    [
      'stale',
      'when one of several has not answered yet',
      { connections: [createStatus(), createStatus({ ...apac, ageMs: null })] },
    ],
    [
      'stale',
      'when an answer grew old since the statuses were made',
      { connections: [createStatus({ ageMs: 30_000 })], elapsedMs: 15_000 },
    ],
    ['stale', 'when a connection answers and lists no queue', { rows: [] }],
    [
      'stale',
      'when a watched queue is gone',
      { rows: [createRow({ waiting: 0 }), createRow({ queueId: 'q2' }, { quality: 'gone' })] },
    ],
    [
      'stale',
      'when the count of a watched queue is not known',
      { rows: [createRow({ waiting: 0 }), createRow({ queueId: 'q2' })] },
    ],
    [
      'calm',
      'without a number where the API gives none',
      { rows: [createRow()], connections: [createStatus({ givesWaiting: false })] },
    ],
    [
      'stale',
      'when a watched queue’s figures are old though its connection answers',
      { rows: [createRow({ waiting: 1 }, { lagMs: 60_000 })] },
    ],
    [
      'stale',
      'rather than warning',
      { connections: [createStatus(), staleApac], alerts: [alert('warning')] },
    ],
    ['sign-in', 'when a sign-in was refused, at once', { connections: [createStatus(), refused] }],
    [
      'sign-in',
      'when the keychain is locked',
      { connections: [createStatus({ failure: createFailure('keychain-unavailable') })] },
    ],
    ['sign-in', 'rather than stale', { connections: [staleApac, refused] }],
    [
      'critical',
      'rather than sign-in',
      { connections: [createStatus(), refused], alerts: [alert('warning'), alert('critical')] },
    ],
    [
      'critical',
      'for an alert whose connection is stale',
      { connections: [staleApac], alerts: [alert('critical', { connectionId: 'apac' })] },
    ],
    ['warning', 'when all answer and an alert is open', { alerts: [alert('warning')] }],
    [
      'calm',
      'while a single poll failed inside the limit',
      { connections: [createStatus({ failure: createFailure('timeout') })] },
    ],
  ])('is %s %s', (state, _when, input) => {
    expect(view(input).state).toBe(state);
  });

  it('is never calm unless every connection answered inside its limit and one exists', () => {
    const status = fc.record({
      ageMs: fc.oneof(fc.constant(null), fc.nat(120_000)),
      intervalMs: fc.constantFrom(5000, 15_000, 60_000),
    });
    fc.assert(
      fc.property(fc.array(status, { maxLength: 4 }), (some) => {
        const connections = some.map((one, index) => createStatus({ ...one, id: `c${index}` }));
        const rows = connections.map(({ id }) => createRow({ connectionId: id, waiting: 0 }));
        const isSound =
          some.length > 0 && some.every(({ ageMs, intervalMs }) => ageMs !== null && ageMs < 3 * intervalMs);
        expect(view({ rows, connections }).state === 'calm').toBe(isSound);
      }),
      { seed: 4101 },
    );
  });
});

describe('the number', () => {
  it('is the exact count of the watched queues’ live media', () => {
    const rows = [
      createRow({ waiting: 120 }),
      createRow({ waiting: 30, mediaType: 'chat' }),
      createRow({ waiting: 9, mediaType: 'email' }),
      createRow({ waiting: 50, queueId: 'q2' }, { watched: false }),
    ];
    expect(view({ rows })).toMatchObject({ number: '150', incomplete: false });
  });

  it('is 0 only where somebody counted', () => {
    expect(view().number).toBe('0');
    expect(view({ rows: [createRow()] }).number).toBeNull();
    expect(view({ connections: [createStatus({ ageMs: null })] }).number).toBeNull();
    expect(view({ connections: [createStatus({ ageMs: 50_000 })] }).number).toBeNull();
    expect(view({ connections: [], rows: [] }).number).toBeNull();
  });

  it('settled: a connection that knows no waiting count has its state and no number, unless another has one', () => {
    const stats = createStatus({ ...apac, vendor: 'nice-cxone', api: 'queue-stats', givesWaiting: false });
    const row = createRow({ connectionId: 'apac', agentsAvailable: 3 });
    const only = { rows: [row], connections: [stats] };
    expect(view(only)).toMatchObject({ state: 'calm', number: null, incomplete: false });
    expect(view({ ...only, alerts: [alert('critical', { connectionId: 'apac' })] })).toMatchObject({
      state: 'critical',
      number: null,
    });
    expect(
      view({ rows: [row, createRow({ waiting: 4 })], connections: [stats, createStatus()] }),
    ).toMatchObject({ state: 'calm', number: '4', incomplete: false });
  });

  it('leaves out what is not current, says so and names it', () => {
    const rows = [createRow({ waiting: 37 }), createRow({ connectionId: 'apac', waiting: 5 })];
    const shown = view({ rows, connections: [createStatus(), staleApac] });
    expect(shown).toMatchObject({ number: '37', incomplete: true });
    expect(shown.menu.headline).toBe('37 waiting · APAC unknown');
    expect(shown.tooltip).toBe('37 waiting · APAC unknown · as of 08:15:01');
  });

  it('has no incomplete mark where there is no number', () => {
    expect(view({ connections: [staleApac], rows: [] })).toMatchObject({ number: null, incomplete: false });
  });
});

describe('the headline', () => {
  const names = ['One', 'Two', 'Three', 'Four'];
  const withoutCount = createStatus({ givesWaiting: false });
  const goneRow = createRow({ queueId: 'q9', waiting: 5 }, { quality: 'gone' });
  const gone = names.map((name) => createStatus({ id: name, name, ageMs: null }));
  it.each<[string, Partial<TrayInput>]>([
    ['No connection yet', { connections: [], rows: [] }],
    ['No current figures', { connections: gone, rows: [] }],
    ['0 waiting', {}],
    ['0 waiting · One, Two and 2 more unknown', { connections: [createStatus(), ...gone] }],
    ['No waiting count', { rows: [createRow({ interacting: 4 })], connections: [withoutCount] }],
    [
      'No waiting count · One unknown',
      { rows: [createRow()], connections: [withoutCount, ...gone.slice(0, 1)] },
    ],
    ['No waiting count · EMEA incomplete', { rows: [] }],
    ['3 waiting · EMEA incomplete', { rows: [createRow({ waiting: 3 }), goneRow] }],
    [
      '3 waiting · One unknown · EMEA incomplete',
      {
        rows: [createRow({ waiting: 3 }), goneRow],
        connections: [createStatus(), ...gone.slice(0, 1)],
      },
    ],
  ])('reads “%s”', (headline, input) => {
    const shown = view(input);
    expect(shown.menu.headline).toBe(headline);
    expect(shown.tooltip.startsWith(headline)).toBe(true);
  });
});

describe('the tooltip', () => {
  it('names waiting, longest wait with its queue, alerts, the rest, and when that was true', () => {
    const rows = [
      createRow({ waiting: 14, longestWaitMs: 249_000, queueName: 'Billing EN' }),
      createRow({ waiting: 4, mediaType: 'callback' }),
    ];
    const alerts = [alert('warning'), alert('critical'), alert('critical')];
    expect(view({ rows, alerts, mutes: [muteAll] }).tooltip).toBe(
      '14 waiting · longest 4:10 Billing EN · 2 critical · 1 warning · 4 in callback, e-mail and the like · muted · as of 08:15:01',
    );
  });

  it('says what to do about a refused sign-in', () => {
    expect(view({ connections: [createStatus(), refused] }).tooltip).toContain('APAC: sign in again');
  });

  it('says why there are no current figures', () => {
    const paused = createStatus({ ageMs: 60_000, failure: createFailure('rate-limited') });
    expect(view({ connections: [paused] }).tooltip).toBe(
      'No current figures · EMEA: the vendor asks for a pause',
    );
    const once = createStatus({ failure: createFailure('timeout') });
    expect(view({ connections: [once] }).tooltip).toBe('0 waiting · as of 08:15:01');
  });

  it('names the time of the oldest figures that count', () => {
    const connections = [
      createStatus(),
      createStatus({ ...apac, ageMs: 20_000 }),
      createStatus({ id: 'x', ageMs: 99_000 }),
    ];
    const rows = [
      createRow({ waiting: 0 }, { lagMs: 1000 }),
      createRow({ connectionId: 'apac', waiting: 0 }, { lagMs: 2000 }),
      createRow({ connectionId: 'x', waiting: 0 }),
    ];
    expect(view({ connections, rows, elapsedMs: 2000 }).tooltip).toMatch(/as of 08:14:38$/);
  });

  it('stays within 127 characters, breaks none in two, and keeps its headline and time', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(name, name, name, fc.nat(1e9), (queueName, first, second, waiting) => {
        const shown = view({
          rows: [createRow({ queueName, waiting, longestWaitMs: 9e9 })],
          connections: [
            createStatus({ name: first }),
            createStatus({ id: 'a', name: first, ageMs: null }),
            createStatus({ id: 'b', name: second, ageMs: null, failure: createFailure('auth') }),
            createStatus({ id: 'c', name: second, ageMs: null }),
          ],
          alerts: [alert('critical'), alert('warning')],
          mutes: [muteAll],
          unseen: 3,
        });
        expect(shown.tooltip.length).toBeLessThanOrEqual(127);
        expect(shown.tooltip.isWellFormed()).toBe(true);
        expect(shown.tooltip).not.toMatch(/[\p{Cc}]/u);
        expect(shown.tooltip.startsWith(`${waiting} waiting`)).toBe(true);
        expect(shown.tooltip).toMatch(/as of 08:15:01$/);
      }),
      { seed: 4101, numRuns: 300 },
    );
  });
});

describe('the rows of the menu', () => {
  it('lists queues with alerts first, critical and oldest on top, then the longest waits, five in all', () => {
    const rows = [
      createRow({ queueId: 'a', queueName: 'A', waiting: 1, longestWaitMs: 5000 }),
      createRow({ queueId: 'b', queueName: 'B', waiting: 2, longestWaitMs: 500_000 }),
      createRow({ queueId: 'c', queueName: 'C', waiting: 3, longestWaitMs: 50_000 }),
      createRow({ queueId: 'd', queueName: 'D', waiting: 0, longestWaitMs: 0 }),
      createRow({ queueId: 'e', queueName: 'E', waiting: 9, longestWaitMs: 900_000 }, { watched: false }),
      createRow({ queueId: 'f', queueName: 'F', waiting: 8, longestWaitMs: null }),
      createRow({ queueId: 'g', queueName: 'G', waiting: 1, longestWaitMs: 1000 }),
    ];
    const alerts = [
      alert('warning', { queueId: 'd', queueName: 'D' }),
      alert('critical', { queueId: 'a', queueName: 'A' }),
      alert('warning', { queueId: 'a', queueName: 'A', ruleId: 'other' }),
    ];
    expect(view({ rows, alerts }).menu.worstQueues.map(({ key, label }) => ({ key, label }))).toEqual([
      { key: 'emea/a/voice', label: 'Critical: A (voice): 1 waiting, longest 0:06' },
      { key: 'emea/d/voice', label: 'Warning: D (voice): 0 waiting' },
      { key: 'emea/b/voice', label: 'B (voice): 2 waiting, longest 8:21' },
      { key: 'emea/c/voice', label: 'C (voice): 3 waiting, longest 0:51' },
      { key: 'emea/g/voice', label: 'G (voice): 1 waiting, longest 0:02' },
    ]);
  });

  it('shows no old figures for an alert whose connection is stale', () => {
    const rows = [createRow({ connectionId: 'apac', waiting: 21, longestWaitMs: 5000 })];
    const alerts = [alert('critical', { connectionId: 'apac' })];
    expect(view({ rows, connections: [staleApac], alerts }).menu.worstQueues).toMatchObject([
      { key: 'apac/q1/voice', label: 'Critical: Sales (voice): no current figures' },
    ]);
  });

  it('shows a dash where the vendor gives no count', () => {
    const [first] = view({ rows: [createRow({ longestWaitMs: 4000 })] }).menu.worstQueues;
    expect(first?.label).toBe('Sales (voice): – waiting, longest 0:05');
  });

  it('lists failing connections with what to do', () => {
    const connections = [
      createStatus(),
      refused,
      createStatus({ id: 'a', name: 'A', ageMs: null }),
      createStatus({ id: 'b', name: 'B', ageMs: 200_000 }),
      createStatus({
        id: 'c',
        name: 'C',
        failure: createFailure('permission', { subject: 'analytics:view' }),
      }),
    ];
    expect(view({ connections }).menu.failing).toEqual([
      { connectionId: 'apac', label: 'APAC: sign in again' },
      { connectionId: 'a', label: 'A: no answer yet' },
      { connectionId: 'b', label: 'B: no answer for 3 min' },
      { connectionId: 'c', label: 'C: permission “analytics:view” is missing' },
    ]);
  });

  it('has a short remedy for every failure', () => {
    const connections = failureCodes.map((code) => createStatus({ id: code, failure: createFailure(code) }));
    const labels = view({ connections }).menu.failing.map(({ label }) => label);
    expect(labels).toHaveLength(failureCodes.length);
    expect(labels.every((label) => label.length > 'EMEA: '.length)).toBe(true);
  });
});
