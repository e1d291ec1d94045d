import { expect, test } from 'vitest';
import { gatherPages } from '../../../src/main/vendors/genesys-cloud/details-pages.ts';

test('settled: more than 10,000 pages are a bad answer', async () => {
  const gather = (pages: number) =>
    gatherPages<number>({
      ask: async (cursor) => ({ ok: true, value: Number(cursor ?? 0), vendorNow: 0 }),
      nextOf: (page) => (page + 1 < pages ? String(page + 1) : null),
    });
  expect(await gather(10_000)).toMatchObject({ stopped: null, pages: { length: 10_000 } });
  expect(await gather(10_001)).toMatchObject({
    stopped: { failure: { code: 'bad-answer' } },
    pages: { length: 10_000 },
  });
});
