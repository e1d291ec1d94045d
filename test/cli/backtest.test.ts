import { appendFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startAt, toLine, toLines } from '../alerts/transcripts/scripted-lines.ts';
import type { PrintedEvent } from '../alerts/transcripts/transcript.ts';
import { BacktestFolder, breach, many, toText } from './backtest-scene.ts';
import { run } from './run.ts';

const folder = new BacktestFolder();
afterAll(() => folder.remove());

async function replay(lines: readonly string[], rules: unknown = { rules: [many] }): Promise<PrintedEvent[]> {
  const { exitCode, stdout, stderr } = await folder.backtest(lines, rules);
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const keys = [
  ...['at', 'kind', 'connectionId', 'queueId', 'mediaType', 'ruleId', 'episodeId'],
  ...['from', 'to', 'speak', 'because'],
];

/** As scripts know them. */
const spoken = [
  ...['first', 'escalated', 'reminder', 'resolved', 'recovered-connection', 'blind', 'gone'],
  ...['start-up', 'digest'],
];
const silent = [
  ...['pending', 'acknowledged', 'snoozed', 'muted', 'quiet-hours', 'inhibited', 'already-told'],
  ...['grouped', 'grace', 'no-change'],
];

describe('the result', () => {
  it('is one array of events in the order of time, each with all keys', async () => {
    const events = await replay(breach);
    for (const event of events) expect(Object.keys(event)).toEqual(keys);
    const episodeId = `many/emea/q1/voice/${startAt + 15_000}`;
    const q1 = { connectionId: 'emea', queueId: 'q1', mediaType: 'voice', ruleId: 'many', episodeId };
    const condition = (seconds: number, from: string, to: string) => ({
      at: startAt + seconds * 1000,
      kind: 'condition',
      ...q1,
      ...{ from, to, speak: null, because: null },
    });
    const delivery = (seconds: number, speak: boolean, because: string) => ({
      at: startAt + seconds * 1000,
      kind: 'delivery',
      ...q1,
      ...{ from: null, to: null, speak, because },
    });
    expect(events).toEqual([
      {
        ...{ at: startAt, kind: 'quality', connectionId: 'emea', queueId: null, mediaType: null },
        ...{ ruleId: 'blind', episodeId: null, from: 'unknown', to: 'live', speak: null, because: null },
      },
      condition(15, 'ok', 'pending'),
      delivery(15, false, 'pending'),
      condition(30, 'pending', 'warning'),
      delivery(33, true, 'first'),
      condition(75, 'warning', 'recovering'),
      delivery(75, false, 'no-change'),
      condition(135, 'recovering', 'ok'),
      delivery(138, true, 'resolved'),
    ]);
  });

  it('is the same as CSV, with one header line', async () => {
    const events = await replay(breach);
    const { exitCode, stdout } = await folder.backtest(breach, { rules: [many] }, ['--format', 'csv']);
    const [header, ...rows] = stdout.trimEnd().split('\r\n');
    expect([exitCode, header]).toEqual([0, keys.join(',')]);
    expect(rows).toEqual(
      events.map((event) => keys.map((key) => String(event[key as keyof PrintedEvent] ?? '')).join(',')),
    );
  });

  it('is an empty array for an empty file, and a header alone as CSV', async () => {
    expect(await folder.backtest('')).toMatchObject({ exitCode: 0, stdout: '[]\n', stderr: '' });
    expect(await folder.backtest('\n\n')).toMatchObject({ exitCode: 0, stdout: '[]\n', stderr: '' });
    expect(await folder.backtest('', { rules: [many] }, ['--format', 'csv'])).toMatchObject({
      exitCode: 0,
      stdout: `${keys.join(',')}\r\n`,
    });
  });

  it('knows no other words than those of the contract', async () => {
    const lines = [
      ...toLines(0, 60, 15, () => ({ q1: 25, q2: 12 })),
      ...toLines(75, 240, 15, () => null),
      ...toLines(255, 900, 15, () => ({ q1: 25 })),
    ];
    const events = await replay(lines);
    for (const { kind, speak, because } of events)
      expect(kind === 'delivery' ? (speak ? spoken : silent) : [null]).toContain(because);
    expect(events.filter(({ speak }) => speak).map(({ because }) => because)).toEqual([
      'start-up',
      'blind',
      'recovered-connection',
      'gone',
      'reminder',
    ]);
  });

  it('takes a rule without any line of its own, and no rule at all', async () => {
    expect((await replay(breach, { rules: [] })).map(({ kind }) => kind)).toEqual(['quality']);
  });

  it('reads a recording that a system with other line ends has kept', async () => {
    const events = await replay(breach);
    const { stdout } = await folder.backtest(`\uFEFF${toText(breach).replaceAll('\n', '\r\n').trimEnd()}`);
    expect(JSON.parse(stdout)).toEqual(events);
  });
});

describe('the connections of the lines', () => {
  const blind = (events: readonly PrintedEvent[]) =>
    events
      .filter(({ kind, ruleId }) => kind === 'delivery' && ruleId === 'blind')
      .map(({ at, connectionId, queueId, because }) => [
        (at - startAt) / 1000,
        connectionId,
        queueId,
        because,
      ]);
  const join = (...lines: string[]): string => {
    const parsed = lines.map((line) => JSON.parse(line));
    return JSON.stringify({
      observedAt: parsed[0].observedAt,
      connections: parsed.flatMap(({ connections }) => connections),
      readings: parsed.flatMap(({ readings }) => readings),
    });
  };

  it('are blind where they fail or are left out while others answer, by their own interval', async () => {
    // emea each 15 s; us each 30 s until 60 s, then left out; asia fails from the first line on.
    const lines = Array.from({ length: 17 }, (_, index) => {
      const seconds = index * 15;
      const here = [
        toLine({ seconds, waiting: { q1: 1 } }),
        toLine({ seconds, waiting: null, connectionId: 'asia' }),
      ];
      if (seconds <= 60 && seconds % 30 === 0)
        here.push(toLine({ seconds, waiting: { q1: 1 }, connectionId: 'us' }));
      return join(...here);
    });
    expect(blind(await replay(lines))).toEqual([
      // The longer of three intervals and 60 s, and 3 s of collecting.
      [63, 'asia', null, 'blind'],
      [153, 'us', null, 'blind'],
    ]);
  });

  it('are not blind for a time without any line: nobody looked', async () => {
    const events = await replay([
      ...toLines(0, 60, 15, () => ({ q1: 1 })),
      ...toLines(121, 181, 15, () => ({ q1: 1 })),
    ]);
    expect(blind(events)).toEqual([]);
    // Exactly a minute is looked through.
    const looked = await replay([
      ...toLines(0, 60, 15, () => ({ q1: 1 })),
      ...toLines(120, 180, 15, () => null),
    ]);
    expect(blind(looked)).toEqual([[123, 'emea', null, 'blind']]);
  });

  it('are blind at a last line that is exactly late enough, and nothing is foretold after it', async () => {
    const failing = (to: number) => [toLine({ seconds: 0, waiting: {} }), ...toLines(15, to, 15, () => null)];
    expect(blind(await replay(failing(60)))).toEqual([[63, 'emea', null, 'blind']]);
    expect(blind(await replay(failing(45)))).toEqual([]);
  });

  it('answer well without any readings', async () => {
    const events = await replay(toLines(0, 120, 15, () => ({})));
    expect(events).toHaveLength(1);
    expect(events).toMatchObject([{ kind: 'quality', to: 'live' }]);
  });

  it.each([
    ['platform', ['gone']],
    ['queue-details', []],
  ])('leave a queue out as their API does (%s)', async (api, because) => {
    const lines = [0, 15, 30, 45].map((seconds) =>
      toLine({ seconds, api, waiting: seconds === 0 ? { q1: 12, q2: 1 } : { q2: 1 } }),
    );
    const told = (await replay(lines)).filter(({ speak }) => speak).map(({ because: reason }) => reason);
    expect(told).toEqual(['start-up', ...because]);
  });

  it('may be marked as started anew or woken up, which ends the time before', async () => {
    const lines = (event?: 'restart' | 'wake') => [
      toLine({ seconds: 0, waiting: { q1: 2 } }),
      toLine({ seconds: 15, waiting: { q1: 2 } }),
      toLine({ seconds: 30, waiting: { q1: 12 }, ...(event === undefined ? {} : { event }) }),
      toLine({ seconds: 45, waiting: { q1: 12 } }),
      toLine({ seconds: 60, waiting: { q1: 12 } }),
    ];
    const told = async (event?: 'restart' | 'wake') =>
      (await replay(lines(event)))
        .filter(({ speak }) => speak)
        .map(({ at, because }) => [(at - startAt) / 1000, because]);
    expect(await told()).toEqual([[48, 'first']]);
    // At a first answer there is neither hold nor a second figure; after waking up nothing is said for 30 s.
    expect(await told('restart')).toEqual([[33, 'start-up']]);
    expect(await told('wake')).toEqual([[63, 'digest']]);
  });
});

describe('a long recording', () => {
  const long = () =>
    toText(
      toLines(0, 6 * 3600, 15, () =>
        Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`q${index}`, 2])),
      ),
    );

  it('that takes longer than the time-out ends with what there is', async () => {
    const rules = await folder.write({ rules: [many] }, 'rules.json');
    const path = await folder.write(long(), 'long.jsonl');
    const ran = await run(['backtest', '--rules', rules, '--readings', path, '--timeout', '0.02']);
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stdout)).toBeInstanceOf(Array);
    expect(ran.stderr).toMatch(/^partial: the time was up after \d+ lines/);
  });

  it('ends on a signal with what there is', async () => {
    const rules = await folder.write({ rules: [many] }, 'rules.json');
    const path = await folder.write(long(), 'long.jsonl');
    const stop = AbortSignal.timeout(20);
    const ran = await run(['backtest', '--rules', rules, '--readings', path], { stop });
    expect(ran.exitCode).toBe(130);
    expect(JSON.parse(ran.stdout)).toBeInstanceOf(Array);
  });

  it('that is cut off inside a line is refused by that line', async () => {
    const rules = await folder.write({ rules: [many] }, 'rules.json');
    const path = await folder.write(toText(breach), 'cut.jsonl');
    await appendFile(path, '{"observedAt":17724');
    const ran = await run(['backtest', '--rules', rules, '--readings', path]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('line 12 is not JSON');
  });
});
