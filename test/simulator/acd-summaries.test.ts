import { describe, expect, it } from 'vitest';
import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';
import { acdBase, startAcd } from './cxone-client.ts';
import { type DemoClient, startAt } from './demo-client.ts';

const minute = 60_000;
const iso = (at: number) => new Date(at).toISOString();
const windowOf = (from: number, to: number) => `startDate=${iso(from)}&endDate=${iso(to)}`;

/** The latter two begin and end in the middle of the work. */
const windows: [string, number, number][] = [
  ['all that was', startAt - 12 * 60 * minute, startAt],
  ['an hour', startAt - 90 * minute, startAt - 30 * minute],
  ['some minutes', startAt - 7 * minute, startAt - 3 * minute],
];

async function truthOf(client: DemoClient, from: number, to: number): Promise<LedgerWindowRow[]> {
  return (await client.control('GET', `ledger?from=${from}&to=${to}`)).body;
}

const mean = (sum: number, count: number) => (count === 0 ? 0 : sum / count);
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('skill summaries', () => {
  it.each(windows)('count %s as the ledger does', async (_name, from, to) => {
    const client = await startAcd({ scenario: 'busy-morning' });
    const { body, status } = await client.get(`${acdBase}/skills/summary?${windowOf(from, to)}`);
    expect(status).toBe(200);
    const truth = await truthOf(client, from, to);
    expect(
      body.skillSummaries.map((row: Record<string, string>) => ({
        skillId: row.skillId,
        offered: row.contactsOffered,
        answered: row.contactsHandled,
        abandoned: row.abandonCount,
        within: row.contactsWithinSLA,
        out: row.contactsOutOfSLA,
      })),
    ).toEqual(
      truth.map((row) => ({
        skillId: String(row.skillId),
        offered: String(row.offered),
        answered: String(row.answered),
        abandoned: String(row.abandoned),
        within: String(row.withinTarget),
        out: String(row.answered + row.abandoned - row.withinTarget),
      })),
    );
    expect(total(truth.map(({ answered }) => answered))).toBeGreaterThan(10);
  });

  it('give averages as whole seconds in text, and in ISO 8601 in the present version', async () => {
    const client = await startAcd({ scenario: 'busy-morning' });
    const [, from, to] = windows[0] ?? ['', 0, 0];
    const truth = await truthOf(client, from, to);
    const seconds = (await client.get(`/incontactapi/services/v21.0/skills/summary?${windowOf(from, to)}`))
      .body.skillSummaries;
    expect(seconds.map((row: Record<string, string>) => row.averageHandleTime)).toEqual(
      truth.map(({ handleSumMs, handled }) => String(Math.round(mean(handleSumMs, handled) / 1000))),
    );
    expect(seconds.map((row: Record<string, string>) => row.averageSpeedToAnswer)).toEqual(
      truth.map(({ answerWaitsMs }) =>
        String(Math.round(mean(total(answerWaitsMs), answerWaitsMs.length) / 1000)),
      ),
    );
    const periods = (await client.get(`${acdBase}/skills/summary?${windowOf(from, to)}`)).body.skillSummaries;
    const toMs = (period: string) => {
      const [, hours = 0, minutes = 0, rest = 0] =
        /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(period) ?? [];
      return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)) * 1000);
    };
    expect(periods.map((row: Record<string, string>) => toMs(row.averageHandleTime ?? ''))).toEqual(
      truth.map(({ handleSumMs, handled }) => Math.round(mean(handleSumMs, handled))),
    );
    expect(periods[0].averageHandleTime).toMatch(/^PT\d+M[\d.]+S$/);
  });

  it('write numbers and flags as text', async () => {
    const client = await startAcd();
    const { body } = await client.get(`${acdBase}/skills/summary?${windowOf(startAt - minute, startAt)}`);
    const { businessUnitId: _unit, ...row } = body.skillSummaries[0];
    expect(Object.values(row).every((value) => typeof value === 'string')).toBe(true);
    expect(row.isOutbound).toBe('False');
  });

  it('keep to media and fields that are asked for', async () => {
    const client = await startAcd();
    const window = windowOf(startAt - minute, startAt);
    const { body } = await client.get(`${acdBase}/skills/summary?${window}&mediaTypeId=1&fields=skillId`);
    const emails = client.simulator.ledger().rows.filter(({ mediaType }) => mediaType === 'email');
    expect(body.skillSummaries).toEqual(emails.map(({ skillId }) => ({ skillId: String(skillId) })));
  });

  it.each([
    ['no start', `endDate=${iso(startAt)}`],
    ['no end', `startDate=${iso(startAt)}`],
    ['a start after the end', windowOf(startAt, startAt - 1)],
    ['31 days', windowOf(startAt - 31 * 24 * 60 * minute, startAt)],
    ['a time that is none', `startDate=today&endDate=${iso(startAt)}`],
    ['an unknown field', `${windowOf(startAt - 1, startAt)}&fields=mood`],
  ])('are refused with 400 for %s', async (_name, query) => {
    const client = await startAcd();
    expect((await client.get(`${acdBase}/skills/summary?${query}`)).status).toBe(400);
  });

  it('reach back over 30 days, and no further', async () => {
    const client = await startAcd();
    const window = windowOf(startAt - 30 * 24 * 60 * minute, startAt);
    expect((await client.get(`${acdBase}/skills/summary?${window}`)).status).toBe(200);
  });
});

describe('service-level summaries', () => {
  it.each(windows)('count %s as the ledger does', async (_name, from, to) => {
    const client = await startAcd({ scenario: 'busy-morning' });
    const { body } = await client.get(`${acdBase}/skills/sla-summary?${windowOf(from, to)}`);
    const truth = await truthOf(client, from, to);
    expect(
      body.serviceLevelSummaries.map((row: Record<string, unknown>) => [
        row.SkillId,
        row.ContactsWithinSLA,
        row.TotalContacts,
      ]),
    ).toEqual(truth.map((row) => [row.skillId, row.withinTarget, row.answered + row.abandoned]));
  });

  it('spell names with small letters before the present version', async () => {
    const client = await startAcd({ queues: 1 });
    const window = windowOf(startAt - minute, startAt);
    const { body } = await client.get(`/inContactAPI/services/v31.0/skills/sla-summary?${window}`);
    expect(Object.keys(body.serviceLevelSummaries[0])).toEqual([
      'businessUnitId',
      'skillId',
      'skillName',
      'contactsWithinSLA',
      'contactsOutOfSLA',
      'totalContacts',
      'serviceLevel',
    ]);
  });

  it('come in pages of 100, the next one by an absolute link', async () => {
    const client = await startAcd({ queues: 120 });
    const window = windowOf(startAt - minute, startAt);
    const first = (await client.get(`${acdBase}/skills/sla-summary?${window}`)).body;
    const skills = client.simulator.ledger().rows.map(({ skillId }) => skillId);
    expect(skills.length).toBeGreaterThan(200);
    expect(first.totalRecords).toBe(skills.length);
    const seen: number[] = [];
    let page = first;
    for (;;) {
      seen.push(...page.serviceLevelSummaries.map(({ SkillId }: { SkillId: number }) => SkillId));
      if (page._links.next === undefined) break;
      expect(page.serviceLevelSummaries.length).toBe(100);
      expect(page._links.next).toContain(`${client.simulator.url}/`);
      page = (await client.get(page._links.next.slice(client.simulator.url.length))).body;
    }
    expect(seen).toEqual(skills);
  });
});
