import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';
import { createHttp, type Http } from '../../src/main/vendors/http.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import type { Vendor } from '../../src/main/vendors/vendor.ts';
import { type ApiName, connectionSchema } from '../../src/shared/connection.ts';
import type { FailureCode } from '../../src/shared/failure.ts';
import { ok } from '../../src/shared/result.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { FixedClock } from './fixed-clock.ts';
import { readRequest } from './genesys-fixture.ts';
import { ScriptedServer } from './scripted-server.ts';

// One suite for every way of asking, through the port: the same fault has the same meaning whoever is asked, comes
// in time, lets no secret out, and leaves nothing behind that the next good answer does not mend.

const startAt = Date.UTC(2026, 2, 2, 10);
const totalTimeoutMs = 600;
/** Where it is a time-out that is waited for. */
const soon = (delayMs: number) => Math.min(delayMs, 150);

interface Dialect {
  api: ApiName;
  vendor: 'genesys-cloud' | 'nice-cxone';
  /** The question that the live figures come from. */
  live: string;
  /** The whole sign-in, as far as a fault there must be told as one. */
  token: string;
}

const dialects: readonly Dialect[] = [
  {
    api: 'platform',
    vendor: 'genesys-cloud',
    live: 'POST /api/v2/analytics/queues/observations/query',
    token: 'POST /oauth/token',
  },
  {
    api: 'queue-details',
    vendor: 'genesys-cloud',
    live: 'POST /api/v2/analytics/queues/details/query',
    token: 'POST /oauth/token',
  },
  {
    api: 'acd',
    vendor: 'nice-cxone',
    live: 'GET /inContactAPI/services/v34.0/skills/activity',
    token: 'POST /auth/token',
  },
  {
    api: 'queue-stats',
    vendor: 'nice-cxone',
    live: 'GET /api/v2/reporting/queues/stats',
    token: 'POST /v2/oauth2/token',
  },
];

type Fault = Readonly<Record<string, unknown>>;

const faults: readonly (readonly [fault: Fault, code: FailureCode])[] = [
  ...[400, 409, 413, 422].map((status) => [{ kind: 'status', status }, 'bad-request'] as const),
  [{ kind: 'status', status: 401 }, 'auth'],
  [{ kind: 'status', status: 403 }, 'permission'],
  [{ kind: 'status', status: 404 }, 'not-found'],
  [{ kind: 'status', status: 408 }, 'timeout'],
  [{ kind: 'status', status: 429 }, 'rate-limited'],
  [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 'rate-limited'],
  [{ kind: 'status', status: 429, headers: { 'retry-after': '1.5' } }, 'rate-limited'],
  [{ kind: 'status', status: 429, headers: { 'inin-ratelimit-reset': '12' } }, 'rate-limited'],
  ...[500, 502, 503, 504].map((status) => [{ kind: 'status', status }, 'vendor-down'] as const),
  [{ kind: 'status', status: 503, headers: { 'retry-after': '3' } }, 'vendor-down'],
  [{ kind: 'empty' }, 'bad-answer'],
  [{ kind: 'truncate' }, 'offline'],
  [{ kind: 'garbage' }, 'bad-answer'],
  [{ kind: 'html' }, 'bad-answer'],
  [{ kind: 'html', status: 403 }, 'bad-answer'],
  [{ kind: 'html', status: 502 }, 'vendor-down'],
  [{ kind: 'wrong-shape' }, 'bad-answer'],
  [{ kind: 'wrong-types' }, 'bad-answer'],
  [{ kind: 'huge', bytes: 2 ** 21 }, 'bad-answer'],
  [{ kind: 'slow-drip', delayMs: 200 }, 'timeout'],
  [{ kind: 'reset' }, 'offline'],
  [{ kind: 'silence' }, 'timeout'],
  [{ kind: 'redirect' }, 'bad-answer'],
];

/** Odd, and no reason to lose the figures. */
const harmless: readonly Fault[] = [
  { kind: 'content-type', headers: { 'content-type': 'text/plain' } },
  { kind: 'clock-skew', skewMs: 3_600_000 },
  { kind: 'clock-skew', skewMs: -3_600_000 },
];

/** What is sent to prove who asks is a secret, too. */
function noteTokens(http: Http, secrets: string[]): Http {
  return {
    send(request) {
      const [, token] = request.headers.authorization?.split(' ') ?? [];
      if (token !== undefined) secrets.push(token);
      return http.send(request);
    },
    close: () => http.close(),
  };
}

describe.each(dialects)('$api', (dialect) => {
  const running: { simulator?: Simulator; stranger?: ScriptedServer } = {};
  const simulator = () => {
    if (running.simulator === undefined) throw new Error('the simulator has not started');
    return running.simulator;
  };

  beforeAll(async () => {
    running.simulator = await openSimulator({ seed: 3, queues: 3, startAt, frozen: true });
    running.stranger = await new ScriptedServer().start();
  });
  afterAll(() => Promise.all([running.simulator?.stop(), running.stranger?.stop()]));

  function open(): { vendor: Vendor; logLines: string[]; secrets: string[]; clock: FixedClock } {
    const clock = new FixedClock(startAt);
    const logLines: string[] = [];
    const { url, clientId, clientSecret, cxone } = simulator();
    const credentials = dialect.vendor === 'genesys-cloud' ? { clientId, clientSecret } : cxone;
    const secrets = Object.values(credentials);
    const { api, vendor } = dialect;
    const created = createVendor(
      connectionSchema.parse({ id: 'one', name: 'One', vendor, api, loginUrl: url, apiUrl: url }),
      {
        clock,
        log: createLog(
          'debug',
          (line) => logLines.push(line),
          () => clock.now(),
        ),
        getCredentials: async () => ok(credentials),
        openHttp: () => noteTokens(createHttp({ clock, totalTimeoutMs, maxAnswerBytes: 2 ** 20 }), secrets),
      },
    );
    if (!created.ok) throw new Error(created.failure.code);
    return { vendor: created.value, logLines, secrets, clock };
  }

  const countLive = async () => {
    const answer = await fetch(`${simulator().url}/_control/requests`);
    const requests = (await answer.json()) as { method: string; path: string }[];
    return requests.filter(({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}` === dialect.live)
      .length;
  };

  async function setFault(match: string, fault: Fault): Promise<void> {
    await fetch(`${simulator().url}/_control/faults`, { method: 'DELETE' });
    const answer = await fetch(`${simulator().url}/_control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ match, times: -1, ...fault }),
    });
    expect(answer.status).toBe(200);
  }
  const mend = () => fetch(`${simulator().url}/_control/faults`, { method: 'DELETE' });

  test.each(faults)(
    '%j is %s, in time, without a secret, and is over with the next good answer',
    async (fault, code) => {
      const { vendor, logLines, secrets, clock } = open();
      if (code === 'timeout') clock.toRealMs = soon;
      await setFault(dialect.live, fault);
      const begunAt = performance.now();
      const refused = await vendor.read(readRequest());
      const tookMs = performance.now() - begunAt;
      expect(refused).toMatchObject({ ok: false, failure: { code } });
      // Sign-in, renewal and a second try with another scope at most: never more than a few time-outs.
      expect(tookMs).toBeLessThan(totalTimeoutMs * 6);
      const said = `${JSON.stringify(refused)}\n${logLines.join('\n')}`;
      for (const secret of secrets) expect(said).not.toContain(secret);
      expect(said).not.toMatch(/Bearer|Basic /);
      await mend();
      clock.toRealMs = (delayMs) => delayMs;
      clock.advance(60_000);
      expect(await vendor.read(readRequest())).toMatchObject({ ok: true, value: { api: dialect.api } });
      await vendor.close();
    },
  );

  test.each(harmless)('%j costs no figure', async (fault) => {
    const { vendor } = open();
    const before = await vendor.read(readRequest());
    await setFault(dialect.live, fault);
    const during = await vendor.read(readRequest());
    if (!before.ok || !during.ok) throw new Error('the figures are lost');
    const toFigures = ({ readings }: typeof before.value) =>
      readings.map(({ queueId, mediaType, waiting, agentsAvailable }) => ({
        queueId,
        mediaType,
        waiting,
        agentsAvailable,
      }));
    expect(toFigures(during.value)).toEqual(toFigures(before.value));
    // The time stands still: a wait is as it was, or not known.
    for (const [index, { longestWaitMs }] of during.value.readings.entries())
      expect([null, before.value.readings[index]?.longestWaitMs]).toContain(longestWaitMs);
    const { skewMs = 0 } = fault;
    expect(during.value.clockSkewMs).toBe(skewMs);
    await mend();
    await vendor.close();
  });

  test.each([
    [{ kind: 'status', status: 500 }, 'vendor-down'],
    [{ kind: 'html' }, 'bad-answer'],
    [{ kind: 'silence' }, 'timeout'],
    [{ kind: 'reset' }, 'offline'],
    [{ kind: 'wrong-shape' }, 'bad-answer'],
  ] as const)('a sign-in that meets %j is %s', async (fault, code) => {
    const { vendor, clock } = open();
    if (code === 'timeout') clock.toRealMs = soon;
    await setFault(dialect.token, fault);
    expect(await vendor.read(readRequest())).toMatchObject({ ok: false, failure: { code } });
    await mend();
    clock.toRealMs = (delayMs) => delayMs;
    expect(await vendor.read(readRequest())).toMatchObject({ ok: true });
    await vendor.close();
  });

  test('settled: a token goes to no host but the connection’s own, redirects included', async () => {
    const { vendor } = open();
    expect(await vendor.read(readRequest())).toMatchObject({ ok: true });
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `${running.stranger?.url}/inContactAPI/services/v34.0/skills/activity`;
      await setFault(dialect.live, { kind: 'redirect', status, headers: { location } });
      expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
      await setFault(dialect.token, { kind: 'redirect', status, headers: { location } });
      const { vendor: fresh } = open();
      expect(await fresh.read(readRequest())).toMatchObject({ ok: false });
      await fresh.close();
    }
    expect(running.stranger?.requests).toEqual([]);
    await mend();
    await vendor.close();
  });

  test('an aborted question ends at once as cancelled', async () => {
    const { vendor } = open();
    await setFault(dialect.live, { kind: 'silence' });
    const stop = new AbortController();
    const before = await countLive();
    const asked = vendor.read(readRequest({ signal: stop.signal }));
    await expect.poll(countLive, { interval: 5 }).toBe(before + 1);
    stop.abort();
    expect(await asked).toMatchObject({ failure: { code: 'cancelled' } });
    await mend();
    await vendor.close();
  });
});
