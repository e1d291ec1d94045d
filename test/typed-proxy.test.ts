import { expect, test } from 'vitest';
import { toProxyChoice } from '../src/main/typed-proxy.ts';
import { proxyChoiceSchema } from '../src/shared/preferences.ts';
import { describeFailure } from '../src/shared/words/en/failure.ts';

const type = (url: string) => toProxyChoice({ kind: 'fixed', url });

test.each([
  ['http://proxy.acme.example:8080', 'http://proxy.acme.example:8080'],
  ['  proxy.acme.example:8080 ', 'http://proxy.acme.example:8080'],
  ['HTTPS://Proxy.Acme.Example:8443/', 'https://proxy.acme.example:8443'],
  ['10.1.2.3:3128', 'http://10.1.2.3:3128'],
  ['[2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
])('an address is kept in one form: %j', (typed, kept) => {
  const choice = type(typed);
  expect(choice).toEqual({ ok: true, value: { kind: 'fixed', url: kept } });
  expect(choice.ok && proxyChoiceSchema.safeParse(choice.value).success).toBe(true);
});

test.each([
  'http://desk:s3cr3t@proxy:8080',
  'desk:s3cr3t@proxy:8080',
  'http://desk@proxy',
  'socks5://a:s3cr3t@b',
  's3cr3t@',
])('a name or password in it is refused and not repeated: %j', (typed) => {
  const choice = type(typed);
  expect(choice).toMatchObject({ ok: false, failure: { code: 'bad-request', reason: 'proxy-user' } });
  if (choice.ok) throw new Error('this is refused');
  const { remedy } = describeFailure(choice.failure);
  expect(remedy).toContain('HTTPS_PROXY=http://user:password@host:port');
  expect(JSON.stringify([choice, describeFailure(choice.failure)])).not.toMatch(/s3cr3t|desk/);
});

test.each([
  '',
  'http://',
  'a b',
  'http://proxy:99999',
  'proxy:8080/path',
  'proxy:8080?x=1',
  'http://proxy:8080#x',
])('what is no address is refused: %j', (typed) => {
  expect(type(typed)).toMatchObject({ ok: false, failure: { reason: 'proxy-address' } });
});

test('a proxy of another kind is named', () => {
  expect(type('socks5://proxy:1080')).toMatchObject({ failure: { reason: 'proxy-kind', subject: 'SOCKS5' } });
});

test('without an address there is nothing to look at', () => {
  expect(toProxyChoice({ kind: 'none' })).toEqual({ ok: true, value: { kind: 'none' } });
});
