import { expect, it } from 'vitest';
import { isWebAddress } from '../../src/main/desktop/web-address.ts';

it.each([
  ['https://login.mypurecloud.ie/oauth/authorize?client_id=a&state=b', true],
  ['https://[2001:db8::1]:8443/', true],
  ['http://127.0.0.1:4711/oauth/authorize', true],
  ['http://localhost/', true],
  ['http://[::1]:4711/', true],
  ['http://login.mypurecloud.ie/oauth/authorize', false],
  ['http://127.0.0.1.example.com/', false],
  ['https://login.mypurecloud.ie@example.com/', false],
  ['file:///usr/bin/env', false],
  ['javascript:alert(1)', false],
  ['ms-settings:network', false],
  ['\\\\server\\share\\program.exe', false],
  ['login.mypurecloud.ie', false],
  ['', false],
])('hands %s to the system: %s', (address, isHandedOver) => {
  expect(isWebAddress(address)).toBe(isHandedOver);
});
