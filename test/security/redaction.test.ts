import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, redact } from '../../src/main/log.ts';

/*
 * Every kind of secret that a vendor, a browser or a proxy gives, in the forms in which they travel: none stays readable in
 * a line of the log, wherever in it it stands.
 */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const base64 = `${letters.slice(0, 62)}+/`;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const text = (unit: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength: length, maxLength: length });
const jwtPart = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const toJwt = (signature: string) =>
  [
    jwtPart({ alg: 'RS256', typ: 'JWT' }),
    jwtPart({ iss: 'https://cxone.example', sub: 'user:11e9' }),
    signature,
  ].join('.');

/** By vendor and kind; as long and from the same letters as the vendors' own. */
const kinds: [string, fc.Arbitrary<string>][] = [
  ['a token of Genesys Cloud (opaque)', text(letters, 86)],
  ['a client secret of Genesys Cloud', text(letters, 43)],
  ['an access key id of CXone', text(base32, 52).map((word) => `${word}====`)],
  ['an access key secret of CXone', text(base32, 52).map((word) => `${word}====`)],
  ['an access, refresh or id token of CXone (JWT)', text(letters, 342).map(toJwt)],
  ['a PKCE code verifier', text(letters, 64)],
  ['bytes in base64', text(base64, 64)],
];
const places: [string, (secret: string) => string][] = [
  ['a sentence', (secret) => `the other side said ${secret} about it`],
  ['a header', (secret) => `authorization: Bearer ${secret}`],
  ['JSON', (secret) => JSON.stringify({ error: 'x', value: secret })],
  ['JSON within JSON', (secret) => JSON.stringify({ body: JSON.stringify({ value: secret }) })],
  ['an address', (secret) => `GET https://api.example/x?value=${secret}&y=1`],
  ['an error', (secret) => `Error: ${secret}\n    at send (file:///opt/app/index.js:1:2)`],
];

/** What of a secret may be left: less than a fourth of it in a row. */
function leaks(line: string, secret: string): boolean {
  const length = Math.min(12, Math.floor(secret.length / 4));
  const parts = secret.includes('.') ? secret.split('.').slice(1) : [secret.replace(/=+$/, '')];
  return parts.some((part) =>
    Array.from({ length: part.length - length + 1 }, (_, at) => part.slice(at, at + length)).some((piece) =>
      line.includes(piece),
    ),
  );
}

describe.each(kinds)('%s', (_kind, secrets) => {
  it.each(places)('is hidden in %s', (_place, toText) => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const hidden = redact(toText(secret));
        return hidden.includes('[hidden]') && !leaks(hidden, secret);
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
  });

  it('is hidden in a fact of the log', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const lines: string[] = [];
        const log = createLog(
          'debug',
          (line) => lines.push(line),
          () => 0,
        );
        log.error('a call failed', { error: `x ${secret} y`, name: secret });
        return lines.length === 1 && lines.every((line) => !leaks(line, secret));
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
  });
});

describe('a secret without a digit, which one in a thousand is', () => {
  it('is hidden like the others', () => {
    const secrets = text(letters.replace(/[0-9]/g, ''), 43).filter((one) => /^[A-Za-z].*[A-Za-z]$/.test(one));
    fc.assert(
      fc.property(secrets, (secret) => !leaks(redact(`the other side said ${secret}`), secret)),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  it('is told from a long name in a program', () => {
    const line = 'at translateConversationAggregatesOfQueuesToReadings (index.js:1:2)';
    expect(redact(line)).toBe(line);
  });
});

describe('what is short or has blanks', () => {
  it.each([
    [
      'a Basic header of Genesys Cloud',
      `Authorization: Basic ${btoa('desk:geheim-77')}`,
      btoa('desk:geheim-77'),
    ],
    ['a Basic header of CXone', `authorization=Basic ${btoa('a%40b:s%2Fx')}`, btoa('a%40b:s%2Fx')],
    ['what the proxy is told', `Proxy-Authorization: Basic ${btoa('ana:geheim')}`, btoa('ana:geheim')],
    [
      'a Kerberos ticket',
      'proxy-authorization: Negotiate YIIJvwYGKwYBBQUCoIIJszCC',
      'YIIJvwYGKwYBBQUCoIIJszCC',
    ],
    ['a digest', 'Proxy-Authorization: Digest username="ana", response="6629fae49393"', '6629fae49393'],
    ['a cookie', 'cookie: session=geheim; other=auch', 'geheim'],
    ['a cookie that is set', 'set-cookie: SID=geheim; HttpOnly; Path=/', 'geheim'],
    ['a proxy’s password', 'HTTPS_PROXY=http://ana:geheim@proxy.example:8080', 'geheim'],
    ['a proxy’s password with an at sign', 'via http://ana:p@geheim@proxy.example:8080', 'geheim'],
    ['a PKCE code', 'http://127.0.0.1:5000/?code=geheim-1&state=x', 'geheim'],
    ['a PKCE verifier', 'grant_type=authorization_code&code=c1&code_verifier=geheim', 'geheim'],
    ['a client secret in a form', 'client_id=desk&client_secret=geheim', 'geheim'],
    ['an access key in a form', 'grant_type=password&username=KEYID&password=geheim', 'geheim'],
    ['an access key in JSON', '{"accessKeyId":"geheim","accessKeySecret":"x"}', 'geheim'],
    ['a password of several words', '{"password":"my geheim pass"}', 'geheim'],
    ['a password with a quote', JSON.stringify({ password: 'my"geheim' }), 'geheim'],
    ['the same within JSON', JSON.stringify({ b: JSON.stringify({ password: 'my" geheim' }) }), 'geheim'],
    ['a quote in a form within JSON', JSON.stringify({ body: 'client_secret=a"geheim' }), 'geheim'],
    ['what is just called a token', 'token=geheim', 'geheim'],
    ['what is just called a secret', '{"secret": "geheim"}', 'geheim'],
    ['a header with a key', 'X-Api-Key: geheim', 'geheim'],
    ['a PKCE code at the start', 'code=geheim&state=x', 'geheim'],
    ['a proxy’s password with a slash', 'via http://ana:p/geheim@proxy.example:8080', 'geheim'],
    ['a refreshed token under its other name', '{"refreshToken":"geheim","token":"x"}', 'geheim'],
  ])('%s is hidden', (_what, line, secret) => {
    expect(redact(line)).not.toContain(secret);
    expect(redact(line)).toContain('[hidden]');
  });
});

describe('what is no secret', () => {
  it.each([
    'GET https://api.mypurecloud.ie/api/v2/routing/queues/3f2b8c1e-7a44-4f0e-9a52-0d8c5b1e6f77/members',
    'at read (file:///opt/Queuewatch/resources/app.asar/out/main/HistoryWorker2/index.js:1:2)',
    'the sign-in failed code="sign-in" reason="wrong-secret" token_type=bearer',
    'https://home-c30.niceincontact.com:443/inContactAPI/services/v30.0/skills/activity',
  ])('stays readable: %s', (line) => expect(redact(line)).toBe(line));
});
