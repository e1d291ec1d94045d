import type { Page } from 'playwright-core';
import { windowWords } from '../../src/shared/words/en/window.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { sumWaiting } from './ledger-view.ts';
import type { Stage } from './stage.ts';
import { keepSettings, liveRoute, startTenant, storeSecret, type Tenant, toConnection } from './tenant.ts';

/** One of many contact centres that are watched at once. */
export interface Member {
  id: string;
  name: string;
  tenant: Tenant;
}

export const crowdSecret = 'crowd-secret-1d90b6';

/** Each with two queues of its own and a clock that stands still; the application watches all of them. */
export async function gatherCrowd(stage: Stage, names: readonly string[]): Promise<Member[]> {
  const members = await Promise.all(
    names.map(async (name, index): Promise<Member> => {
      const tenant = await startTenant({
        seed: 20 + index,
        queues: 2,
        scenario: 'busy-morning',
        frozen: true,
        startAt: Date.UTC(2026, 2, 3, 10),
        clientId: 'desk',
        clientSecret: crowdSecret,
      });
      return { id: `member-${index + 1}`, name, tenant };
    }),
  );
  keepSettings(stage, {
    connections: members.map(({ id, name, tenant }) => ({
      ...toConnection(id, name, tenant),
      api: 'platform' as const,
    })),
    rules: [],
  });
  for (const { id } of members) await storeSecret(stage, id, { clientId: 'desk', clientSecret: crowdSecret });
  return members;
}

export async function dismissCrowd(members: readonly Member[]): Promise<void> {
  await Promise.all(members.map(({ tenant }) => tenant.simulator.stop()));
}

/** Who waits at all of them in person, by their own ledgers. */
export function sumWaitingOf(members: readonly Member[]): number {
  return members.reduce((sum, { tenant }) => sum + sumWaiting(tenant.simulator.ledger()), 0);
}

/** Until it is cleared, every question for the live figures is answered so; with `match`, another one. */
export async function setFault(member: Member, fault: Omit<Fault, 'match' | 'times'>, match = liveRoute) {
  await member.tenant.control('POST', 'faults', { match, times: -1, ...fault });
}

export async function clearFaults(members: readonly Member[]): Promise<void> {
  await Promise.all(members.map(({ tenant }) => tenant.control('DELETE', 'faults')));
}

/** How many answers met the fault. */
export async function countFaulty({ tenant }: Member): Promise<number> {
  const requests = (await tenant.control('GET', 'requests')) as { fault: string | null }[];
  return requests.filter(({ fault }) => fault !== null).length;
}

/** On the page of connections, by keyboard. */
export async function askAllNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: windowWords.connections.refresh, exact: true }).press('Enter');
}

/** What the cards on the page of connections say, by the name of the connection. */
export async function readCards(page: Page): Promise<Map<string, string>> {
  const cards = await page.evaluate<[string, string][]>(
    `[...document.querySelectorAll('li.card')].map((card) => [card.getAttribute('aria-label'), card.innerText])`,
  );
  return new Map(cards);
}
