import { afterAll, expect, test } from 'vitest';
import { ConfigFolder, run, toConnection } from './run.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const valid = toConnection('http://127.0.0.1:1');

const report = [
  ...['report', 'sla', '--config', 'x'],
  ...['--from', '2026-11-02T00:00:00Z', '--to', '2026-11-03T00:00:00Z'],
];

test('help and version are results', async () => {
  expect(await run(['--help'])).toMatchObject({
    exitCode: 0,
    stderr: '',
    stdout: expect.stringContaining('poll'),
  });
  expect(await run(['--version'])).toMatchObject({ exitCode: 0, stderr: '', stdout: '9.9.9\n' });
});

test.each([
  [[]],
  [['dance']],
  [['constructor']],
  [['poll', '--config', 'x']],
  [['poll', '--once']],
  [['poll', '--config', 'x', '--once', '--every', '5']],
  [['poll', '--config', 'x', '--once', '--count', '2']],
  [['poll', '--config', 'x', '--every', '0']],
  [['poll', '--config', 'x', '--once', '--format', 'xml']],
  [['poll', '--config', 'x', '--once', '--timeout', '-1']],
  [['poll', '--config', 'x', '--once', '--timeout', 'soon']],
  [['poll', '--config', 'x', '--once', '--log-level', 'loud']],
  [['poll', '--config', 'x', '--once', '--bogus']],
  [['poll', 'extra', '--config', 'x', '--once']],
  [['poll', '--config', '/nowhere/at/all.json', '--once']],
  [['check', '--config', 'x', '--once']],
  [['check', '--config', 'x', '--format', 'csv']],
  [['report', '--config', 'x', '--from', '2026-11-02T00:00:00Z', '--to', '2026-11-03T00:00:00Z']],
  [['report', 'weather', '--config', 'x', '--from', '2026-11-02T00:00:00Z', '--to', '2026-11-03T00:00:00Z']],
  [['report', 'sla', '--config', 'x', '--from', '2026-11-02T00:00:00Z']],
  [['report', 'sla', '--config', 'x', '--from', '2026-11-02T00:00:00', '--to', '2026-11-03T00:00:00Z']],
  [['report', 'sla', '--config', 'x', '--from', '2026-11-03T00:00:00Z', '--to', '2026-11-03T00:00:00Z']],
  [['report', 'sla', '--config', 'x', '--from', '2026-02-30T00:00:00Z', '--to', '2026-11-03T00:00:00Z']],
  [['report', 'sla', '--from', '2026-11-02T00:00:00Z', '--to', '2026-11-03T00:00:00Z']],
  [[...report, '--granularity', '1H']],
  [[...report, '--threshold', '-1']],
  [[...report, '--formula', 'guess']],
  [[...report, '--queue', '']],
  [[...report, '--once']],
  [['simulate']],
  [['simulate', '--port', '70000']],
])('%j is wrong usage and prints no result', async (argv) => {
  const ran = await run(argv);
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ran.stderr).not.toBe('');
});

test.each<[string, unknown, string]>([
  ['no JSON', '{', 'is not JSON'],
  ['another shape', { connection: [] }, 'connections'],
  ['a wrong field', { connections: [{ ...valid, pollSeconds: 1 }] }, 'connections[0].pollSeconds'],
  ['an unknown field', { connections: [{ ...valid, pol: 1 }] }, 'connections[0]'],
  ['plain http off this computer', { connections: [{ ...valid, apiUrl: 'http://example.com' }] }, 'apiUrl'],
  [
    'an unknown region',
    { connections: [valid, { ...valid, id: 'b', loginUrl: undefined, apiUrl: undefined, region: 'mars' }] },
    'connections[1]: the region “mars”',
  ],
  ['a port that is none', { connections: [{ ...valid, apiUrl: 'https://127.0.0.1:99999' }] }, '99999'],
  ['a host that is none', { connections: [{ ...valid, loginUrl: 'https://1.2.3.999' }] }, '1.2.3.999'],
  ['the same id twice', { connections: [valid, valid] }, 'same id'],
  ['nothing enabled', { connections: [{ ...valid, enabled: false }] }, 'no enabled connection'],
  [
    'a secret itself',
    { connections: [{ ...valid, credentials: { clientId: 'abc' } }] },
    'credentials.clientId',
  ],
  ['no credentials', { connections: [{ ...valid, credentials: {} }] }, 'credentials.clientId'],
])('a configuration with %s names the place', async (_name, content, place) => {
  const ran = await run(['poll', '--once', '--config', await folder.write(content)]);
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ran.stderr).toContain(place);
});

test.each([{}, { GC_ID: 'x', GC_SECRET: '' }])(
  'a variable that is not set is named (%j)',
  async (environment) => {
    const config = await folder.write({ connections: [valid] });
    const ran = await run(['check', '--config', config], { environment });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('GC_SECRET');
  },
);

test('every connection that cannot be asked is told of at once', async () => {
  const bad = (id: string) => ({ ...valid, id, loginUrl: undefined, apiUrl: undefined, region: id });
  const config = await folder.write({ connections: [bad('mars'), bad('venus')] });
  const { stderr } = await run(['poll', '--once', '--config', config]);
  expect(stderr).toMatch(/connections\[0\].*mars.*\n.*connections\[1\].*venus/);
});

test('the demo ends well when it is stopped, wherever its options stand', async () => {
  const stop = new AbortController();
  const argv = ['--log-level', 'error', 'simulate', '--port', '0', '--queues', '1'];
  expect((await run(argv, { stop: stop.signal, onOut: () => stop.abort() })).exitCode).toBe(0);
});
