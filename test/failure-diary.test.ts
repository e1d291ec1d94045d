import { expect, test } from 'vitest';
import { FailureDiary } from '../src/main/failure-diary.ts';
import { createFailure } from '../src/shared/failure.ts';

const fine = (id: string) => ({ id, failure: null });
const proxyDown = createFailure('proxy', { reason: 'proxy-unreachable', subject: 'proxy:8080' });

test('each change of a connection is noted once, and that it answers again', () => {
  const diary = new FailureDiary();
  diary.note([fine('emea'), fine('us')], 1);
  diary.note([{ id: 'emea', failure: createFailure('timeout') }, fine('us')], 2);
  diary.note([{ id: 'emea', failure: createFailure('timeout') }, fine('us')], 3);
  diary.note(
    [
      { id: 'emea', failure: proxyDown },
      { id: 'us', failure: createFailure('auth') },
    ],
    4,
  );
  diary.note([{ id: 'emea', failure: createFailure('proxy') }, fine('us')], 5);
  expect(diary.entries).toEqual([
    { at: 2, connectionId: 'emea', code: 'timeout', reason: null },
    { at: 4, connectionId: 'emea', code: 'proxy', reason: 'proxy-unreachable' },
    { at: 4, connectionId: 'us', code: 'auth', reason: null },
    { at: 5, connectionId: 'emea', code: 'proxy', reason: null },
    { at: 5, connectionId: 'us', code: null, reason: null },
  ]);
});

test('the oldest entries go, so that months of failures take no memory', () => {
  const diary = new FailureDiary();
  for (let at = 1; at <= 1000; at += 1)
    diary.note([{ id: 'emea', failure: at % 2 === 1 ? proxyDown : null }], at);
  expect(diary.entries).toHaveLength(300);
  expect(diary.entries.at(0)?.at).toBe(701);
  expect(diary.entries.at(-1)).toEqual({ at: 1000, connectionId: 'emea', code: null, reason: null });
});
