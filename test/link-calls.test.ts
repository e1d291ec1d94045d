import { describe, expect, it } from 'vitest';
import { createLinkCalls } from '../src/main/link-calls.ts';
import { type Connection, connectionSchema } from '../src/shared/connection.ts';
import { callContract } from '../src/shared/contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { linkIds } from '../src/shared/links.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings } from '../src/shared/settings.ts';

const toConnection = (parts: Partial<Connection>) =>
  connectionSchema.parse({ id: 'emea', name: 'EMEA', vendor: 'genesys-cloud', ...parts });

function openCalls(connection: Connection, answer = ok(null)) {
  const opened: string[] = [];
  const calls = createLinkCalls({
    readSettings: () => ({ ...createDefaultSettings(), connections: [connection] }),
    openBrowser: async (url) => {
      opened.push(url);
      return answer;
    },
  });
  return { calls, opened };
}

const listed = toConnection({ region: 'mypurecloud.ie' });

describe('opening a vendor’s own page', () => {
  it('opens the address that the list has for the connection’s region', async () => {
    const { calls, opened } = openCalls(listed);
    expect(await calls['vendors.open']({ connectionId: 'emea', queueId: null })).toEqual(ok({}));
    expect(opened).toEqual(['https://apps.mypurecloud.ie/']);
  });

  it('opens nothing for addresses that were typed in, and says why', async () => {
    const typed = toConnection({ loginUrl: 'https://evil.example', apiUrl: 'https://evil.example' });
    const { calls, opened } = openCalls(typed);
    expect(await calls['vendors.open']({ connectionId: 'emea', queueId: null })).toMatchObject({
      ok: false,
      failure: { code: 'unsupported', reason: 'no-web-app', subject: 'EMEA' },
    });
    expect(opened).toEqual([]);
  });

  it('opens nothing for a connection that is not kept', async () => {
    const { calls, opened } = openCalls(listed);
    expect(await calls['vendors.open']({ connectionId: 'demo', queueId: null })).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
    expect(opened).toEqual([]);
  });

  it('says so where the system has no browser', async () => {
    const failure = createFailure('unsupported', { reason: 'no-browser' });
    const { calls } = openCalls(listed, failed(failure));
    expect(await calls['vendors.open']({ connectionId: 'emea', queueId: null })).toEqual(failed(failure));
  });
});

describe('opening documentation', () => {
  it('opens an https page of a vendor for every id of the list', async () => {
    const { calls, opened } = openCalls(listed);
    for (const id of linkIds) expect(await calls['links.open']({ id })).toEqual(ok({}));
    expect(opened).toHaveLength(linkIds.length);
    for (const url of opened)
      expect(new URL(url).origin).toMatch(
        /^https:\/\/(help\.genesys\.cloud|developer\.niceincontact\.com|help\.nicecxone\.com)$/,
      );
  });

  it.each([
    { id: 'https://evil.example' },
    { id: '__proto__' },
    { id: 'genesys-oauth-client', url: 'https://evil.example' },
    {},
  ])('refuses what is not in the list: %j', (input) => {
    expect(callContract['links.open'].input.safeParse(input).success).toBe(false);
  });
});
