import { expect, test } from 'vitest';
import { findGenesysHosts, genesysRegions } from '../../../src/main/vendors/genesys-cloud/regions.ts';

/** From the vendor's list of regions: login.E and api.E. */
const regions = [
  ['us-east-1', 'mypurecloud.com'],
  ['us-east-2', 'use2.us-gov-pure.cloud'],
  ['us-west-2', 'usw2.pure.cloud'],
  ['ca-central-1', 'cac1.pure.cloud'],
  ['mx-central-1', 'mxc1.pure.cloud'],
  ['sa-east-1', 'sae1.pure.cloud'],
  ['eu-west-1', 'mypurecloud.ie'],
  ['eu-west-2', 'euw2.pure.cloud'],
  ['eu-central-1', 'mypurecloud.de'],
  ['eu-central-2', 'euc2.pure.cloud'],
  ['eusc-de-east-1', 'edee1.eusc-pure.cloud'],
  ['me-central-1', 'mec1.pure.cloud'],
  ['ap-south-1', 'aps1.pure.cloud'],
  ['ap-southeast-1', 'apse1.pure.cloud'],
  ['ap-southeast-2', 'mypurecloud.com.au'],
  ['ap-northeast-1', 'mypurecloud.jp'],
  ['ap-northeast-2', 'apne2.pure.cloud'],
  ['ap-northeast-3', 'apne3.pure.cloud'],
] as const;

test.each(regions)('settled: the region %s is found by this name and by its domain %s', (region, domain) => {
  const hosts = { loginUrl: `https://login.${domain}`, apiUrl: `https://api.${domain}` };
  expect(findGenesysHosts({ region })).toEqual(hosts);
  expect(findGenesysHosts({ region: domain })).toEqual(hosts);
});

test('settled: knows the eighteen regions, each once, and no other', () => {
  expect(Object.entries(genesysRegions).sort()).toEqual([...regions].sort());
});

test.each(['eu-west-1', 'EU-WEST-1', 'mypurecloud.ie'])('finds the addresses of %s', (region) => {
  expect(findGenesysHosts({ region })).toEqual({
    loginUrl: 'https://login.mypurecloud.ie',
    apiUrl: 'https://api.mypurecloud.ie',
  });
});

test('settled: what is typed in wins, without a slash at its end', () => {
  expect(findGenesysHosts({ region: 'eu-west-1', apiUrl: 'https://gate.example/api/' })?.apiUrl).toBe(
    'https://gate.example/api',
  );
});

test.each(['eu-west-9', 'constructor', 'mypurecloud.ie.example'])('does not know %s', (region) => {
  expect(findGenesysHosts({ region })).toBeNull();
});
