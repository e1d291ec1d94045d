import type { Blame } from '../../blame.ts';

/** Whom to call about a trouble, in one line. */
const who: Record<Blame, string> = {
  network: 'the network between this computer and the vendor',
  proxy: 'the proxy or firewall on the way to the vendor',
  keychain: 'the keychain of this computer',
  computer: 'this computer',
  credentials: 'the credentials',
  permission: 'a permission that is missing at the vendor',
  connection: 'what is set for this connection',
  limit: 'how often this contact centre is asked',
  vendor: 'the vendor',
  ours: 'Queuewatch itself',
  nobody: 'nobody: it was stopped',
};

export function sayBlame(blame: Blame): string {
  return `The trouble lies with ${who[blame]}.`;
}
