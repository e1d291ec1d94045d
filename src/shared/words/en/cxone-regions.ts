import type { RegionWords } from './regions.ts';

/** The vendor's areas as its own addresses name them (`na1.nice-incontact.com`). */
export const cxoneRegionWords: readonly RegionWords[] = [
  { id: 'na1', label: 'North America · na1' },
  { id: 'na2', label: 'US government (FedRAMP) · na2' },
  { id: 'ca1', label: 'Canada · ca1' },
  { id: 'eu1', label: 'Europe · eu1' },
  { id: 'uk1', label: 'United Kingdom · uk1' },
  { id: 'au1', label: 'Australia · au1' },
  { id: 'jp1', label: 'Japan · jp1' },
];
