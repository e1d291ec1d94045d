import { describe, expect, it } from 'vitest';
import {
  type ConnectionTestDependencies,
  createConnectionTestCalls,
} from '../src/main/connection-test-calls.ts';
import type { CheckProgress, CheckReport } from '../src/shared/check.ts';
import { type Connection, connectionSchema } from '../src/shared/connection.ts';
import type { CallInput } from '../src/shared/contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings } from '../src/shared/settings.ts';
import { ScriptedVendor } from './fakes/scripted-vendor.ts';

const draft: CallInput<'connections.add'>['draft'] = {
  name: 'Genesys EMEA',
  vendor: 'genesys-cloud',
  api: 'auto',
  region: 'mypurecloud.ie',
  pollSeconds: 15,
};
const credentials = { clientId: ' public-client ', clientSecret: 'se/cr&t "81d7fa' };
const kept = connectionSchema.parse({
  ...draft,
  id: 'emea',
  credentials: { clientId: { keychain: true }, clientSecret: { keychain: true } },
});
const report: CheckReport = {
  api: 'platform',
  organisation: 'Example Ltd',
  steps: [{ step: 'sign-in', permission: null, failure: null }],
  queues: [],
  clockSkewMs: null,
  timeToFirstByteMs: null,
  requestsPerMinute: 4,
  allowedPerMinute: null,
};
const progress: CheckProgress = {
  api: 'platform',
  organisation: null,
  steps: [],
  asking: 'sign-in',
  queueCount: null,
};

function openCalls(changes: Partial<ConnectionTestDependencies> = {}) {
  const vendor = new ScriptedVendor(() => 0);
  const seen = {
    opened: [] as { how: 'typed' | 'kept'; connection: Connection; credentials?: unknown }[],
    told: [] as unknown[],
    copied: [] as string[],
    closed: 0,
  };
  vendor.close = async () => {
    seen.closed += 1;
  };
  vendor.check = async () => ok(report);
  const calls = createConnectionTestCalls({
    readSettings: () => ({ ...createDefaultSettings(), connections: [kept] }),
    openVendor: (connection, typed) => {
      seen.opened.push({ how: 'typed', connection, credentials: typed });
      return ok(vendor);
    },
    openKept: (connection) => {
      seen.opened.push({ how: 'kept', connection });
      return ok(vendor);
    },
    tellTest: (told) => seen.told.push(told),
    findFailure: () => null,
    copyText: async (text) => {
      seen.copied.push(text);
      return true;
    },
    version: '1.2.3',
    now: () => Date.UTC(2026, 10, 21, 18, 30, 12),
    createSignal: () => new AbortController().signal,
    ...changes,
  });
  const test = (target: CallInput<'connections.test'>['target'], testId = 't-1') =>
    calls['connections.test']({ testId, target });
  return { calls, vendor, seen, test };
}

describe('testing a connection', () => {
  it('asks with what was typed in, says what was found and closes what it opened', async () => {
    const { test, seen } = openCalls();
    expect(await test({ draft, credentials })).toEqual(ok(report));
    expect(seen.opened).toMatchObject([
      {
        how: 'typed',
        connection: { id: 'draft', vendor: 'genesys-cloud' },
        credentials: { clientId: 'public-client', clientSecret: 'se/cr&t "81d7fa' },
      },
    ]);
    expect(seen.closed).toBe(1);
  });

  it('tells each step while it runs, under the id of the test', async () => {
    const { test, vendor, seen } = openCalls();
    vendor.check = async (_signal, onProgress) => {
      onProgress?.(progress);
      return ok(report);
    };
    await test({ draft, credentials }, 't-7');
    expect(seen.told).toEqual([{ testId: 't-7', progress }]);
  });

  it('is called off by the next one, and tells nothing more then', async () => {
    const { calls, test, vendor, seen } = openCalls();
    const signals: AbortSignal[] = [];
    const goOn = Promise.withResolvers<void>();
    vendor.check = async (signal, onProgress) => {
      signals.push(signal);
      if (signals.length > 1) return ok(report);
      await goOn.promise;
      onProgress?.(progress);
      return failed(createFailure('cancelled'));
    };
    const first = test({ draft, credentials }, 't-1');
    const second = test({ draft, credentials }, 't-2');
    expect(await second).toEqual(ok(report));
    goOn.resolve();
    expect(await first).toEqual(failed(createFailure('cancelled')));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(seen.told).toEqual([]);
    // The note is about the test that counts.
    await calls['connections.copyNote']({ about: 'test' });
    expect(seen.copied[0]).toContain('Nothing failed.');
  });

  it('is called off by whoever asked', async () => {
    const { calls, test, vendor } = openCalls();
    vendor.check = (signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve(failed(createFailure('cancelled')))),
      );
    const under = test({ draft, credentials });
    expect(await calls['connections.cancelTest']({})).toEqual(ok({}));
    expect(await under).toMatchObject({ failure: { code: 'cancelled' } });
  });
});

describe('testing changes of a kept connection', () => {
  it('uses the kept credentials where it stays at its place', async () => {
    const { test, seen } = openCalls();
    expect(await test({ id: 'emea', change: { name: 'New', api: 'queue-details' } })).toEqual(ok(report));
    expect(seen.opened).toMatchObject([
      { how: 'kept', connection: { id: 'emea', name: 'New', api: 'queue-details' } },
    ]);
  });

  it('never sends the kept credentials to another place', async () => {
    const { test, seen } = openCalls();
    const place = { loginUrl: 'https://evil.example', apiUrl: 'https://evil.example' };
    expect(await test({ id: 'emea', change: { place } })).toMatchObject({ failure: { code: 'auth' } });
    expect(seen.opened).toEqual([]);
    await test({ id: 'emea', change: { place }, credentials });
    expect(seen.opened).toMatchObject([{ how: 'typed', connection: { id: 'draft', ...place } }]);
  });

  it('opens nothing for what is no connection', async () => {
    const { test, seen } = openCalls();
    expect(await test({ id: 'emea', change: { pollSeconds: 0 } })).toMatchObject({ ok: false });
    expect(await test({ id: 'nobody', change: {} })).toMatchObject({ failure: { code: 'not-found' } });
    expect(seen.opened).toEqual([]);
  });
});

describe('the note for those who can mend it', () => {
  const refused = createFailure('permission', {
    subject: 'analytics:queueObservation:view',
    detail: 'missing permission for se/cr&t "81d7fa',
  });

  it('says what failed, where, and what to check', async () => {
    const { calls, test, vendor, seen } = openCalls();
    const steps: CheckReport['steps'] = [
      { step: 'sign-in', permission: null, failure: null },
      { step: 'queue-list', permission: 'routing:queue:view', failure: null },
      { step: 'live-figures', permission: 'analytics:queueObservation:view', failure: refused },
    ];
    vendor.check = async () => ok({ ...report, steps });
    await test({ draft, credentials });
    expect(await calls['connections.copyNote']({ about: 'test' })).toEqual(ok({}));
    const [note = ''] = seen.copied;
    for (const said of [
      'Queuewatch 1.2.3',
      '2026-11-21 18:30:12 UTC',
      'Genesys EMEA · Genesys Cloud · mypurecloud.ie · Platform API',
      'Step: Live figures',
      'Code: permission',
      'a permission that is missing at the vendor',
      'Hosts: login.mypurecloud.ie:443, api.mypurecloud.ie:443',
      'analytics:queueObservation:view, routing:queue:view',
      '- Sign-in: works',
    ])
      expect(note).toContain(said);
  });

  it.each([
    [
      'in a step',
      ok({ ...report, steps: [{ step: 'sign-in' as const, permission: null, failure: refused }] }),
    ],
    ['in the failure of the whole test', failed<CheckReport>(refused)],
  ])('holds no secret that was typed in, should a vendor say one back: %s', async (_where, result) => {
    const { calls, test, vendor, seen } = openCalls();
    vendor.check = async () => result;
    await test({ draft, credentials });
    await calls['connections.copyNote']({ about: 'test' });
    expect(seen.copied[0]).toContain('missing permission for [hidden]');
    expect(seen.copied[0]).not.toMatch(/81d7fa|public-client/);
  });

  it('is about a connection that is polled, by its newest failure', async () => {
    const { calls, seen } = openCalls({
      findFailure: (id) => (id === 'emea' ? createFailure('proxy', { subject: 'proxy.corp:3128' }) : null),
    });
    expect(await calls['connections.copyNote']({ about: { id: 'emea' } })).toEqual(ok({}));
    expect(seen.copied[0]).toContain('The proxy proxy.corp:3128 refused the connection.');
    expect(seen.copied[0]).toContain('the proxy or firewall');
  });

  it('is not there before a test, nor for what is not kept, and is not said to be copied when it is not', async () => {
    const { calls, test } = openCalls({ copyText: async () => false });
    expect(await calls['connections.copyNote']({ about: 'test' })).toMatchObject({ ok: false });
    expect(await calls['connections.copyNote']({ about: { id: 'demo' } })).toMatchObject({ ok: false });
    await test({ draft, credentials });
    expect(await calls['connections.copyNote']({ about: 'test' })).toMatchObject({
      failure: { reason: 'no-clipboard' },
    });
  });
});
