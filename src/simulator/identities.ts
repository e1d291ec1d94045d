import { randomBytes } from 'node:crypto';
import { Random } from './random.ts';
import type { ClientIdentity, CxoneIdentity } from './tokens.ts';

/* Who may sign in to the demo. Names follow from the seed; secrets are made up anew at every start. */

export function createGenesysIdentity(seed: number, given: Partial<ClientIdentity>): ClientIdentity {
  return {
    clientId: given.clientId ?? new Random(seed, 'client').uuid(),
    clientSecret: given.clientSecret ?? randomBytes(32).toString('base64url'),
  };
}

export function createCxoneIdentity(seed: number, given: Partial<CxoneIdentity>): CxoneIdentity {
  return {
    clientId: given.clientId ?? new Random(seed, 'cxone client').uuid(),
    clientSecret: given.clientSecret ?? randomBytes(32).toString('base64url'),
    accessKeyId: given.accessKeyId ?? makeAccessKey(),
    accessKeySecret: given.accessKeySecret ?? makeAccessKey(),
  };
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 52 letters and digits and `====`, as CXone's own: sent without URL encoding it breaks. */
function makeAccessKey(): string {
  const letters = [...randomBytes(52)].map((byte) => base32[byte % base32.length]);
  return `${letters.join('')}====`;
}
