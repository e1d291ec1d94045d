import { expect, test } from 'vitest';
import { findGenesysHosts, genesysRegions } from '../../../src/main/vendors/genesys-cloud/regions.ts';

test('knows the eighteen regions, each once', () => {
  expect(new Set(Object.values(genesysRegions)).size).toBe(18);
});

test.each(['eu-west-1', 'EU-WEST-1', 'mypurecloud.ie'])('finds the addresses of %s', (region) => {
  expect(findGenesysHosts({ region })).toEqual({
    loginUrl: 'https://login.mypurecloud.ie',
    apiUrl: 'https://api.mypurecloud.ie',
  });
});

test('what is typed in wins, without a slash at its end', () => {
  expect(findGenesysHosts({ region: 'eu-west-1', apiUrl: 'https://gate.example/api/' })?.apiUrl).toBe(
    'https://gate.example/api',
  );
});

test.each(['eu-west-9', 'constructor', 'mypurecloud.ie.example'])('does not know %s', (region) => {
  expect(findGenesysHosts({ region })).toBeNull();
});
