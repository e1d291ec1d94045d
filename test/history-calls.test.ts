import { describe, expect, it } from 'vitest';
import { createHistoryCalls } from '../src/main/history-calls.ts';
import { ok } from '../src/shared/result.ts';
import { createRow } from './fakes/alert-scene.ts';

describe('trends', () => {
  it('are asked for by connection, in steps that its polls fill, and not for rows that are gone', async () => {
    const rows = [
      createRow({ queueId: 'q1' }),
      createRow({ queueId: 'q2' }),
      createRow({ connectionId: 'us', queueId: 'q1' }),
    ];
    const asked: unknown[] = [];
    const calls = createHistoryCalls({
      readEpisodes: async () => [],
      readChart: async () => [],
      now: () => Date.UTC(2026, 10, 5, 9, 0, 30),
      statuses: () => [
        { id: 'emea', intervalMs: 15_000 },
        { id: 'us', intervalMs: 60_000 },
        { id: 'idle', intervalMs: 15_000 },
      ],
      findRow: (key) => rows.find((row) => row.key === key),
      readTrends: async (questions) => {
        asked.push(...questions);
        return [];
      },
    });
    const keys = ['emea/q2/voice', 'us/q1/voice', 'emea/gone/voice', 'emea/q1/voice'];
    expect(await calls['history.trends']({ keys }, 'main')).toEqual(ok({ trends: [] }));
    expect(asked).toEqual([
      {
        connectionId: 'emea',
        rowKeys: ['emea/q2/voice', 'emea/q1/voice'],
        from: Date.UTC(2026, 10, 5, 8, 1),
        to: Date.UTC(2026, 10, 5, 9, 1),
        stepMs: 60_000,
      },
      {
        connectionId: 'us',
        rowKeys: ['us/q1/voice'],
        from: Date.UTC(2026, 10, 5, 8, 2),
        to: Date.UTC(2026, 10, 5, 9, 2),
        stepMs: 120_000,
      },
    ]);
  });
});
