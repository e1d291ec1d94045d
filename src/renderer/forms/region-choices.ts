import type { VendorId } from '../../shared/connection.ts';
import { connectWords } from '../../shared/words/en/connect.ts';
import { cxoneRegionWords } from '../../shared/words/en/cxone-regions.ts';
import { regionWords } from '../../shared/words/en/regions.ts';
import { ownAddresses } from './connection-draft.ts';

const regions = { 'genesys-cloud': regionWords, 'nice-cxone': cxoneRegionWords };

/** The regions of a vendor, one that is kept under another name, and addresses of one's own. */
export function toRegionChoices(vendor: VendorId, kept?: string): readonly { id: string; label: string }[] {
  const listed: readonly { id: string; label: string }[] = regions[vendor];
  const isOther = kept !== undefined && listed.every(({ id }) => id !== kept);
  return [
    ...(isOther ? [{ id: kept, label: kept }] : []),
    ...listed,
    { id: ownAddresses, label: connectWords.ownAddresses },
  ];
}
