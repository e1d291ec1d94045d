import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reading } from '../../src/shared/queue.ts';
import { startAcd } from '../simulator/cxone-client.ts';
import type { DemoClient } from '../simulator/demo-client.ts';
import { openCxoneScene } from './cxone-scene.ts';

/*
 * A public CXone client that we did not write (the Environment Agency's web chat): whether a chat can be offered. It
 * signs in by access key, finds the API of its tenant, and asks for one skill's activity and for opening hours.
 */

type GetAvailability = (options: {
  clientId: string;
  clientSecret: string;
  accessKey: string;
  accessSecret: string;
  maxQueueCount: number;
  skillEndpoint: string;
  hoursEndpoint: string;
  wellKnownUri: string;
  authenticationUri: string;
}) => Promise<{ date: Date; availability: string }>;

const getAvailability: GetAvailability = createRequire(import.meta.url)('@defra/flood-webchat');

/** It reads the opening hours of a version that still wraps them. */
const base = '/inContactAPI/services/v27.0';
const aroundTheClock = 1;
const officeHours = 2;

async function ask(client: DemoClient, skillId: number, maxQueueCount: number, hours = aroundTheClock) {
  const { url, cxone } = client.simulator;
  const { availability } = await getAvailability({
    clientId: cxone.clientId,
    clientSecret: cxone.clientSecret,
    accessKey: cxone.accessKeyId,
    accessSecret: cxone.accessKeySecret,
    maxQueueCount,
    skillEndpoint: `${base}/skills/${skillId}/activity`,
    hoursEndpoint: `${base}/hours-of-operation/${hours}`,
    wellKnownUri: `${url}/.well-known/cxone-configuration`,
    authenticationUri: `${url}/auth/token`,
  });
  return availability;
}

/** What it would say of one of our readings. */
function judge({ waiting, agentsAvailable }: Reading, maxQueueCount: number): string {
  if (waiting === null || agentsAvailable === null) return 'unknown';
  if (agentsAvailable === 0) return 'UNAVAILABLE';
  return waiting < maxQueueCount ? 'AVAILABLE' : 'EXISTING';
}

describe('the web chat of the Environment Agency', () => {
  // Its HTTP client sends even 127.0.0.1 through a proxy of the environment.
  beforeEach(() => {
    vi.stubEnv('NO_PROXY', '127.0.0.1');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });

  it('finds a skill available, full or without agents where the ledger says so', async () => {
    const client = await startAcd({ scenario: 'busy-morning', seed: 2 });
    const maxQueueCount = 1;
    const seen = new Set<string>();
    for (let step = 0; step < 2; step += 1) {
      await client.control('POST', 'clock', { advanceMs: 20_000 });
      const { rows, queues } = client.simulator.ledger();
      for (const { queueId, skillId, waiting } of rows) {
        const idle = queues.find((queue) => queue.queueId === queueId)?.agents.idle ?? 0;
        const free = waiting < maxQueueCount ? 'AVAILABLE' : 'EXISTING';
        const expected = idle === 0 ? 'UNAVAILABLE' : free;
        expect(`${skillId} ${await ask(client, skillId, maxQueueCount)}`).toBe(`${skillId} ${expected}`);
        seen.add(expected);
      }
    }
    expect(seen).toEqual(new Set(['AVAILABLE', 'EXISTING', 'UNAVAILABLE']));
  });

  it('says what our adapter reads', async () => {
    const { demo, read } = await openCxoneScene('acd', { scenario: 'busy-morning', seed: 2 });
    await demo.control('POST', 'clock', { advanceMs: 20_000 });
    const readings = await read();
    const states = readings.map((reading) => `${reading.queueId} ${judge(reading, 1)}`);
    const theirs: string[] = [];
    for (const { queueId } of readings) theirs.push(`${queueId} ${await ask(demo, Number(queueId), 1)}`);
    expect(states).toEqual(theirs);
    expect(new Set(states.map((state) => state.split(' ')[1])).size).toBeGreaterThan(1);
  });

  it.each([
    ['on a Monday morning', new Date(2026, 2, 2, 10), 'AVAILABLE'],
    ['on a Monday at night', new Date(2026, 2, 2, 22), 'UNAVAILABLE'],
    ['on a Sunday', new Date(2026, 2, 1, 10), 'UNAVAILABLE'],
  ])('keeps to office hours %s', async (_name, now, expected) => {
    const client = await startAcd();
    const idle = client.simulator.ledger().queues.filter(({ agents }) => agents.idle > 0);
    const row = client.simulator.ledger().rows.find(({ queueId }) => queueId === idle[0]?.queueId);
    vi.useFakeTimers({ toFake: ['Date'], now });
    expect(await ask(client, row?.skillId ?? 0, 1000, officeHours)).toBe(expected);
  });
});
