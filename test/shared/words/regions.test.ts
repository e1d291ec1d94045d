import { describe, expect, it } from 'vitest';
import { findGenesysHosts } from '../../../src/main/vendors/genesys-cloud/regions.ts';
import { findCxoneHosts } from '../../../src/main/vendors/nice-cxone/hosts.ts';
import { cxoneRegionWords } from '../../../src/shared/words/en/cxone-regions.ts';
import { regionWords } from '../../../src/shared/words/en/regions.ts';

describe('regions that the window offers', () => {
  it('lists 18 regions of Genesys Cloud, each once', () => {
    expect(new Set(regionWords.map(({ id }) => id)).size).toBe(18);
    expect(regionWords).toHaveLength(18);
  });

  it('lists the seven areas of the reference for CXone, each once', () => {
    const ids = cxoneRegionWords.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['au1', 'ca1', 'eu1', 'jp1', 'na1', 'na2', 'uk1']);
  });

  it('offers only what the adapters know', () => {
    expect(regionWords.filter(({ id }) => findGenesysHosts({ region: id }) === null)).toEqual([]);
    expect(cxoneRegionWords.filter(({ id }) => findCxoneHosts({ region: id }) === null)).toEqual([]);
  });
});
