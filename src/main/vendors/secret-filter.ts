/** Knows the secrets in use, to keep them out of words that a vendor or proxy wrote. */
export interface SecretFilter {
  add(secret: string): void;
  hide(text: string): string;
}

/** More than any connection uses at a time; older tokens are no secrets any more. */
const keptSecrets = 32;

export function createSecretFilter(): SecretFilter {
  const secrets = new Set<string>();
  return {
    add(secret) {
      // Shorter than this is no secret, and hiding it would blank half of every message.
      if (secret.length < 4) return;
      for (const form of [secret, encodeURIComponent(secret)]) {
        secrets.delete(form);
        secrets.add(form);
      }
      for (const oldest of secrets) {
        if (secrets.size <= keptSecrets) break;
        secrets.delete(oldest);
      }
    },
    hide(text) {
      const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
      return longestFirst.reduce((words, secret) => words.replaceAll(secret, '[hidden]'), text);
    },
  };
}
