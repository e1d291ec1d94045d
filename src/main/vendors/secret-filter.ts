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
      secrets.delete(secret);
      secrets.add(secret);
      const [oldest] = secrets;
      if (secrets.size > keptSecrets && oldest !== undefined) secrets.delete(oldest);
    },
    hide(text) {
      const longestFirst = [...secrets].flatMap(toForms).sort((a, b) => b.length - a.length);
      return longestFirst.reduce((words, form) => words.replaceAll(form, '[hidden]'), text);
    },
  };
}

/** As it was typed in, in an address, in a form and in JSON. */
function toForms(secret: string): string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, encodeURIComponent(secret.toWellFormed()), inForm, JSON.stringify(secret).slice(1, -1)];
}
