import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerRow } from '../../src/simulator/ledger.ts';
import { acdBase, startAcd } from './cxone-client.ts';
import type { DemoClient } from './demo-client.ts';

const path = `${acdBase}/skills/activity`;

interface Row {
  skillId: number;
  skillName: string;
  isActive: boolean;
  mediaTypeId: number;
  queueCount: number;
  earliestQueueTime?: string | null;
  serverTime: string;
  [name: string]: unknown;
}

const activeIn = (rows: readonly Row[]) => rows.filter(({ isActive }) => isActive);
const mediaTypeIds = { voice: 4, chat: 3, message: 9, callback: 5, email: 1 } as const;
const advance = (client: DemoClient, advanceMs: number) => client.control('POST', 'clock', { advanceMs });
const percentOf = (row: LedgerRow) =>
  row.serviceLevelTotal === 0 ? 100 : Math.round((row.withinTarget / row.serviceLevelTotal) * 100);

/** What the ledger says, in the words of the answer. */
function toExpected(ledger: Ledger): object[] {
  const agents = new Map(ledger.queues.map((queue) => [queue.queueId, queue.agents]));
  return ledger.rows.map((row) => {
    const staff = agents.get(row.queueId);
    return {
      skillId: row.skillId,
      mediaTypeId: mediaTypeIds[row.mediaType],
      queueCount: row.waiting,
      longestWaitMs: row.longestWaitMs,
      contactsActive: row.interacting,
      agentsAvailable: staff?.idle,
      agentsBusy: staff?.interacting,
      agentsUnavailable: (staff?.offQueue ?? 0) + (staff?.notResponding ?? 0),
      agentsLoggedIn: (staff?.onQueue ?? 0) + (staff?.offQueue ?? 0),
      inSLA: row.withinTarget,
      outSLA: row.answered + row.abandoned - row.withinTarget,
      serviceLevel: percentOf(row),
      serviceLevelGoal: row.goalPercent,
      serviceLevelThreshold: row.targetMs / 1000,
    };
  });
}

function toTold(row: Row): object {
  const { queueCount, earliestQueueTime, serverTime } = row;
  return {
    skillId: row.skillId,
    mediaTypeId: row.mediaTypeId,
    queueCount,
    longestWaitMs: queueCount === 0 ? 0 : Date.parse(serverTime) - Date.parse(String(earliestQueueTime)),
    contactsActive: row.contactsActive,
    agentsAvailable: row.agentsAvailable,
    agentsBusy: Number(row.agentsWorking) + Number(row.agentsACW),
    agentsUnavailable: row.agentsUnavailable,
    agentsLoggedIn: row.agentsLoggedIn,
    inSLA: row.inSLA,
    outSLA: row.outSLA,
    serviceLevel: row.serviceLevel,
    serviceLevelGoal: row.serviceLevelGoal,
    serviceLevelThreshold: row.serviceLevelThreshold,
  };
}

describe('skill activity', () => {
  it('says of every skill in use what the ledger says of its queue and medium', async () => {
    const client = await startAcd({ scenario: 'busy-morning', seed: 5 });
    let waiting = 0;
    for (let step = 0; step < 10; step += 1) {
      await advance(client, 33_333);
      const { body, status } = await client.get(path);
      const ledger = client.simulator.ledger();
      expect(status).toBe(200);
      expect(activeIn(body.skillActivity).map(toTold)).toEqual(toExpected(ledger));
      expect(body.totalRecords).toBe(body.skillActivity.length);
      expect(Date.parse(body.lastPollTime)).toBe(ledger.at);
      waiting += ledger.rows.reduce((sum, row) => sum + row.waiting, 0);
    }
    expect(waiting).toBeGreaterThan(10);
  });

  it('lists skills that nobody uses, inbound and outbound ones, as inactive', async () => {
    const client = await startAcd();
    const { body } = await client.get(path);
    const inactive = body.skillActivity.filter(({ isActive }: Row) => !isActive);
    const kinds = new Set(inactive.map(({ isOutbound }: Row) => isOutbound));
    expect(kinds).toEqual(new Set([true, false]));
    expect(inactive.every((row: Row) => row.queueCount === 0 && row.agentsLoggedIn === 0)).toBe(true);
  });

  it('writes no waiting time in three ways, and one with its milliseconds', async () => {
    const client = await startAcd({ scenario: 'busy-morning' });
    await advance(client, 61_234);
    const rows: Row[] = (await client.get(path)).body.skillActivity;
    const idle = rows.filter(({ queueCount }) => queueCount === 0);
    expect(new Set(idle.map((row) => row.earliestQueueTime))).toEqual(new Set([null, 'N/A', undefined]));
    const times = rows.filter(({ queueCount }) => queueCount > 0).map((row) => row.earliestQueueTime);
    expect(times.some((time) => !String(time).endsWith('.000Z'))).toBe(true);
  });

  it('is 100 percent where nobody has left the queue yet', async () => {
    const client = await startAcd({ scenario: 'night', queues: 3 });
    const rows: Row[] = activeIn((await client.get(path)).body.skillActivity);
    const untouched = rows.filter((row) => row.inSLA === 0 && row.outSLA === 0);
    expect(untouched.length).toBeGreaterThan(0);
    expect(new Set(untouched.map((row) => row.serviceLevel))).toEqual(new Set([100]));
  });

  it('is found in any letter case, from version 8 on, and wrapped up to version 10', async () => {
    const client = await startAcd();
    const rowsAt = async (address: string) => (await client.get(address)).body.skillActivity?.length;
    const usual = await rowsAt(path);
    expect(await rowsAt('/incontactapi/services/v20.0/skills/activity')).toBe(usual);
    expect(await rowsAt('/InContactAPI/Services/V11.0/Skills/Activity')).toBe(usual);
    const old = (await client.get('/inContactAPI/services/v10.0/skills/activity')).body;
    expect(Object.keys(old)).toEqual(['resultSet']);
    expect(old.resultSet.skillActivity.length).toBe(usual);
    expect((await client.get('/inContactAPI/services/v7.0/skills/activity')).status).toBe(404);
  });

  it('keeps to media, direction and fields that are asked for, whatever the case of the names', async () => {
    const client = await startAcd();
    const chats = await client.get(`${path}?mediatypeid=3&fields=skillId,queueCount,MEDIATYPEID`);
    const expected = client.simulator.ledger().rows.filter(({ mediaType }) => mediaType === 'chat');
    expect(expected.length).toBeGreaterThan(1);
    expect(chats.body.skillActivity).toEqual(
      expected.map(({ skillId, waiting }) => ({ skillId, queueCount: waiting, mediaTypeId: 3 })),
    );
    const outbound: Row[] = (await client.get(`${path}?IsOutbound=true`)).body.skillActivity;
    expect(outbound.map(({ isOutbound }) => isOutbound)).toEqual([true]);
  });

  it('pages by skip and top, with absolute links', async () => {
    const client = await startAcd();
    const all: Row[] = (await client.get(path)).body.skillActivity;
    const seen: number[] = [];
    let next: string | undefined = `${client.simulator.url}${path}?top=7`;
    while (next !== undefined) {
      const { origin, pathname, search }: URL = new URL(next);
      expect(origin).toBe(client.simulator.url);
      const { body } = await client.get(pathname + search);
      expect(body.totalRecords).toBe(all.length);
      expect(body.skillActivity.length).toBeLessThanOrEqual(7);
      seen.push(...body.skillActivity.map(({ skillId }: Row) => skillId));
      next = body._links.next;
    }
    expect(seen).toEqual(all.map(({ skillId }) => skillId));
  });

  it.each([
    'mediaTypeId=phone',
    'IsOutbound=perhaps',
    'updatedSince=yesterday',
    'skip=-1',
    'top=0',
    'fields=skillId,mood',
    'pollingDelta=5',
  ])('refuses %s with 400 and a reason', async (query) => {
    const client = await startAcd();
    const reply = await client.get(`${path}?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.headers.get('icStatusDescription')).toEqual(expect.any(String));
    expect(reply.body).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
  });

  it('refuses a client without the permission, with the reason in a header and no body', async () => {
    const client = await startAcd({ rules: { deny: ['skills/activity'] } });
    const reply = await client.get(path);
    expect([reply.status, reply.body]).toEqual([403, '']);
    expect(reply.headers.get('icStatusDescription')).toContain('skills/activity');
  });
});

describe('changes since', () => {
  it('the epoch are everything', async () => {
    const client = await startAcd();
    const all = (await client.get(path)).body.skillActivity;
    const since = await client.get(`${path}?updatedSince=1970-01-01T00:00:00.000Z`);
    expect(since.body.skillActivity).toEqual(all);
  });

  it('the last poll are the rows that differ, and nothing that differs is left out', async () => {
    const client = await startAcd({ queues: 30, scenario: 'calm' });
    let { body } = await client.get(path);
    let known = new Map<number, Row>(body.skillActivity.map((row: Row) => [row.skillId, row]));
    let left = 0;
    for (let step = 0; step < 20; step += 1) {
      await advance(client, 4000);
      const delta = await client.get(`${path}?updatedSince=${encodeURIComponent(body.lastPollTime)}`);
      const changed: Row[] = delta.status === 304 ? [] : delta.body.skillActivity;
      body = (await client.get(path)).body;
      const truth: Row[] = body.skillActivity;
      const merged = new Map(known);
      for (const row of changed) merged.set(row.skillId, row);
      const strip = ({ serverTime: _serverTime, ...row }: Row) => row;
      expect([...merged.values()].map(strip)).toEqual(truth.map(strip));
      left += truth.length - changed.length;
      known = new Map(truth.map((row) => [row.skillId, row]));
    }
    expect(left).toBeGreaterThan(20);
  });

  it('this very moment are none: 304 without a body', async () => {
    const client = await startAcd();
    const { body } = await client.get(path);
    const reply = await client.get(`${path}?updatedSince=${encodeURIComponent(body.lastPollTime)}`);
    expect([reply.status, reply.body]).toEqual([304, '']);
  });

  it('midnight are all skills in use, whose counts begin anew', async () => {
    const client = await startAcd({ startAt: Date.UTC(2026, 2, 3, 23, 59, 59, 900), scenario: 'night' });
    const { body } = await client.get(path);
    await advance(client, 200);
    const delta = await client.get(`${path}?updatedSince=${encodeURIComponent(body.lastPollTime)}`);
    expect(delta.body.skillActivity.length).toBe(activeIn(body.skillActivity).length);
  });
});

describe('the activity of one skill', () => {
  it('is its row of the list', async () => {
    const client = await startAcd();
    const all: Row[] = (await client.get(path)).body.skillActivity;
    const [one] = activeIn(all);
    const { body } = await client.get(`${acdBase}/skills/${one?.skillId}/activity`);
    expect(body.skillActivity).toEqual([one]);
  });

  it('is 404 for an id that does not exist', async () => {
    const client = await startAcd();
    expect((await client.get(`${acdBase}/skills/1/activity`)).status).toBe(404);
  });
});

describe('the general calls', () => {
  it('tell the server’s time', async () => {
    const client = await startAcd();
    const { body } = await client.get(`${acdBase}/server-time`);
    expect(body).toEqual({ ServerTime: new Date(client.simulator.now()).toISOString() });
  });

  it('tell hours of operation: flat in the present version, in a list before', async () => {
    const client = await startAcd();
    const present = (await client.get(`${acdBase}/hours-of-operation/2`)).body;
    const before = (await client.get('/inContactAPI/services/v27.0/hours-of-operation/2')).body;
    const days = present.days.map(({ day }: { day: string }) => day);
    expect(days).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);
    expect(before.resultSet.hoursOfOperationProfiles[0].days).toEqual(present.days);
    expect((await client.get(`${acdBase}/hours-of-operation/9`)).status).toBe(404);
  });
});
