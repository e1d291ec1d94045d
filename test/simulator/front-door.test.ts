import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { DemoClient, startAt } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

const observationsPath = '/api/v2/analytics/queues/observations/query';

/** A request with a Host header of one's own; answers the status. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v2/iam/queues`, { headers: { host }, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('every request', () => {
  it('gets the simulated time as Date, and a correlation id that a refusal repeats', async () => {
    const client = await DemoClient.start();
    const reply = await client.get('/api/v2/nothing');
    expect(reply.status).toBe(404);
    expect(reply.headers.get('date')).toBe('Tue, 03 Mar 2026 14:30:00 GMT');
    expect(reply.body).toMatchObject({ code: 'not.found', status: 404, errors: [], details: [] });
    expect(reply.body.contextId).toBe(reply.headers.get('inin-correlation-id'));
  });

  it('is refused under another host name', async () => {
    const { url } = (await DemoClient.start()).simulator;
    const { port } = new URL(url);
    expect(await statusFor(url, `localhost:${port}`)).toBe(401);
    expect(await statusFor(url, `attacker.example:${port}`)).toBe(403);
    expect(await statusFor(url, 'localhost')).toBe(403);
  });

  it('is refused with the wrong method, content type or JSON', async () => {
    const client = await DemoClient.start();
    const wrongMethod = await client.get(observationsPath);
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'POST']);
    const headers = { authorization: `Bearer ${client.token}` };
    const asText = { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: '{}' };
    expect((await client.send(observationsPath, asText)).status).toBe(415);
    const broken = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{' };
    expect((await client.send(observationsPath, broken)).status).toBe(400);
  });

  it('may hold 512,000 bytes and not one more', async () => {
    const client = await DemoClient.start();
    const send = (length: number) =>
      client.send(observationsPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
        body: ' '.repeat(length),
      });
    expect((await send(512_000)).status).toBe(400);
    const tooLarge = await send(512_001);
    expect([tooLarge.status, tooLarge.body.code]).toEqual([413, 'request.entity.too.large']);
  });

  it('is answered compressed where that is accepted', async () => {
    const client = await DemoClient.start({ queues: 40 });
    const url = `${client.simulator.url}/api/v2/iam/queues`;
    const headers = { authorization: `Bearer ${client.token}` };
    const encodingFor = async (accepted: string) =>
      (await fetch(url, { headers: { ...headers, 'accept-encoding': accepted } })).headers.get(
        'content-encoding',
      );
    expect(await encodingFor('gzip, br')).toBe('gzip');
    expect(await encodingFor('identity')).toBeNull();
    expect(await encodingFor('gzip;q=0')).toBeNull();
  });

  it('meets 404 for the paths of a dialect that is not spoken', async () => {
    const real = await DemoClient.start({ apis: ['platform'] });
    expect((await real.get('/api/v2/routing/queues')).status).toBe(200);
    expect((await real.get('/api/v2/iam/queues')).status).toBe(404);
    const documents = await DemoClient.start({ apis: ['queue-details'] });
    expect((await documents.post(observationsPath, {})).status).toBe(404);
    expect((await documents.get('/api/v2/iam/queues')).status).toBe(200);
  });
});

describe('the rate limit', () => {
  it('lets 300 requests a minute and token pass, then says how long to wait', async () => {
    const wall = new HandWall();
    const client = await DemoClient.start({}, wall);
    wall.turn(5000);
    for (let count = 1; count < 300; count += 1) await client.get('/api/v2/nothing');
    wall.turn(20_500);
    const last = await client.get('/api/v2/iam/queues');
    expect(last.status).toBe(200);
    expect(last.headers.get('inin-ratelimit-count')).toBe('300');
    expect(last.headers.get('inin-ratelimit-allowed')).toBe('300');
    expect(last.headers.get('inin-ratelimit-reset')).toBe('40');
    const refused = await client.get('/api/v2/iam/queues');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.body).toMatchObject({
      message: 'Rate limit exceeded the maximum. Retry the request in [40] seconds',
      code: 'too.many.requests.retry.after',
      status: 429,
      limit: { key: 'token.rate.per.minute', namespace: 'platform.api', value: 300 },
    });
    wall.turn(39_500);
    expect((await client.get('/api/v2/iam/queues')).status).toBe(200);
  });

  it('counts each token by itself', async () => {
    const client = await DemoClient.start();
    await client.get('/api/v2/iam/queues');
    await client.signIn();
    expect((await client.get('/api/v2/iam/queues')).headers.get('inin-ratelimit-count')).toBe('1');
  });

  it('is so tight in the scenario rate-limited that a poll every 5 s meets it every minute', async () => {
    const wall = new HandWall();
    const client = await DemoClient.start({ scenario: 'rate-limited' }, wall);
    const refusedIn = [0, 0, 0];
    for (let poll = 0; poll < 36; poll += 1) {
      const { status } = await client.get('/api/v2/iam/queues');
      if (status === 429) refusedIn[Math.floor(poll / 12)] = 1;
      wall.turn(5000);
    }
    expect(refusedIn).toEqual([1, 1, 1]);
  });
});

describe('an outage', () => {
  it('takes every API down after 30 s for two minutes, again and again', async () => {
    const client = await DemoClient.start({ scenario: 'outage' });
    const statusAfter = async (advanceMs: number) => {
      await client.control('POST', 'clock', { advanceMs });
      return (await client.get('/api/v2/iam/queues')).status;
    };
    expect(await statusAfter(29_000)).toBe(200);
    expect(await statusAfter(1000)).toBe(503);
    expect((await client.form({ grant_type: 'client_credentials' })).status).toBe(503);
    expect(await statusAfter(119_000)).toBe(503);
    expect(await statusAfter(1000)).toBe(200);
    expect(await statusAfter(30_000)).toBe(503);
  });
});

describe('starting', () => {
  it('fails as a value where the port is taken', async () => {
    const { url } = (await DemoClient.start()).simulator;
    const { port } = new URL(url);
    const second = await startSimulator({ port: Number(port) });
    expect(second).toMatchObject({
      ok: false,
      failure: { code: 'bad-request', subject: `127.0.0.1:${port}` },
    });
  });

  it.each([[{ queues: 0 }], [{ queues: 5001 }], [{ speed: 0 }], [{ port: 70_000 }], [{ seed: 0.5 }]])(
    'fails as a value for %o',
    async (options) => {
      expect(await startSimulator(options)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    },
  );

  it('ends connections that are still open, and frees the port', async () => {
    const client = await DemoClient.start();
    await client.control('POST', 'faults', { match: '*', kind: 'silence' });
    const left = expect(client.get('/api/v2/iam/queues')).rejects.toThrow();
    const { url } = client.simulator;
    await expect
      .poll(async () => (await client.control('GET', 'requests')).body.at(-1).fault)
      .toBe('silence');
    await client.simulator.stop();
    await left;
    const again = await startSimulator({ port: Number(new URL(url).port), startAt, frozen: true });
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.stop();
  });
});
