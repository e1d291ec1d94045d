/**
 * What keytar finds an entry of the keyring by. A keyring adds the schema by itself only once it has read its file anew, so
 * an entry that was stored without it a moment ago is not found.
 */
export function toKeytarAttributes(account: string): string[] {
  return ['service', 'queuewatch', 'account', account, 'xdg:schema', 'org.freedesktop.Secret.Generic'];
}
