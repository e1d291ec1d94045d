import { describe, expect, it } from 'vitest';
import { resolveProxyFromEnvironment } from '../../tools/chromium-host/proxy-environment.ts';

const vendor = 'https://api.mypurecloud.ie/api/v2/tokens';

describe('session.resolveProxy of the host', () => {
  it.each([
    ['nothing', {}, 'DIRECT'],
    ['a proxy of the scheme', { https_proxy: 'http://proxy.corp:8080' }, 'PROXY proxy.corp:8080'],
    ['the other case', { HTTPS_PROXY: 'proxy.corp:8080/' }, 'PROXY proxy.corp:8080'],
    ['a proxy of another scheme only', { http_proxy: 'proxy.corp:8080' }, 'DIRECT'],
    [
      'a proxy for everything',
      { all_proxy: 'all.corp:1', https_proxy: 'proxy.corp:8080' },
      'PROXY all.corp:1',
    ],
    ['a user name', { https_proxy: 'http://ann:pass@proxy.corp:8080' }, 'PROXY proxy.corp:8080'],
    ['no port', { https_proxy: 'proxy.corp' }, 'PROXY proxy.corp:80'],
    ['an IPv6 address', { https_proxy: 'http://[fd00::1]:8080' }, 'PROXY [fd00::1]:8080'],
    ['SOCKS', { SOCKS_SERVER: 'socks.corp:1081' }, 'SOCKS5 socks.corp:1081'],
    ['old SOCKS', { SOCKS_SERVER: 'socks.corp', SOCKS_VERSION: '4' }, 'SOCKS socks.corp:1080'],
    ['nonsense', { https_proxy: 'http://:::' }, 'DIRECT'],
    ['an exception', { https_proxy: 'p:1', no_proxy: 'example.com, mypurecloud.ie' }, 'DIRECT'],
    ['an exception by dot', { https_proxy: 'p:1', NO_PROXY: '.mypurecloud.ie' }, 'DIRECT'],
    ['an exception with its port', { https_proxy: 'p:1', no_proxy: 'mypurecloud.ie:443' }, 'DIRECT'],
    ['an exception for another port', { https_proxy: 'p:1', no_proxy: 'mypurecloud.ie:8443' }, 'PROXY p:1'],
    ['an exception for all', { https_proxy: 'p:1', no_proxy: '*' }, 'DIRECT'],
    ['an exception for another host', { https_proxy: 'p:1', no_proxy: 'pure.cloud' }, 'PROXY p:1'],
  ])('with %s', (_what, environment, answer) => {
    expect(resolveProxyFromEnvironment(vendor, environment)).toBe(answer);
  });

  it.each([
    ['http://localhost:4000/', 'DIRECT'],
    ['http://127.0.0.9:4000/', 'DIRECT'],
    ['http://[::1]:4000/', 'DIRECT'],
    ['http://10.1.2.3/', 'DIRECT'],
    ['http://11.1.2.3/', 'PROXY p:1'],
  ])('answers for %s, past this computer and blocks of addresses', (address, answer) => {
    expect(resolveProxyFromEnvironment(address, { http_proxy: 'p:1', no_proxy: '10.0.0.0/8' })).toBe(answer);
  });

  it.each(['<local>', '<-loopback>', 'https://example.com'])('refuses to guess what %s excepts', (rule) => {
    expect(() =>
      resolveProxyFromEnvironment(vendor, { https_proxy: 'p:1', no_proxy: `${rule},a.b` }),
    ).toThrow('not provided by the Chromium host');
  });

  it('refuses to guess what a configuration script would say', () => {
    const environment = { auto_proxy: 'http://wpad/wpad.dat' };
    expect(() => resolveProxyFromEnvironment(vendor, environment)).toThrow(
      'not provided by the Chromium host',
    );
  });
});
