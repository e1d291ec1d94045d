import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator.ts';
import { sumByQueue } from '../fakes/ledger-sums.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { ConfigFolder, run, secrets } from './run.ts';

// The reports of the command line against what the contact centre counted by itself, contact by contact.

const startAt = Date.UTC(2026, 2, 2, 11);
const hourMs = 3_600_000;
const window = { from: startAt - 2 * hourMs, to: startAt };
const span = ['--from', new Date(window.from).toISOString(), '--to', '2026-03-02T12:00:00+01:00'];
const cxone = {
  clientId: 'cx-client',
  clientSecret: 'cx-secret',
  accessKeyId: 'access-key-id====',
  accessKeySecret: 'access-key-secret====',
};
const environment = {
  ...secrets,
  CX_ID: cxone.clientId,
  CX_SECRET: cxone.clientSecret,
  CX_KEY: cxone.accessKeyId,
  CX_KEY_SECRET: cxone.accessKeySecret,
};

let folder: ConfigFolder;
let simulator: Simulator;

beforeEach(() => {
  folder = new ConfigFolder();
});
afterEach(async () => {
  await simulator.stop();
  await folder.remove();
});

async function start(options: SimulatorOptions = {}): Promise<void> {
  simulator = await openSimulator({
    seed: 11,
    queues: 5,
    startAt,
    frozen: true,
    scenario: 'busy-morning',
    clientId: secrets.GC_ID,
    clientSecret: secrets.GC_SECRET,
    cxone,
    ...options,
  });
}

function toConnection(api: string, id = 'one') {
  const isCxone = api === 'acd' || api === 'queue-stats';
  const credentials = isCxone
    ? {
        clientId: { env: 'CX_ID' },
        clientSecret: { env: 'CX_SECRET' },
        ...(api === 'acd'
          ? { accessKeyId: { env: 'CX_KEY' }, accessKeySecret: { env: 'CX_KEY_SECRET' } }
          : {}),
      }
    : { clientId: { env: 'GC_ID' }, clientSecret: { env: 'GC_SECRET' } };
  const vendor = isCxone ? 'nice-cxone' : 'genesys-cloud';
  const { url } = simulator;
  return { id, name: id, vendor, api, loginUrl: url, apiUrl: url, timeZone: 'UTC', credentials };
}

async function report(api: string | readonly string[], argv: readonly string[], stop?: AbortSignal) {
  const connections = [api].flat().map((one, at) => toConnection(one, `c${at + 1}`));
  const config = await folder.write({ connections });
  return run(['report', ...argv, ...span, '--config', config], {
    environment,
    ...(stop === undefined ? {} : { stop }),
  });
}

const readTruth = ({ from, to } = window) => simulator.ledgerWindow(from, to);

const percent = (part: number, whole: number) =>
  whole === 0 ? null : Math.floor((part * 10_000) / whole + 0.5) / 100;
const seconds = (sumMs: number, count: number) =>
  count === 0 ? null : expect.closeTo(sumMs / count / 1000, 1);
const byKey = (one: { queueId: string; mediaType?: string }) => `${one.queueId}/${one.mediaType ?? ''}`;
const sorted = <T extends { queueId: string; mediaType?: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => (byKey(a) < byKey(b) ? -1 : 1));

describe.each(['platform', 'queue-details'] as const)('%s', (api) => {
  test('report queues gives what was counted in the window, by queue and media', async () => {
    await start();
    const { exitCode, stdout } = await report(api, ['queues']);
    expect(exitCode).toBe(0);
    const truth = readTruth().filter((row) => row.offered + row.answered + row.abandoned > 0);
    const expected = truth.map((row) => ({
      connectionId: 'c1',
      queueId: row.queueId,
      queueName: row.queueName,
      mediaType: row.mediaType,
      offered: row.offered,
      answered: row.answered,
      abandoned: row.abandoned,
      serviceLevelPercent:
        api === 'platform'
          ? percent(row.withinTarget, row.answered)
          : row.answered + row.abandoned === 0
            ? null
            : expect.closeTo((100 * row.withinTarget) / (row.answered + row.abandoned), 1),
      averageHandleSeconds: seconds(row.handleSumMs, row.handled),
    }));
    expect(truth.length).toBeGreaterThan(5);
    expect(sorted(JSON.parse(stdout))).toEqual(sorted(expected));
  });

  test('report intervals adds up to what was counted, interval by interval', async () => {
    await start();
    const { exitCode, stdout } = await report(api, ['intervals', '--granularity', 'PT30M']);
    expect(exitCode).toBe(0);
    const rows = JSON.parse(stdout);
    for (let from = window.from; from < window.to; from += hourMs / 2) {
      const truth = sumByQueue(readTruth({ from, to: from + hourMs / 2 }));
      const here = rows.filter((row: { intervalStart: string }) => Date.parse(row.intervalStart) === from);
      for (const row of here) {
        expect(Date.parse(row.intervalEnd)).toBe(from + hourMs / 2);
        const counted = truth.find(({ queueId }) => queueId === row.queueId);
        expect([row.offered, row.handled, row.abandoned]).toEqual([
          counted?.offered,
          counted?.handled,
          counted?.abandoned,
        ]);
      }
      const busy = truth.filter(({ offered, handled, abandoned }) => offered + handled + abandoned > 0);
      expect(here.map(({ queueId }: { queueId: string }) => queueId).sort()).toEqual(
        busy.map(({ queueId }) => queueId).sort(),
      );
    }
  });

  test('report sla counts the contacts answered within the threshold', async () => {
    await start();
    const { exitCode, stdout } = await report(api, ['sla', '--threshold', '12']);
    expect(exitCode).toBe(0);
    const expected = sumByQueue(readTruth()).map(({ queueId, queueName, answered, answerWaitsMs }) => {
      const withinThreshold = answerWaitsMs.filter((ms) => ms <= 12_000).length;
      return {
        connectionId: 'c1',
        queueId,
        queueName,
        answered,
        withinThreshold,
        thresholdSeconds: 12,
        slaPercent: percent(withinThreshold, answered),
        formula: 'answered',
      };
    });
    const rows = sorted(JSON.parse(stdout));
    expect(rows).toEqual(
      sorted(expected.filter(({ queueId }) => rows.some((row) => byKey(row) === `${queueId}/`))),
    );
    expect(rows.length).toBe(expected.filter(({ answered }) => answered > 0).length);
  });

  test('a chosen queue is the only one in the report', async () => {
    await start();
    const [first] = readTruth();
    const { stdout } = await report(api, ['sla', '--queue', first?.queueId ?? '']);
    expect(JSON.parse(stdout).map(({ queueId }: { queueId: string }) => queueId)).toEqual([first?.queueId]);
  });
});

test.each([
  [
    'queues',
    'connectionId,queueId,queueName,mediaType,offered,answered,abandoned,serviceLevelPercent,averageHandleSeconds',
  ],
  [
    'intervals',
    'connectionId,intervalStart,intervalEnd,queueId,queueName,offered,handled,abandoned,serviceLevelPercent,averageHandleSeconds',
  ],
  ['sla', 'connectionId,queueId,queueName,answered,withinThreshold,thresholdSeconds,slaPercent,formula'],
])('report %s as CSV has one header line with the agreed names', async (kind, header) => {
  await start();
  const { exitCode, stdout } = await report(['platform', 'queue-details'], [kind, '--format', 'csv']);
  expect(exitCode).toBe(0);
  const lines = stdout.trimEnd().split('\r\n');
  expect(lines[0]).toBe(header);
  expect(lines.filter((line) => line === header)).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('c1,'))).toBe(true);
  expect(lines.some((line) => line.startsWith('c2,'))).toBe(true);
});

describe('what a dialect cannot answer', () => {
  test.each([
    ['acd', ['intervals']],
    ['acd', ['sla', '--threshold', '20']],
    ['queue-stats', ['queues']],
    ['queue-stats', ['intervals']],
    ['queue-stats', ['sla']],
  ])('settled: %s: report %j is unsupported, exit code 2', async (api, argv) => {
    await start();
    const { exitCode, stdout, stderr } = await report(api, argv);
    expect([exitCode, stdout]).toEqual([2, '[]\n']);
    expect(stderr).toContain('c1: ');
  });

  test('what the others answer is printed, and the exit code says that some did not', async () => {
    await start();
    const { exitCode, stdout } = await report(['queue-stats', 'platform'], ['queues']);
    expect(exitCode).toBe(1);
    expect(
      JSON.parse(stdout).every(({ connectionId }: { connectionId: string }) => connectionId === 'c2'),
    ).toBe(true);
  });
});

test('acd answers queues and each skill’s own service level', async () => {
  await start();
  const truth = new Map(readTruth().map((row) => [String(row.skillId), row]));
  const queues = await report('acd', ['queues']);
  expect(queues.exitCode).toBe(0);
  for (const row of JSON.parse(queues.stdout)) {
    const counted = truth.get(row.queueId);
    if (counted !== undefined) expect(row.abandoned).toBe(counted.abandoned);
  }
  const sla = await report('acd', ['sla']);
  expect(sla.exitCode).toBe(0);
  const rows = JSON.parse(sla.stdout);
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    const counted = truth.get(row.queueId);
    if (counted !== undefined) expect(row.withinThreshold).toBe(counted.withinTarget);
  }
});

test('Ctrl-C ends with the queues that are complete, says that they are not all, and exits with 130', async () => {
  await start({ queues: 130 });
  const path = '/api/v2/analytics/conversations/aggregates/query';
  const control = (name: string, body?: unknown) =>
    fetch(`${simulator.url}/_control/${name}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).then((answer) => answer.json());
  // The first hundred queues are answered, the others never.
  await control('faults', [
    { match: `POST ${path}`, kind: 'delay', delayMs: 1, times: 1 },
    { match: `POST ${path}`, kind: 'silence', times: -1 },
  ]);
  const stop = new AbortController();
  const asked = report('platform', ['queues'], stop.signal);
  const countAsked = async () =>
    ((await control('requests')) as { path: string }[]).filter((request) => request.path === path).length;
  while ((await countAsked()) < 2) await new Promise(setImmediate);
  stop.abort();
  const { exitCode, stdout, stderr } = await asked;
  expect(exitCode).toBe(130);
  const queueIds = new Set(JSON.parse(stdout).map(({ queueId }: { queueId: string }) => queueId));
  expect(queueIds.size).toBeGreaterThan(10);
  expect(queueIds.size).toBeLessThanOrEqual(100);
  expect(stderr).toContain('c1: ');
});

test.each(['platform', 'queue-details', 'acd'])(
  'settled: %s: a pause that would pass the time-out ends the report at once, as rate limited',
  async (api) => {
    await start();
    await fetch(`${simulator.url}/_control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        match: '*',
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '60' },
        times: -1,
      }),
    });
    const { exitCode, stdout, stderr, tookMs } = await report(api, ['queues', '--timeout', '30']);
    expect([exitCode, stdout]).toEqual([5, '[]\n']);
    expect(stderr).toContain('too many requests');
    expect(tookMs).toBeLessThan(5000);
  },
);
