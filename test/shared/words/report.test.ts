import { expect, it } from 'vitest';
import { describeReportNote } from '../../../src/shared/words/en/report.ts';

it.each([
  ['unknown-queues', 1, '1 of the queues asked for is not known to the vendor.'],
  ['unknown-queues', 3, '3 of the queues asked for are not known to the vendor.'],
  ['unknown-queues', null, 'Some of the queues asked for are not known to the vendor.'],
  [
    'unlisted-names',
    1,
    '1 row without a queue id: the vendor tells names only, and lists no queues to look them up in.',
  ],
  [
    'unlisted-names',
    4,
    '4 rows without a queue id: the vendor tells names only, and lists no queues to look them up in.',
  ],
] as const)('a note %s about %s reads right', (code, count, words) => {
  expect(describeReportNote({ code, count })).toBe(words);
});
