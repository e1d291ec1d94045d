import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toLine } from '../alerts/transcripts/scripted-lines.ts';
import { BacktestFolder, breach, many } from './backtest-scene.ts';
import { run } from './run.ts';

const folder = new BacktestFolder();
afterAll(() => folder.remove());

describe('wrong usage', () => {
  it.each([
    [['backtest']],
    [['backtest', '--rules', 'x']],
    [['backtest', '--readings', 'x']],
    [['backtest', '--rules', 'x', '--readings', 'x', '--config', 'x']],
    [['backtest', '--rules', 'x', '--readings', 'x', '--format', 'xml']],
    [['backtest', '--rules', 'x', '--readings', 'x', '--timeout', '0']],
    [['backtest', '--rules', 'x', '--readings', 'x', '--log-level', 'loud']],
    [['backtest', 'extra', '--rules', 'x', '--readings', 'x']],
    [['poll', '--once', '--config', 'x', '--rules', 'x']],
  ])('%j is refused', async (argv) => {
    const ran = await run(argv);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).not.toBe('');
  });

  it('names a file that cannot be read', async () => {
    const rules = await folder.write({ rules: [many] }, 'rules.json');
    const noRules = await run(['backtest', '--rules', '/nowhere/rules.json', '--readings', rules]);
    expect(noRules).toMatchObject({ exitCode: 2, stdout: '' });
    expect(noRules.stderr).toContain('/nowhere/rules.json cannot be read (ENOENT)');
    const noLines = await run(['backtest', '--rules', rules, '--readings', '/nowhere/lines']);
    expect(noLines).toMatchObject({ exitCode: 2, stdout: '' });
    expect(noLines.stderr).toContain('/nowhere/lines cannot be read (ENOENT)');
    const noFile = await run(['backtest', '--rules', rules, '--readings', dirname(rules)]);
    expect(noFile).toMatchObject({ exitCode: 2, stdout: '' });
    expect(noFile.stderr).toContain('is no plain file');
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'rules.json is not JSON'],
    ['an array alone', [many], 'the file'],
    ['another field beside the rules', { rules: [many], version: 1 }, 'version'],
    ['no rules', {}, 'rules'],
    [
      'a rule with an unknown field',
      { rules: [many, { ...many, id: 'b', hold: 5 }] },
      'rules[1]: Unrecognized key: "hold"',
    ],
    ['an unknown metric', { rules: [{ ...many, metric: 'weather' }] }, 'rules[0].metric'],
    ['a level that is missing', { rules: [{ ...many, critical: undefined }] }, 'rules[0].critical'],
    ['a hold time below 0', { rules: [{ ...many, holdMs: -1 }] }, 'rules[0].holdMs'],
    ['an unknown scope', { rules: [{ ...many, scope: { teams: ['a'] } }] }, 'rules[0].scope'],
    ['the same id twice', { rules: [many, many] }, 'rules: two rules have the same id'],
    ['crossed levels', { rules: [{ ...many, critical: 5 }] }, 'rule “many”: rules[0].critical: '],
    ['no level', { rules: [{ ...many, warning: null, critical: null }] }, 'rule “many”: rules[0].warning: '],
    [
      'an end on the wrong side',
      { rules: [{ ...many, clear: { warning: 15, critical: null } }] },
      'rule “many”: rules[0].clear.warning: ',
    ],
  ])('a rules file with %s names the place', async (_name, rules, place) => {
    const ran = await folder.backtest(breach, rules);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(place);
  });

  it('tells of every rule that cannot work, and not of what is merely odd', async () => {
    const rules = [
      { ...many, critical: 5 },
      { ...many, id: 'odd', holdMs: 1000 },
      { ...many, id: 'never', scope: { queueIds: [] } },
    ];
    const { exitCode, stderr } = await folder.backtest(breach, { rules });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/“many”: rules\[0\]\.critical[^\n]*\n[^\n]*“never”: rules\[2\]\.scope\.queueIds/);
    expect(stderr).not.toContain('odd');
    expect((await folder.backtest(breach, { rules: [rules[1]] })).exitCode).toBe(0);
  });

  const wrongLine = (change: (line: Record<string, unknown>) => void): string => {
    const line = JSON.parse(toLine({ seconds: 30, waiting: { q1: 2 } }));
    change(line);
    return JSON.stringify(line);
  };
  it.each<[string, string, string]>([
    ['is no JSON', '{"observedAt":', 'line 4 is not JSON'],
    ['is something else', '[]', 'line 4: the line'],
    ['has no time', wrongLine((line) => delete line.observedAt), 'line 4: observedAt'],
    ['has no connections', wrongLine((line) => delete line.connections), 'line 4: connections'],
    ['has no readings', wrongLine((line) => delete line.readings), 'line 4: readings'],
    [
      'has a status that there is not',
      wrongLine((line) => {
        line.connections = [{ id: 'emea', api: 'platform', status: 'fine' }];
      }),
      'line 4: connections[0].status',
    ],
    [
      'has half a reading',
      wrongLine((line) => {
        line.readings = [{ connectionId: 'emea', queueId: 'q1', waiting: 3 }];
      }),
      'line 4: readings[0].',
    ],
    [
      'has a reading of a connection that did not answer',
      wrongLine((line) => {
        line.connections = [{ id: 'emea', api: 'platform', status: 'failed' }];
      }),
      'line 4: readings[0].connectionId',
    ],
    ['has an event that there is not', wrongLine((line) => (line.event = 'party')), 'line 4: event'],
    ['goes back in time', toLine({ seconds: 14, waiting: { q1: 2 } }), 'line 4: observedAt'],
  ])('a line that %s is named by its number, and nothing is printed', async (_name, line, place) => {
    // An empty line counts, and means nothing.
    const [first = '', second = ''] = breach;
    const ran = await folder.backtest([first, '', second, line, toLine({ seconds: 45, waiting: { q1: 2 } })]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(place);
  });
});
