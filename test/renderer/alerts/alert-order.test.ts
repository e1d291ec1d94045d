import { describe, expect, it } from 'vitest';
import { orderAlerts } from '../../../src/renderer/alerts/alert-order.ts';
import { createAlert, createRow } from '../board-fixture.ts';

const row = createRow();

describe('orderAlerts', () => {
  it('puts critical before warning, then what nobody has taken on, then the longest', () => {
    const alerts = [
      createAlert(row, { episodeId: 'warning', severity: 'warning', startedAt: 1 }),
      createAlert(row, { episodeId: 'critical acked', attention: 'acked', startedAt: 1 }),
      createAlert(row, { episodeId: 'critical young', attention: 'new', startedAt: 9 }),
      createAlert(row, { episodeId: 'warning snoozed', severity: 'warning', attention: 'snoozed' }),
      createAlert(row, { episodeId: 'critical muted', attention: 'muted', startedAt: 5 }),
    ];
    expect(orderAlerts(alerts).map(({ episodeId }) => episodeId)).toEqual([
      'critical muted',
      'critical young',
      'critical acked',
      'warning',
      'warning snoozed',
    ]);
  });

  it('puts of those that began together the worst first', () => {
    const alerts = [
      createAlert(row, { episodeId: 'a twice', value: 40, level: 20 }),
      createAlert(row, { episodeId: 'b barely', value: 20, level: 20 }),
      createAlert(row, { episodeId: 'c a third', direction: 'below', value: 20, level: 60 }),
    ];
    expect(orderAlerts(alerts).map(({ episodeId }) => episodeId)).toEqual([
      'c a third',
      'a twice',
      'b barely',
    ]);
  });
});
