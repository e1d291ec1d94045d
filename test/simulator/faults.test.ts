import { describe, expect, it } from 'vitest';
import { DemoClient } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

const path = '/api/v2/iam/queues';

async function withFault(fault: object, wall?: HandWall): Promise<DemoClient> {
  const client = await DemoClient.start({}, wall);
  const set = await client.control('POST', 'faults', { match: path, ...fault });
  expect(set.status).toBe(200);
  return client;
}

/** The whole body as it came, or how it failed. */
async function readRaw(client: DemoClient): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bearer ${client.token}`, 'accept-encoding': 'identity' };
  const response = await fetch(client.simulator.url + path, { headers, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

describe('faults', () => {
  it('happen as often as asked, by method and beginning of the path, and then no more', async () => {
    const client = await DemoClient.start();
    await client.control('POST', 'faults', [
      { match: 'POST /api/v2/iam', kind: 'status', status: 500 },
      { match: 'GET /api/v2/iam', kind: 'status', status: 503, times: 2, headers: { 'retry-after': '7' } },
    ]);
    const first = await client.get(path);
    expect([first.status, first.headers.get('retry-after'), first.body.code]).toEqual([
      503,
      '7',
      'service.unavailable',
    ]);
    expect((await client.get('/api/v2/routing/queues')).status).toBe(200);
    expect((await client.get(path)).status).toBe(503);
    expect((await client.get(path)).status).toBe(200);
    expect((await client.control('GET', 'faults')).body).toHaveLength(1);
  });

  it('happen for ever with -1, until they are cleared; control calls are spared', async () => {
    const client = await DemoClient.start();
    await client.control('POST', 'faults', {
      match: '*',
      kind: 'status',
      status: 502,
      body: 'down',
      times: -1,
    });
    for (let count = 0; count < 3; count += 1)
      expect(await client.get(path)).toMatchObject({ status: 502, body: 'down' });
    expect((await client.form({ grant_type: 'client_credentials' })).status).toBe(502);
    await client.control('DELETE', 'faults');
    expect((await client.get(path)).status).toBe(200);
  });

  it('delay: the answer comes, later', async () => {
    const wall = new HandWall();
    const client = await withFault({ kind: 'delay', delayMs: 5000 }, wall);
    let isThere = false;
    const reply = client.get(path).then((answer) => {
      isThere = true;
      return answer;
    });
    await expect.poll(() => wall.pending).toBe(1);
    expect(isThere).toBe(false);
    wall.turn(5000);
    expect((await reply).body.entities).toHaveLength(12);
  });

  it('reset: the connection is cut without an answer', async () => {
    const client = await withFault({ kind: 'reset' });
    await expect(client.get(path)).rejects.toThrow('fetch failed');
    const { body } = await client.control('GET', 'requests');
    expect(body.at(-1)).toMatchObject({ path, status: null, fault: 'reset' });
  });

  it('truncate: the connection is cut in the middle of the body', async () => {
    const client = await withFault({ kind: 'truncate' });
    await expect(readRaw(client)).rejects.toThrow('terminated');
  });

  it('garbage: JSON by its content type, but none', async () => {
    const client = await withFault({ kind: 'garbage' });
    const { status, text } = await readRaw(client);
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('html: a sign-in page', async () => {
    const client = await withFault({ kind: 'html' });
    const reply = await client.get(path);
    expect(reply.headers.get('content-type')).toContain('text/html');
    expect(reply.body).toContain('<html>');
  });

  it('slow-drip: the real answer, byte by byte', async () => {
    const client = await withFault({ kind: 'slow-drip', delayMs: 0 });
    const { text } = await readRaw(client);
    expect(JSON.parse(text).entities).toHaveLength(12);
  });

  it('huge: as many bytes as asked', async () => {
    const client = await withFault({ kind: 'huge', bytes: 3_000_000 });
    const { status, text } = await readRaw(client);
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThanOrEqual(3_000_000);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it('huge: stops when the client has had enough', async () => {
    const client = await withFault({ kind: 'huge' });
    const response = await fetch(client.simulator.url + path);
    await response.body?.cancel();
    expect((await client.get(path)).status).toBe(200);
  });

  it('empty: nothing at all', async () => {
    expect(await readRaw(await withFault({ kind: 'empty' }))).toEqual({ status: 200, text: '' });
  });

  it('redirect: to another place', async () => {
    const client = await withFault({
      kind: 'redirect',
      status: 307,
      headers: { location: 'https://elsewhere.example/' },
    });
    const reply = await client.get(path);
    expect([reply.status, reply.headers.get('location')]).toEqual([307, 'https://elsewhere.example/']);
  });

  it('wrong-shape: JSON of another shape', async () => {
    const client = await withFault({ kind: 'wrong-shape', body: { entities: 'none' } });
    expect((await client.get(path)).body).toEqual({ entities: 'none' });
  });

  it('wrong-types: the real answer, its numbers turned into something else', async () => {
    const client = await DemoClient.start();
    const listPath = '/api/v2/routing/queues';
    const { body: real } = await client.get(listPath);
    await client.control('POST', 'faults', { match: listPath, kind: 'wrong-types' });
    const { status, body } = await client.get(listPath);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(Object.keys(real));
    expect(body.entities).toHaveLength(real.entities.length);
    expect(body.entities[0].name).toBe(real.entities[0].name);
    expect(body.entities[0].memberCount).toBe('many');
    expect(body.entities[0].joinedMemberCount).toEqual({ value: real.entities[0].joinedMemberCount });
    expect(JSON.stringify(body)).toContain('"total":');
    expect(typeof body.total).not.toBe('number');
  });

  it('wrong-types: texts are no texts where there are no numbers', async () => {
    const client = await withFault({ kind: 'wrong-types' });
    const [queue] = (await client.get(path)).body.entities;
    expect(queue).toEqual({ id: { value: expect.any(String) }, name: { value: 'Billing EN' } });
  });

  it('content-type: the real answer under another label', async () => {
    const client = await withFault({ kind: 'content-type' });
    const reply = await client.get(path);
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(JSON.parse(reply.body).entities).toHaveLength(12);
    await client.control('POST', 'faults', {
      match: path,
      kind: 'content-type',
      headers: { 'content-type': 'application/xml' },
    });
    expect((await client.get(path)).headers.get('content-type')).toBe('application/xml');
  });

  it('clock-skew: the real answer with a Date that is off', async () => {
    const client = await withFault({ kind: 'clock-skew', skewMs: -90_000 });
    const reply = await client.get(path);
    expect(reply.headers.get('date')).toBe('Tue, 03 Mar 2026 14:28:30 GMT');
    expect(reply.body.entities).toHaveLength(12);
    expect((await client.get(path)).headers.get('date')).toBe('Tue, 03 Mar 2026 14:30:00 GMT');
  });

  it('silence: no answer, until the client gives up', async () => {
    const client = await withFault({ kind: 'silence' });
    const giveUp = new AbortController();
    const asked = fetch(client.simulator.url + path, { signal: giveUp.signal });
    const failed = expect(asked).rejects.toThrow();
    await expect
      .poll(async () => (await client.control('GET', 'requests')).body.at(-1).fault)
      .toBe('silence');
    giveUp.abort();
    await failed;
    expect((await client.get(path)).status).toBe(200);
  });
});
