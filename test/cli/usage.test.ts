import { afterAll, expect, onTestFinished, test } from 'vitest';
import { ScriptedServer } from '../vendors/scripted-server.ts';
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

test.each(['queues', 'intervals', 'sla'])(
  'settled: a window that does not begin before it ends is refused before anything is asked (%s)',
  async (kind) => {
    const server = await new ScriptedServer().start();
    onTestFinished(() => server.stop());
    const config = await folder.write({ connections: [toConnection(server.url)] });
    for (const to of ['2026-11-03T00:00:00Z', '2026-11-02T23:59:59Z', '2026-11-03T01:00:00+01:00']) {
      const argv = ['report', kind, '--config', config, '--from', '2026-11-03T00:00:00Z', '--to', to];
      expect(await run(argv)).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(/\S/) });
    }
    expect(server.requests).toEqual([]);
  },
);

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
  ...[
    ['a credential from nowhere', { clientId: 'abc' }],
    ['a credential from two places', { clientId: { env: 'GC_ID', keychain: true } }],
    ['a credential from a place with another name', { clientId: { environment: 'GC_ID' } }],
    ['a credential that is not from the keychain', { clientId: { keychain: false } }],
  ].map(([name, credentials]): [string, unknown, string] => [
    `${name}`,
    { connections: [{ ...valid, credentials }] },
    'credentials.clientId: must be {"env": NAME} or {"keychain": true}',
  ]),
  [
    'a credential from a variable without a name',
    { connections: [{ ...valid, credentials: { clientId: { env: '' } } }] },
    'credentials.clientId.env: must name an environment variable',
  ],
  [
    'a credential that is none',
    { connections: [{ ...valid, credentials: { ...valid.credentials, password: { env: 'X' } } }] },
    'credentials: Unrecognized key: "password"',
  ],
  ['a queue without an id', { connections: [{ ...valid, queues: ['q-1', ''] }] }, 'queues[1]: is empty'],
  ['an empty pattern', { connections: [{ ...valid, queues: { pattern: '' } }] }, 'queues.pattern: is empty'],
  ...[5, 'q-1', { name: 'Billing' }].map((queues): [string, unknown, string] => [
    `queues ${JSON.stringify(queues)}`,
    { connections: [{ ...valid, queues }] },
    'queues: must be "all", a list of ids, or {"pattern": TEXT}',
  ]),
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

test('a connection that needs a person is told of as that, and not as one without a secret', async () => {
  const person = { ...valid, signIn: 'browser', credentials: { clientId: { env: 'GC_ID' } } };
  const config = await folder.write({ connections: [person] });
  const { exitCode, stderr } = await run(['check', '--config', config]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('browser');
  expect(stderr).not.toContain('clientSecret');
});

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
