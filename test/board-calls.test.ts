import { describe, expect, it } from 'vitest';
import { createBoardCalls } from '../src/main/board-calls.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createRow } from './fakes/board.ts';

function openCalls(accepts = true) {
  const row = createRow({ queueName: 'Billing EN' });
  const copied: string[] = [];
  const calls = createBoardCalls({
    findRow: (key) => (key === row.key ? row : undefined),
    copyText: async (text) => {
      copied.push(text);
      return accepts;
    },
  });
  return { calls, key: row.key, copied };
}

describe('board.copyName', () => {
  it('puts the name of the queue on the clipboard', async () => {
    const { calls, key, copied } = openCalls();
    expect(await calls['board.copyName']({ key })).toEqual(ok({}));
    expect(copied).toEqual(['Billing EN']);
  });

  it('copies nothing for a row that is gone', async () => {
    const { calls, copied } = openCalls();
    const reply = await calls['board.copyName']({ key: 'emea/gone/voice' });
    expect(reply).toEqual(failed(createFailure('not-found', { reason: 'no-queue' })));
    expect(copied).toEqual([]);
  });

  it('says that the clipboard refused', async () => {
    const { calls, key } = openCalls(false);
    const reply = await calls['board.copyName']({ key });
    expect(reply).toEqual(failed(createFailure('unsupported', { reason: 'no-clipboard' })));
  });
});
