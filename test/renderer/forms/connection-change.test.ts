import { describe, expect, it } from 'vitest';
import { parseChange, toTags } from '../../../src/renderer/forms/connection-change.ts';
import { type Fields, ownAddresses } from '../../../src/renderer/forms/connection-draft.ts';
import { toQueueChoice } from '../../../src/renderer/forms/queue-selection.ts';
import { callContract } from '../../../src/shared/contract.ts';
import { type KeptConnection, keptConnectionSchema } from '../../../src/shared/kept-connection.ts';

const kept: KeptConnection = keptConnectionSchema.parse({
  id: 'emea',
  name: 'EMEA',
  vendor: 'genesys-cloud',
  api: 'auto',
  region: 'mypurecloud.ie',
  queues: ['q-1'],
  pollSeconds: 15,
  serviceLevelFormula: 'answered',
  enabled: true,
  tags: ['night'],
  credentialNames: ['clientId', 'clientSecret'],
  foundApi: 'platform',
  webApp: true,
  removable: true,
});

/** As the editor shows the kept connection. */
const shown: Fields = {
  vendor: '',
  name: 'EMEA',
  region: 'mypurecloud.ie',
  loginUrl: '',
  apiUrl: '',
  signIn: '',
  api: 'auto',
  pollSeconds: '15',
  tags: 'night',
  serviceLevelFormula: 'answered',
  timeZone: '',
  scope: '',
  apiVersion: '',
  clientId: '',
  clientSecret: '',
  accessKeyId: '',
  accessKeySecret: '',
};
const same = toQueueChoice(kept.queues);
const parse = (fields: Partial<Fields> = {}, choice = same, connection = kept) =>
  parseChange({ ...shown, ...fields }, choice, connection);
const errorsOf = (...input: Parameters<typeof parse>) => {
  const parsed = parse(...input);
  return parsed.ok ? [] : Object.keys(parsed.errors).sort();
};

describe('what the editor changes', () => {
  it('is nothing where nothing was touched', () => {
    expect(parse()).toEqual({ ok: true, change: {} });
  });

  it('is what differs, in a form that the contract takes', () => {
    const parsed = parse(
      { name: ' Europe ', pollSeconds: '30', tags: 'night, retail', timeZone: 'Europe/Berlin', scope: ' x ' },
      toQueueChoice({ pattern: 'Bill*' }),
    );
    const change = {
      name: 'Europe',
      pollSeconds: 30,
      tags: ['night', 'retail'],
      timeZone: 'Europe/Berlin',
      scope: 'x',
      queues: { pattern: 'Bill*' },
    };
    expect(parsed).toEqual({ ok: true, change });
    const input = { id: 'emea', change };
    expect(callContract['connections.update'].input.parse(input)).toEqual(input);
  });

  it('takes own values away again', () => {
    const own: KeptConnection = { ...kept, timeZone: 'Europe/Berlin', scope: 'x' };
    expect(parse({}, same, own)).toEqual({ ok: true, change: { timeZone: null, scope: null } });
  });

  it('leaves a region with an address of its own as it is kept, until another is chosen', () => {
    const odd: KeptConnection = { ...kept, apiUrl: 'https://api.example.com' };
    expect(parse({}, same, odd)).toEqual({ ok: true, change: {} });
    expect(errorsOf({ region: 'mypurecloud.de' }, same, odd)).toEqual(['clientId', 'clientSecret']);
  });
});

describe('another place', () => {
  const place = { loginUrl: 'https://login.example.com', apiUrl: 'https://api.example.com' };
  const elsewhere = { region: ownAddresses, loginUrl: `${place.loginUrl}/`, apiUrl: place.apiUrl };

  it('needs credentials of its own', () => {
    expect(errorsOf(elsewhere)).toEqual(['clientId', 'clientSecret']);
    const typed = { ...elsewhere, clientId: ' id ', clientSecret: 'secret' };
    expect(parse(typed)).toEqual({
      ok: true,
      change: { place },
      credentials: { clientId: 'id', clientSecret: 'secret' },
    });
  });

  it('needs the client ID alone where a person signs in', () => {
    const byBrowser: KeptConnection = { ...kept, signIn: 'browser', api: 'platform' };
    expect(errorsOf(elsewhere, same, byBrowser)).toEqual(['clientId']);
  });
});

describe('what must be mended', () => {
  it.each([
    [{ name: ' ' }, ['name']],
    [{ pollSeconds: '4' }, ['pollSeconds']],
    [{ pollSeconds: 'often' }, ['pollSeconds']],
    [{ region: ownAddresses, loginUrl: 'http://example.com', apiUrl: 'https://example.com' }, ['loginUrl']],
    [{ tags: Array.from({ length: 30 }, (_, index) => `tag ${index}`).join() }, ['tags']],
    [{ tags: 'x'.repeat(60) }, ['tags']],
    [{ apiVersion: '34' }, ['apiVersion']],
  ] as const)('is said at its field: %j', (fields, expected) => {
    expect(errorsOf(fields)).toEqual(expect.arrayContaining([...expected]));
    expect(errorsOf(fields).filter((name) => !name.startsWith('client'))).toEqual(expected);
  });

  it('is said of the queues beside them', () => {
    expect(parse({}, { ...same, ids: new Set() })).toMatchObject({
      ok: false,
      queueError: expect.any(String),
    });
  });
});

describe('tags', () => {
  it('are what stands between commas, once each', () => {
    expect(toTags(' retail,night shift ,, retail,night  shift')).toEqual(['retail', 'night shift']);
    expect(toTags('  ')).toEqual([]);
  });
});
