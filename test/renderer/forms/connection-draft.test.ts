import { describe, expect, it } from 'vitest';
import { type Fields, ownAddresses, parseDraft } from '../../../src/renderer/forms/connection-draft.ts';
import { callContract } from '../../../src/shared/contract.ts';
import { regionWords } from '../../../src/shared/words/en/regions.ts';

const typed: Fields = {
  name: ' EMEA ',
  region: 'mypurecloud.ie',
  loginUrl: '',
  apiUrl: '',
  api: 'auto',
  pollSeconds: '15',
  clientId: ' id ',
  clientSecret: ' secret ',
};

describe('parseDraft', () => {
  it('makes a draft that the contract accepts', () => {
    const parsed = parseDraft(typed);
    expect(parsed).toEqual({
      ok: true,
      draft: {
        name: 'EMEA',
        vendor: 'genesys-cloud',
        api: 'auto',
        pollSeconds: 15,
        region: 'mypurecloud.ie',
      },
      credentials: { clientId: 'id', clientSecret: ' secret ' },
    });
    if (!parsed.ok) throw new Error('not parsed');
    const { draft, credentials } = parsed;
    expect(callContract['connections.test'].input.parse({ draft, credentials })).toEqual({
      draft,
      credentials,
    });
  });

  it('takes own addresses instead of a region, without their last slash', () => {
    const parsed = parseDraft({
      ...typed,
      region: ownAddresses,
      loginUrl: 'https://login.example.com/',
      apiUrl: 'http://127.0.0.1:8099',
    });
    expect(parsed).toMatchObject({
      draft: { loginUrl: 'https://login.example.com', apiUrl: 'http://127.0.0.1:8099' },
    });
    expect(parsed.ok && 'region' in parsed.draft).toBe(false);
  });

  it('names every field that must be mended', () => {
    const parsed = parseDraft({
      ...typed,
      name: ' ',
      region: ownAddresses,
      loginUrl: 'http://login.example.com',
      clientId: '',
      clientSecret: '',
      pollSeconds: '4',
    });
    expect(parsed.ok ? [] : Object.keys(parsed.errors).sort()).toEqual([
      'apiUrl',
      'clientId',
      'clientSecret',
      'loginUrl',
      'name',
      'pollSeconds',
    ]);
  });

  it('asks for a region, and for a number of seconds', () => {
    const parsed = parseDraft({ ...typed, region: '', pollSeconds: 'often' });
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(['region', 'pollSeconds']);
  });
});

describe('regionWords', () => {
  it('lists 18 regions, each once', () => {
    expect(new Set(regionWords.map(({ id }) => id)).size).toBe(18);
    expect(regionWords).toHaveLength(18);
  });
});
