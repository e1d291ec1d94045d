import { describe, expect, test } from 'vitest';
import {
  type ProxyChoice,
  parsePacAnswer,
  parseProxyAddress,
  toProxyName,
} from '../../src/main/vendors/proxy-choice.ts';
import { createProxyFinder, findEnvironmentProxy } from '../../src/main/vendors/proxy-environment.ts';

const direct: ProxyChoice = { kind: 'direct' };
const unsupported = (name: string): ProxyChoice => ({ kind: 'unsupported', name });
const through = (origin: string, authorization: string | null = null): ProxyChoice => ({
  kind: 'proxy',
  proxy: { origin, authorization },
});

describe('the answer of a configuration script', () => {
  test.each<[string, ProxyChoice[]]>([
    ['DIRECT', [direct]],
    ['', []],
    [' ; ', []],
    ['PROXY proxy.acme.example:3128', [through('http://proxy.acme.example:3128')]],
    ['proxy Proxy.Acme.Example:3128', [through('http://proxy.acme.example:3128')]],
    ['HTTP a:81', [through('http://a:81')]],
    ['HTTPS a:8443', [through('https://a:8443')]],
    ['PROXY a', [through('http://a')]],
    ['HTTPS a:443', [through('https://a')]],
    ['PROXY [2001:db8::1]:3128', [through('http://[2001:db8::1]:3128')]],
    [
      'PROXY a:1; HTTPS b:2;SOCKS5 c:3 ; DIRECT',
      [through('http://a:1'), through('https://b:2'), unsupported('SOCKS5'), direct],
    ],
    ['SOCKS a:1; SOCKS4 b:2', [unsupported('SOCKS'), unsupported('SOCKS4')]],
    ['PROXY', [unsupported('PROXY')]],
    ['PROXY a:99999', [unsupported('?')]],
    ['QUIC a:1', [unsupported('QUIC')]],
  ])('%j', (text, expected) => {
    expect(parsePacAnswer(text)).toEqual(expected);
  });
});

describe('the address of a proxy', () => {
  test.each<[string, ProxyChoice]>([
    ['http://proxy:3128', through('http://proxy:3128')],
    ['http://proxy:3128/', through('http://proxy:3128')],
    ['proxy:3128', through('http://proxy:3128')],
    ['https://proxy', through('https://proxy')],
    // The header values are those of RFC 7617's example and of `printf 'user:' | base64`.
    ['http://Aladdin:open%20sesame@proxy:1', through('http://proxy:1', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==')],
    ['http://user@proxy:1', through('http://proxy:1', 'Basic dXNlcjo=')],
    ['http://user:100%@proxy:1', through('http://proxy:1', 'Basic dXNlcjoxMDAl')],
    ['socks5://proxy:1080', unsupported('SOCKS5')],
    ['http://', unsupported('?')],
    ['http://a b', unsupported('?')],
  ])('%s', (text, expected) => {
    expect(parseProxyAddress(text)).toEqual(expected);
  });

  test('is named without its credentials, and with its port', () => {
    expect(toProxyName({ origin: 'http://proxy', authorization: 'Basic secret' })).toBe('proxy:80');
    expect(toProxyName({ origin: 'https://proxy', authorization: null })).toBe('proxy:443');
    expect(toProxyName({ origin: 'http://[::1]:3128', authorization: null })).toBe('[::1]:3128');
  });
});

describe('the environment', () => {
  const proxy = { HTTPS_PROXY: 'http://proxy:1' };
  test.each<[string, Record<string, string>, ProxyChoice | null]>([
    ['names none', {}, null],
    ['names an empty one', { HTTPS_PROXY: '' }, null],
    ['names one for https', proxy, through('http://proxy:1')],
    [
      'names one in small letters, which count',
      { ...proxy, https_proxy: 'http://small:2' },
      through('http://small:2'),
    ],
    [
      'names one for http only, which serves https too',
      { HTTP_PROXY: 'http://plain:3' },
      through('http://plain:3'),
    ],
    ['names both', { ...proxy, HTTP_PROXY: 'http://plain:3' }, through('http://proxy:1')],
    ['names one for all', { ALL_PROXY: 'http://all:4' }, through('http://all:4')],
    [
      'names one for all in small letters, which count',
      { ALL_PROXY: 'http://all:4', all_proxy: 'http://small:5' },
      through('http://small:5'),
    ],
    ['names one for all last', { ...proxy, all_proxy: 'http://all:4' }, through('http://proxy:1')],
    [
      'names one for all after that for http',
      { HTTP_PROXY: 'http://plain:3', ALL_PROXY: 'http://all:4' },
      through('http://plain:3'),
    ],
    ['names one for all that is not spoken', { ALL_PROXY: 'socks5://a:1' }, unsupported('SOCKS5')],
    ['names one for all but this', { ALL_PROXY: 'http://all:4', NO_PROXY: 'acme.example' }, direct],
    ['names exceptions only', { NO_PROXY: '*' }, null],
  ])('%s', (_name, environment, expected) => {
    expect(findEnvironmentProxy(new URL('https://api.acme.example/x'), environment)).toEqual(expected);
  });

  test.each<[exceptions: string, address: string, isException: boolean]>([
    ['*', 'https://api.acme.example', true],
    ['acme.example', 'https://api.acme.example', true],
    ['acme.example', 'https://acme.example', true],
    ['.acme.example', 'https://acme.example', true],
    ['*.acme.example', 'https://api.acme.example', true],
    ['*.acme.example', 'https://acme.example', false],
    ['cme.example', 'https://acme.example', false],
    ['ACME.example', 'https://api.acme.EXAMPLE', true],
    ['acme.example.', 'https://api.acme.example', true],
    ['acme.example', 'https://api.acme.example./x', true],
    ['a, acme.example b', 'https://api.acme.example', true],
    ['a b,,c', 'https://api.acme.example', false],
    ['acme.example:443', 'https://acme.example', true],
    ['acme.example:8443', 'https://acme.example', false],
    ['acme.example:8443', 'https://acme.example:8443', true],
    ['2001:db8::1', 'https://[2001:db8::1]', true],
    ['[2001:db8::1]', 'https://[2001:db8::1]', true],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]', false],
    ['10.0.0.1', 'https://10.0.0.1', true],
    ['', 'https://api.acme.example', false],
  ])('with the exceptions %j lets %s go straight: %s', (exceptions, address, isException) => {
    const found = findEnvironmentProxy(new URL(address), { ...proxy, NO_PROXY: exceptions });
    expect(found).toEqual(isException ? direct : through('http://proxy:1'));
  });

  test('settled: comes before the system, which is asked with the whole address', async () => {
    const asked: string[] = [];
    const askSystem = async (url: string) => {
      asked.push(url);
      return 'PROXY system:4; DIRECT';
    };
    const url = new URL('https://api.acme.example/x');
    expect(await createProxyFinder(proxy, askSystem)(url)).toEqual([through('http://proxy:1')]);
    expect(asked).toEqual([]);
    expect(await createProxyFinder({}, askSystem)(url)).toEqual([through('http://system:4'), direct]);
    expect(asked).toEqual(['https://api.acme.example/x']);
    expect(await createProxyFinder({})(url)).toEqual([]);
  });
});
