import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiagnosticsOptions, saveDiagnostics } from '../src/main/diagnostics.ts';
import { createLog } from '../src/main/log.ts';
import { createLogFile, toLogPath } from '../src/main/log-file.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { createFailure } from '../src/shared/failure.ts';
import { ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { createStatus } from './fakes/board.ts';

const at = Date.UTC(2026, 10, 21, 12, 0, 0);
const home = '/home/kim';
type Facts = Awaited<ReturnType<DiagnosticsOptions['readFacts']>>;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queuewatch-diagnostics-'));
  path = join(folder, 'diagnostics.txt');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function start(changes: Partial<Facts>) {
  const facts: Facts = {
    program: { version: '1.2.3', host: 'Electron', locale: 'en-GB' },
    homeFolder: home,
    settings: createDefaultSettings(),
    environmentProxies: [],
    caFile: null,
    keychainFailure: null,
    statuses: [],
    rowsOf: () => 0,
    failures: [],
    historyFiles: [],
    historyNotice: null,
    alerts: {},
    ...changes,
  };
  return saveDiagnostics({
    now: () => at,
    logPath: toLogPath(folder),
    readFacts: async () => facts,
    askPath: async () => (path === '' ? null : path),
  });
}

async function save(changes: Partial<Facts> = {}): Promise<string> {
  expect(await start(changes)).toEqual(ok({ outcome: 'saved', path }));
  return readFile(path, 'utf8');
}

const settingsWith = (changes: Partial<Settings>) => ({ ...createDefaultSettings(), ...changes });

describe('the file', () => {
  it('begins with what is inside and what is not, for whoever decides to send it', async () => {
    const [title, when, ...intro] = (await save()).split('\n').slice(0, 8);
    expect([title, when]).toEqual(['Queuewatch diagnostics', '2026-11-21T12:00:00.000Z']);
    expect(intro.join(' ')).toMatch(
      /Read it before you send it.*Inside: .*can name queues.*Not inside: .*tokens/,
    );
  });

  it('tells each connection’s state, its failures with their times, and what it costs', async () => {
    const failure = createFailure('proxy', { reason: 'proxy-unreachable', subject: 'proxy:8080' });
    const text = await save({
      statuses: [
        createStatus({
          id: 'emea',
          api: 'platform',
          requestsPerMinute: 12,
          ageMs: 61_000,
          failure,
          clockSkewMs: -600_000,
        }),
        createStatus({
          id: 'us',
          clockSkewMs: null,
          ageMs: null,
          allowedPerMinute: null,
          unknownQueueIds: ['a-queue-id'],
        }),
      ],
      rowsOf: (id) => (id === 'emea' ? 40 : 0),
      failures: [
        { at, connectionId: 'emea', code: 'proxy', reason: 'proxy-unreachable' },
        { at: at + 1000, connectionId: 'emea', code: null, reason: null },
      ],
    });
    for (const line of [
      '  dialect: platform',
      '  lastAnswer: 61 s',
      '  requestsPerMinute: 12 (300)',
      '  rows: 40',
      '  failure: proxy · proxy-unreachable · proxy:8080',
      '  lastAnswer: never answered',
      '  unknownQueues: 1',
      '  clocksDifferBy: -600 s',
      '  clocksDifferBy: under 5 minutes, or not known',
      '2026-11-21T12:00:00.000Z emea: proxy (proxy-unreachable)',
      '2026-11-21T12:00:01.000Z emea: answers again',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toContain('a-queue-id');
  });

  it('tells network, history and alerts as they are', async () => {
    const lines = (
      await save({
        environmentProxies: [{ name: 'proxy.acme.example:8080', hasSignIn: true }],
        caFile: { certificates: 3 },
        keychainFailure: createFailure('keychain-unavailable', { detail: 'locked' }),
        historyFiles: [
          { name: 'history.sqlite', bytes: 12_340_000 },
          { name: 'history.backup.sqlite', bytes: null },
        ],
        historyNotice: 'The history cannot be written: the disk is full.',
        alerts: { open: 4, critical: 1 },
      })
    ).split('\n');
    for (const line of [
      'proxySetting: system',
      'proxiesOfEnvironment: proxy.acme.example:8080 (with a sign-in)',
      'extraCertificates: 3',
      'keychain: keychain-unavailable · locked',
      'history.sqlite: 12.3 MB',
      'history.backup.sqlite: missing',
      'notice: The history cannot be written: the disk is full.',
      'critical: 1',
    ])
      expect(lines).toContain(line);
  });

  it('holds the newest 2,000 lines of the log, and says where a home folder was', async () => {
    const logPath = toLogPath(folder);
    await mkdir(dirname(logPath));
    await writeFile(`${logPath}.1`, `${'older line\n'.repeat(10)}`);
    await writeFile(
      logPath,
      Array.from({ length: 2_000 }, (_, index) => `line ${index} ${home}/x\n`).join(''),
    );
    const text = await save();
    expect(text).not.toContain('older line');
    expect(text).toContain('line 0 ~/x\n');
    expect(text).toContain('line 1999 ~/x\n');
    expect(text).not.toContain(home);
  });

  it('is not written where no name was given', async () => {
    path = '';
    expect(await start({})).toEqual(ok({ outcome: 'cancelled' }));
    expect(await readdir(folder)).toEqual([]);
  });

  it('names no queue that was chosen, pinned, hidden, searched or put into a rule', async () => {
    const [rule] = createDefaultSettings().rules;
    const settings = settingsWith({
      connections: [
        connectionSchema.parse({
          id: 'emea',
          name: 'EMEA',
          vendor: 'genesys-cloud',
          loginUrl: 'https://login.acme.example/tenant-4711',
          apiUrl: 'https://api.acme.example/tenant-4711',
          queues: ['secret-queue'],
          tags: ['secret-queue'],
          scope: 'secret-queue',
        }),
        connectionSchema.parse({
          id: 'us',
          name: 'US',
          vendor: 'nice-cxone',
          region: 'na1',
          queues: { pattern: 'secret-queue' },
        }),
      ],
      rules: rule
        ? [
            {
              ...rule,
              name: 'secret-queue',
              scope: { queueNamePattern: 'secret-queue', queueIds: ['secret-queue'] },
            },
          ]
        : [],
    });
    Object.assign(settings.layout, {
      pinnedKeys: ['secret-queue'],
      hiddenKeys: ['secret-queue'],
      closedGroups: ['secret-queue'],
      filter: { chip: 'all', search: 'secret-queue' },
      savedFilters: [{ id: 'a', name: 'secret-queue', filter: { chip: 'all', search: 'secret-queue' } }],
    });
    const text = await save({ settings });
    expect(text).not.toContain('secret-queue');
    expect(text).not.toContain('tenant-4711');
    for (const part of [
      '"loginHost": "login.acme.example"',
      '"queues": "1 by id"',
      '"queues": "by pattern"',
      '"queueIds": 1',
    ])
      expect(text).toContain(part);
  });
});

describe('secrets', () => {
  // As the vendors make them: see the references of Genesys Cloud and CXone.
  const secrets = {
    genesysSecret: 'Zk3vQ8sYt1LmNp0RwXcB7dHf2JgKa9UeTiOo4Vx5Cb6',
    genesysToken: 'Qn7Zp_3kLx9VtR2-mWcYb8sDfGh1JaKeUoIi4NqXz6PvB5rTyHwCgLdMs0Ef',
    accessKeyId: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====',
    accessKeySecret: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPI2DKNRXHA4Q====',
    cxoneToken:
      'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0ZW5hbnRJZCI6IjQ3MTEifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg',
    refreshToken: 'Rt5Yh2Kd8Wq1Zx7Vb4Nm9Lp3Fg6Js0TcUeAi',
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    verifier: 'dBjftJeZ4CVP-mBBjIuUsmVtLZlIsCPOUNOp1NVPt9c',
    proxyPassword: 'correct-horse',
  };
  const basic = Buffer.from(`6f1c2a34-55aa-4c11-9f33-0a1b2c3d4e5f:${secrets.genesysSecret}`).toString(
    'base64',
  );
  const forms = [
    `authorization: Basic ${basic}`,
    `authorization: Bearer ${secrets.genesysToken}`,
    `authorization: bearer ${secrets.cxoneToken}`,
    JSON.stringify({ access_token: secrets.genesysToken, token_type: 'bearer', expires_in: 86_399 }),
    JSON.stringify({
      access_token: secrets.cxoneToken,
      id_token: secrets.cxoneToken,
      refresh_token: secrets.refreshToken,
    }),
    JSON.stringify({ accessKeyId: secrets.accessKeyId, accessKeySecret: secrets.accessKeySecret }),
    JSON.stringify({ clientId: 'x', clientSecret: secrets.genesysSecret }),
    new URLSearchParams({
      grant_type: 'password',
      username: secrets.accessKeyId,
      password: secrets.accessKeySecret,
    }).toString(),
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_secret: secrets.genesysSecret,
    }).toString(),
    new URLSearchParams({
      grant_type: 'authorization_code',
      code: secrets.code,
      code_verifier: secrets.verifier,
    }).toString(),
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: secrets.refreshToken }).toString(),
    `GET http://127.0.0.1:52345/callback?code=${secrets.code}&state=4711`,
    `HTTPS_PROXY=http://desk:${secrets.proxyPassword}@proxy.acme.example:8080`,
    ...[secrets.genesysToken, secrets.accessKeySecret, secrets.genesysSecret].map((one) => `bare ${one}`),
  ];

  it('of every vendor’s form that ever reached the log or the settings are in no line of it', async () => {
    const writeLine = createLogFile(toLogPath(folder));
    const log = createLog('debug', writeLine, () => at);
    for (const form of forms) {
      log.error(form, { detail: form });
      // Something else wrote to the file, past the log.
      writeLine(form);
    }
    const names = forms.map((form) => form.slice(0, 100));
    const text = await save({
      settings: settingsWith({
        connections: names.map((name, index) =>
          connectionSchema.parse({
            id: `c${index}`,
            name,
            vendor: 'nice-cxone',
            region: 'na1',
            scope: forms[index],
            tags: [forms[index]],
          }),
        ),
        found: {
          c0: {
            api: 'acd',
            token: { url: `https://x.example/?token=${secrets.genesysToken}`, style: 'form' },
          },
        },
        caFile: `/etc/${secrets.genesysSecret}.pem`,
      }),
      statuses: forms.map((detail, index) =>
        createStatus({
          id: `c${index}`,
          name: detail.slice(0, 100),
          failure: createFailure('auth', { detail }),
        }),
      ),
      historyNotice: forms.join(' '),
    });
    expect(text.length).toBeGreaterThan(5000);
    const found = Object.values({ ...secrets, basic }).flatMap((secret) => {
      // A long one that was cut is a secret all the same.
      const parts = [secret, secret.slice(0, 20), encodeURIComponent(secret)];
      return parts.filter((part) => text.includes(part));
    });
    expect(found).toEqual([]);
    expect(text).toContain('[hidden]');
  });
});
