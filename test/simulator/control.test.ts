import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

describe('the control calls', () => {
  it('need the key where there is one', async () => {
    const client = await DemoClient.start({ controlKey: 'k3y' });
    expect((await client.control('GET', 'ledger')).status).toBe(403);
    expect((await client.control('GET', 'ledger', undefined, { 'x-control-key': 'K3Y' })).status).toBe(403);
    expect((await client.control('GET', 'ledger', undefined, { 'x-control-key': 'k3y' })).status).toBe(200);
  });

  it.each([
    ...['GET faults', 'POST faults', 'DELETE faults', 'GET requests', 'DELETE requests', 'GET ledger'],
    ...['GET clock', 'POST clock', 'GET rules', 'POST rules', 'POST permissions', 'POST scenario'],
    ...['POST queue', 'GET nothing', 'PUT clock'],
  ])('tell nothing at %s without the key', async (call) => {
    const client = await DemoClient.start({ controlKey: 'k3y' });
    const [method = '', name = ''] = call.split(' ');
    expect((await client.control(method, name, method === 'POST' ? {} : undefined)).status).toBe(403);
  });

  it('insist on JSON, known calls and known fields', async () => {
    const client = await DemoClient.start();
    const plain = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"freeze":true}' };
    expect((await client.send('/_control/clock', plain)).status).toBe(415);
    expect((await client.control('GET', 'nothing')).status).toBe(404);
    expect((await client.control('DELETE', 'clock')).status).toBe(405);
    expect((await client.control('POST', 'clock', { freeze: 'yes' })).status).toBe(400);
    expect((await client.control('POST', 'clock', { speed: 0 })).status).toBe(400);
    expect((await client.control('POST', 'faults', { match: '*', kind: 'fire' })).status).toBe(400);
    expect((await client.control('POST', 'scenario', { scenario: 'storm' })).status).toBe(400);
  });

  it('freeze, push and speed up the clock', async () => {
    const wall = new HandWall();
    const client = await DemoClient.start({ frozen: false }, wall);
    wall.turn(1000);
    expect((await client.control('POST', 'clock', { freeze: true, advanceMs: 500 })).body).toEqual({
      at: startAt + 1500,
      speed: 1,
      frozen: true,
    });
    wall.turn(1000);
    expect((await client.control('GET', 'clock')).body.at).toBe(startAt + 1500);
    await client.control('POST', 'clock', { freeze: false, speed: 60 });
    wall.turn(1000);
    expect(client.simulator.now()).toBe(startAt + 61_500);
  });

  it('tell the truth: the same ledger as the simulator’s own', async () => {
    const client = await DemoClient.start();
    const { body } = await client.control('GET', 'ledger');
    expect(body).toEqual(client.simulator.ledger());
    expect(body.at).toBe(startAt);
    expect(body.rows[0]).toMatchObject({ queueName: 'Billing EN', mediaType: 'voice', targetMs: 20_000 });
  });

  it('tell what happened in a window, by what the ledger itself counts', async () => {
    const client = await DemoClient.start();
    const day = Date.UTC(2026, 2, 3);
    const { body } = await client.control('GET', `ledger?from=${day}&to=${startAt + 1}`);
    expect(body).toEqual(client.simulator.ledgerWindow(day, startAt + 1));
    const { rows } = client.simulator.ledger();
    for (const [index, row] of rows.entries()) {
      const { queueId, skillId, offered, answered, abandoned, withinTarget, handled, handleSumMs } = row;
      const same = { queueId, skillId, offered, answered, abandoned, withinTarget, handled, handleSumMs };
      expect(body[index]).toMatchObject(same);
      expect(body[index].answerWaitsMs).toHaveLength(answered);
    }
    expect(rows.map(({ skillId }) => skillId)).toEqual(rows.map((_row, index) => 4101 + index));
    expect((await client.control('GET', 'ledger?from=yesterday&to=5')).status).toBe(400);
    expect((await client.control('GET', 'ledger?from=5')).status).toBe(400);
  });

  it('start another scenario', async () => {
    const client = await DemoClient.start();
    await client.control('POST', 'scenario', { scenario: 'spike' });
    await client.control('POST', 'clock', { advanceMs: 30_000 });
    const { body } = await client.control('GET', 'ledger');
    expect(body.scenario).toBe('spike');
    expect(body.rows[0].longestWaitMs).toBeGreaterThan(20_000);
  });

  it('rename a queue, to anything, and remove it', async () => {
    const client = await DemoClient.start();
    const queueId = client.simulator.ledger().queues[0]?.queueId ?? '';
    const names = async () =>
      (await client.get('/api/v2/iam/queues')).body.entities.map(({ name }: { name: string }) => name);
    const hostile = '=HYPERLINK("http://x")\u202e\n<img src=x>';
    await client.control('POST', 'queue', { queueId, name: hostile });
    expect(await names()).toContain(hostile);
    expect((await client.control('POST', 'queue', { queueId, remove: true })).status).toBe(200);
    expect(await names()).toHaveLength(11);
    expect((await client.control('POST', 'queue', { queueId, remove: true })).status).toBe(404);
    expect(client.simulator.ledger().queues).toHaveLength(11);
  });
});

describe('the request log', () => {
  it('tells what was asked, without secrets', async () => {
    const client = await DemoClient.start({ clientId: 'me', clientSecret: 'my-secret' });
    await client.form({ grant_type: 'client_credentials', client_id: 'me', client_secret: 'my-secret' });
    await client.get('/api/v2/routing/queues?pageSize=5');
    await client.post('/api/v2/analytics/queues/details/query', { intervalType: 'realtime' });
    const { body } = await client.control('GET', 'requests');
    expect(body).toMatchObject([
      { method: 'POST', path: '/oauth/token', status: 200, token: null, headers: { authorization: 'Basic' } },
      { path: '/oauth/token', body: { client_id: 'me', client_secret: '[hidden]' } },
      { path: '/api/v2/routing/queues', query: 'pageSize=5', token: 1, headers: { authorization: 'Bearer' } },
      { at: startAt, status: 422, body: { intervalType: 'realtime' }, fault: null },
    ]);
    const text = JSON.stringify(body);
    expect(text).not.toContain('my-secret');
    expect(text).not.toContain(client.token);
    await client.control('DELETE', 'requests');
    expect((await client.control('GET', 'requests')).body).toEqual([]);
  });
});
