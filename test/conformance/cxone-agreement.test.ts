import { describe, expect, it } from 'vitest';
import type { LedgerRow, LedgerWindowRow } from '../../src/simulator/ledger.ts';
import { openCxoneScene } from './cxone-scene.ts';

/* What our CXone adapters read is what the simulation counted, at the same still moment, by changes too. */

const mediaTypes = { voice: 'voice', chat: 'chat', message: 'message', callback: 'other', email: 'email' };
const toLines = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(' | ')).sort();
const stepMs = 7000;
const percent = (row: LedgerRow) =>
  row.serviceLevelTotal === 0 ? null : Math.round((row.withinTarget / row.serviceLevelTotal) * 100);

describe('readings and ledger', () => {
  it.each([
    ['in full reads', null],
    ['by changes between full reads', 10],
  ])('agree by the acd API %s', async (_name, skillsPerPage) => {
    const rules = { skillsPerPage };
    const { demo, read, listRequests } = await openCxoneScene('acd', {
      scenario: 'busy-morning',
      seed: 9,
      rules,
    });
    let waiting = 0;
    for (let step = 0; step < 8; step += 1) {
      await demo.control('POST', 'clock', { advanceMs: stepMs });
      const readings = await read();
      const { rows, queues } = demo.simulator.ledger();
      expect(
        toLines(
          readings.map((reading) => [
            reading.queueId,
            reading.mediaType,
            reading.waiting,
            reading.longestWaitMs,
            reading.interacting,
            reading.agentsOnQueue,
            reading.agentsAvailable,
            reading.serviceLevel?.withinTarget,
            reading.serviceLevel?.total,
            reading.serviceLevel?.percent,
            reading.serviceLevel?.targetMs,
            reading.offered,
            reading.answered,
            reading.abandoned,
            reading.averageHandleMs,
          ]),
        ),
      ).toEqual(
        toLines(
          rows.map((row) => {
            const agents = queues.find(({ queueId }) => queueId === row.queueId)?.agents;
            return [
              row.skillId,
              mediaTypes[row.mediaType],
              row.waiting,
              row.longestWaitMs,
              row.interacting,
              (agents?.onQueue ?? 0) + (agents?.offQueue ?? 0),
              agents?.idle,
              row.withinTarget,
              row.serviceLevelTotal,
              percent(row),
              row.targetMs,
              row.offered,
              row.answered,
              row.abandoned,
              row.answered === 0 ? null : Math.round(row.handleSumMs / row.handled),
            ];
          }),
        ),
      );
      waiting += rows.reduce((sum, row) => sum + row.waiting, 0);
    }
    expect(waiting).toBeGreaterThan(10);
    const changes = (await listRequests()).filter(({ query }) => /^updatedSince=[^&]+$/.test(query));
    expect(changes.length).toBe(skillsPerPage === null ? 0 : 7);
  });

  it('agree by the queue-stats API', async () => {
    const { demo, read } = await openCxoneScene('queue-stats', { scenario: 'busy-morning', seed: 9 });
    for (let step = 0; step < 5; step += 1) {
      await demo.control('POST', 'clock', { advanceMs: stepMs });
      const readings = await read();
      const { rows, queues } = demo.simulator.ledger();
      const own = (id: string) => rows.filter(({ queueId }) => queueId === id);
      const sum = (id: string, figure: (row: LedgerRow) => number) =>
        own(id).reduce((total, row) => total + figure(row), 0);
      expect(
        toLines(
          readings.map((reading) => [
            reading.queueId,
            reading.mediaType,
            reading.waiting,
            reading.longestWaitMs,
            reading.interacting,
            reading.agentsAvailable,
            reading.abandoned,
          ]),
        ),
      ).toEqual(
        toLines(
          queues.map(({ queueId, agents }) => [
            queueId,
            'all',
            null,
            Math.max(...own(queueId).map(({ longestWaitMs }) => longestWaitMs)),
            sum(queueId, ({ interacting }) => interacting),
            agents.idle,
            sum(queueId, ({ abandoned }) => abandoned),
          ]),
        ),
      );
    }
  });
});

describe('reports and ledger', () => {
  it('agree by the acd API over a window in the middle of the work', async () => {
    const { demo, vendor } = await openCxoneScene('acd', { scenario: 'busy-morning', seed: 9 });
    const to = demo.simulator.now() - 300_000;
    const from = to - 3_600_000;
    const truth: LedgerWindowRow[] = (await demo.control('GET', `ledger?from=${from}&to=${to}`)).body;
    const answer = await vendor.report({
      question: {
        kind: 'queues',
        from,
        to,
        queueIds: null,
        granularity: 'PT30M',
        thresholdMs: null,
        formula: null,
      },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    if (!answer.ok || answer.value.answer.kind !== 'queues') throw new Error('no report by queue');
    expect(
      toLines(
        answer.value.answer.rows.map((row) => [
          row.queueId,
          row.mediaType,
          row.offered,
          row.answered,
          row.abandoned,
          row.averageHandleSeconds,
        ]),
      ),
    ).toEqual(
      toLines(
        truth.map((row) => [
          row.skillId,
          mediaTypes[row.mediaType],
          row.offered,
          row.answered,
          row.abandoned,
          row.answered === 0 ? null : Math.round(row.handleSumMs / row.handled) / 1000,
        ]),
      ),
    );
  });
});
