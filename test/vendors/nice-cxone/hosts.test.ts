import { expect, test } from 'vitest';
import { findCxoneHosts, isOwnAddress } from '../../../src/main/vendors/nice-cxone/hosts.ts';
import { findConnectionProblem } from '../../../src/main/vendors/registry.ts';
import { connectionSchema } from '../../../src/shared/connection.ts';

const commercial = 'https://cxone.niceincontact.com';
const government = 'https://cxone-gov.niceincontact.com';

test.each([
  ['na1', commercial, 'https://na1.nice-incontact.com', 'https://api-na1.niceincontact.com'],
  ['NA2', government, 'https://na2.niceincontact.com', 'https://api-na2.niceincontact.com'],
  ['gov', government, 'https://na2.niceincontact.com', 'https://api-na2.niceincontact.com'],
  ['eu1', commercial, 'https://eu1.niceincontact.com', 'https://api-eu1.niceincontact.com'],
  ['uk1', commercial, 'https://uk1.niceincontact.com', 'https://api-uk1.niceincontact.com'],
  ['au1', commercial, 'https://au1.nice-incontact.com', 'https://api-au1.niceincontact.com'],
  ['ca1', commercial, 'https://ca1.niceincontact.com', 'https://api-ca1.niceincontact.com'],
  [' jp1 ', commercial, 'https://jp1.niceincontact.com', 'https://api-jp1.niceincontact.com'],
])('knows the area %s', (region, issuer, olderUrl, statsUrl) => {
  expect(findCxoneHosts({ region })).toEqual({ issuer, olderUrl, statsUrl });
});

test('settled: what was typed in wins over the area', () => {
  const typed = {
    region: 'eu1',
    loginUrl: 'https://sso.example.com/',
    apiUrl: 'https://api.example.com/cx/',
  };
  expect(findCxoneHosts(typed)).toEqual({
    issuer: 'https://sso.example.com',
    olderUrl: 'https://sso.example.com',
    statsUrl: 'https://api.example.com/cx',
  });
});

test.each(['zz9', 'constructor', ''])('knows no area “%s”', (region) => {
  expect(findCxoneHosts({ region })).toBeNull();
});

const own: [string, string][] = [
  ['https://cxone.niceincontact.com', 'https://cxone.niceincontact.com/auth/token'],
  ['https://cxone.niceincontact.com', 'https://api-eu1.niceincontact.com/some/path'],
  ['https://cxone.niceincontact.com', 'https://api-c53.nice-incontact.com'],
  ['https://cxone-gov.niceincontact.com', 'https://api-de-na2.nicecxone-gov.com'],
  ['https://sso.example.com', 'https://api.example.com'],
  ['https://sso.example.com', 'https://example.com:8443'],
  ['https://sso.example.co.uk', 'https://api.example.co.uk'],
  ['http://127.0.0.1:8099', 'http://127.0.0.1:8100/auth/token'],
  ['http://127.0.0.1:8099', 'https://localhost:8100/auth/token'],
  ['http://127.0.0.1:8099', 'https://api-eu1.niceincontact.com'],
  ['https://sso.example.com.', 'https://api.example.com'],
  ['https://sso.example.com', 'https://API.EXAMPLE.com./v1'],
  ['https://sso.bücher.example', 'https://api.xn--bcher-kva.example'],
  ['http://[::1]:8099', 'http://localhost:1/auth/token'],
  ['https://127.0.0.1', 'https://127.0.0.2'],
];
test.each(own)('settled: what an issuer at %s names at %s may get a token', (issuer, address) => {
  expect(isOwnAddress(address, issuer)).toBe(true);
});

const foreign: [string, string][] = [
  ['https://cxone.niceincontact.com', 'https://example.com'],
  ['https://cxone.niceincontact.com', 'http://api-eu1.niceincontact.com'],
  ['https://cxone.niceincontact.com', 'https://niceincontact.com.example.com'],
  ['https://cxone.niceincontact.com', 'https://notniceincontact.com'],
  ['https://cxone.niceincontact.com', 'https://user:pw@api-eu1.niceincontact.com'],
  ['https://cxone.niceincontact.com', 'http://127.0.0.1:8099'],
  ['https://sso.example.com', 'https://example.org'],
  ['https://sso.example.co.uk', 'https://other.co.uk'],
  ['https://203.0.113.7', 'https://198.51.113.7'],
  ['http://127.0.0.1:8099', 'http://example.com'],
  ['http://127.0.0.1:8099', 'ftp://127.0.0.1'],
  ['https://sso.example.com', 'file:///etc/passwd'],
  ['https://sso.example.com', '/auth/token'],
  ['https://sso.example.com', ''],
  ['https://sso.example.com.', 'https://api.elsewhere.com.'],
  ['https://cxone.niceincontact.com', 'https://elsewhere.example\\@api.niceincontact.com'],
  ['https://cxone.niceincontact.com', 'https://elsewhere.example#.niceincontact.com'],
  ['https://cxone.niceincontact.com', 'https://ņiceincontact.com'],
  ['https://127.0.0.1', 'http://127.0.0.1'],
  ['http://127.0.0.1:8099', 'http://127.0.0.1.example.com'],
  ['http://127.0.0.1:8099', 'http://0.0.0.0:8099'],
  ['https://sso.example.go.jp', 'https://other.go.jp'],
  ['https://sso.example.id.au', 'https://other.id.au'],
  ['https://sso.example.govt.nz', 'https://other.govt.nz'],
];
test.each(foreign)('settled: what an issuer at %s names at %s gets no token', (issuer, address) => {
  expect(isOwnAddress(address, issuer)).toBe(false);
});

const problemOf = (parts: Record<string, unknown>) =>
  findConnectionProblem(connectionSchema.parse({ id: 'us', name: 'US', vendor: 'nice-cxone', ...parts }));
const accessKeyId = { keychain: true };

test('an unknown area is a problem, and so is no address for the only API that is left', () => {
  expect(problemOf({ region: 'zz9' })).toContain('“zz9”');
  expect(problemOf({ loginUrl: 'https://sso.example.com' })).toContain('apiUrl');
  expect(problemOf({ loginUrl: 'https://sso.example.com', credentials: { accessKeyId } })).toBeNull();
  expect(problemOf({ loginUrl: 'https://sso.example.com', api: 'acd' })).toBeNull();
  expect(problemOf({ region: 'eu1' })).toBeNull();
  expect(problemOf({ region: 'eu1', api: 'queue-stats' })).toBeNull();
});
