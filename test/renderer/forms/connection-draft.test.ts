import { describe, expect, it } from 'vitest';
import {
  type Fields,
  findCredentialErrors,
  ownAddresses,
  parseDraft,
  toSignInKey,
} from '../../../src/renderer/forms/connection-draft.ts';
import { connectionSchema } from '../../../src/shared/connection.ts';
import { callContract } from '../../../src/shared/contract.ts';

const typed: Fields = {
  vendor: 'genesys-cloud',
  name: ' EMEA ',
  region: 'mypurecloud.ie',
  loginUrl: '',
  apiUrl: '',
  signIn: 'client',
  api: 'auto',
  pollSeconds: '15',
  tags: '',
  serviceLevelFormula: '',
  timeZone: '',
  scope: '',
  apiVersion: '',
  clientId: ' id ',
  clientSecret: ' secret ',
  accessKeyId: '',
  accessKeySecret: '',
};
const cxone: Fields = { ...typed, vendor: 'nice-cxone', region: 'eu1', signIn: '' };
const accessKey = { accessKeyId: 'KEY====', accessKeySecret: 'SECRET====' };
const issuer = { region: ownAddresses, loginUrl: 'https://issuer.example.com/' };

const errorsOf = (fields: Fields) => {
  const parsed = parseDraft(fields);
  return parsed.ok ? [] : Object.keys(parsed.errors).sort();
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
    const input = { testId: 't', target: { draft, credentials } };
    expect(callContract['connections.test'].input.parse(input)).toEqual(input);
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
    const wrong = {
      name: ' ',
      region: ownAddresses,
      loginUrl: 'http://login.example.com',
      clientId: '',
      clientSecret: '',
      pollSeconds: '4',
    };
    expect(errorsOf({ ...typed, ...wrong })).toEqual([
      'apiUrl',
      'clientId',
      'clientSecret',
      'loginUrl',
      'name',
      'pollSeconds',
    ]);
  });

  it('asks for a region, and for a number of seconds', () => {
    expect(errorsOf({ ...typed, region: '', pollSeconds: 'often' })).toEqual(['pollSeconds', 'region']);
  });

  it('needs only a client ID to sign in in the browser, and asks the platform API then', () => {
    // What was typed before the way was changed stays in the form, and is not sent.
    const parsed = parseDraft({ ...typed, signIn: 'browser', api: 'queue-details' });
    expect(parsed).toMatchObject({
      ok: true,
      draft: { api: 'platform', signIn: 'browser' },
      credentials: { clientId: 'id' },
    });
    expect(parsed.ok && Object.keys(parsed.credentials)).toEqual(['clientId']);
    expect(errorsOf({ ...typed, signIn: 'browser', clientId: '', clientSecret: '' })).toEqual(['clientId']);
  });

  it('knows no browser sign-in and no foreign API for CXone', () => {
    const parsed = parseDraft({ ...cxone, ...accessKey, signIn: 'browser', api: 'platform' });
    expect(parsed).toMatchObject({ ok: true, draft: { vendor: 'nice-cxone', api: 'auto' } });
    expect(parsed.ok && 'signIn' in parsed.draft).toBe(false);
    expect(parsed.ok && parsed.credentials).toEqual({
      clientId: 'id',
      clientSecret: ' secret ',
      accessKeyId: 'KEY====',
      accessKeySecret: 'SECRET====',
    });
  });

  it('sends no access key where none is typed in, and none to Genesys', () => {
    const without = parseDraft(cxone);
    expect(without.ok && Object.keys(without.credentials)).toEqual(['clientId', 'clientSecret']);
    const genesys = parseDraft({ ...typed, ...accessKey });
    expect(genesys.ok && Object.keys(genesys.credentials)).toEqual(['clientId', 'clientSecret']);
  });

  it('wants an access key whole, and one at all for the ACD API', () => {
    expect(errorsOf({ ...cxone, accessKeyId: 'KEY' })).toEqual(['accessKeySecret']);
    expect(errorsOf({ ...cxone, accessKeySecret: 'SECRET' })).toEqual(['accessKeyId']);
    expect(errorsOf({ ...cxone, api: 'acd' })).toEqual(['accessKeyId']);
    expect(errorsOf({ ...cxone, api: 'queue-stats' })).toEqual([]);
    expect(errorsOf({ ...cxone, api: 'acd', ...accessKey })).toEqual([]);
  });

  it.each([
    ['may stay empty with an access key', { api: 'auto', ...accessKey }, []],
    ['may stay empty for the ACD API', { api: 'acd', ...accessKey }, []],
    ['is needed for queue stats', { api: 'queue-stats', ...accessKey }, ['apiUrl']],
    ['is needed without an access key', { api: 'auto' }, ['apiUrl']],
    ['must be an address where it is given', { api: 'acd', ...accessKey, apiUrl: 'ftp://x' }, ['apiUrl']],
  ] as const)('CXone’s API address %s', (_case, part, expected) => {
    expect(errorsOf({ ...cxone, ...issuer, ...part })).toEqual(expected);
  });

  it.each([
    typed,
    { ...typed, signIn: 'browser' },
    { ...typed, ...issuer, apiUrl: 'https://api.example.com', api: 'queue-details' },
    cxone,
    { ...cxone, ...issuer, ...accessKey, api: 'acd' },
    { ...cxone, ...issuer, apiUrl: 'https://api.example.com', api: 'queue-stats' },
  ])('makes drafts that are whole connections (%#)', (fields) => {
    const parsed = parseDraft(fields);
    if (!parsed.ok) throw new Error(Object.keys(parsed.errors).join());
    expect(connectionSchema.safeParse({ id: 'draft', ...parsed.draft }).success).toBe(true);
  });
});

describe('findCredentialErrors', () => {
  it('wants the access key again where the API in use needs one', () => {
    const given = { clientId: 'id', clientSecret: 'secret' };
    expect(Object.keys(findCredentialErrors('nice-cxone', 'acd', false, given))).toEqual(['accessKeyId']);
    expect(findCredentialErrors('nice-cxone', 'queue-stats', false, given)).toEqual({});
    expect(findCredentialErrors('nice-cxone', null, false, given)).toEqual({});
  });
});

describe('toSignInKey', () => {
  it('tells clients and places apart, and not names or intervals', () => {
    const keyOf = (part: Partial<Fields>) => {
      const parsed = parseDraft({ ...typed, signIn: 'browser', ...part });
      return parsed.ok ? toSignInKey(parsed) : '';
    };
    expect(keyOf({ name: 'Other', pollSeconds: '30' })).toBe(keyOf({}));
    expect(keyOf({ clientId: 'other' })).not.toBe(keyOf({}));
    expect(keyOf({ region: 'mypurecloud.de' })).not.toBe(keyOf({}));
  });
});
