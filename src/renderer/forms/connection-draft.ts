import { baseUrlSchema, defaultPollSeconds, minimumPollSeconds } from '../../shared/connection.ts';
import { type ConnectionDraft, type CredentialInput, connectionDraftSchema } from '../../shared/contract.ts';
import { windowWords } from '../../shared/words/en/window.ts';

export const fieldNames = [
  'name',
  'region',
  'loginUrl',
  'apiUrl',
  'api',
  'pollSeconds',
  'clientId',
  'clientSecret',
] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Record<FieldName, string>;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** The region choice that asks for addresses instead. */
export const ownAddresses = 'own-addresses';

export const draftApis = connectionDraftSchema.shape.api.options;
export const defaultPollText = String(defaultPollSeconds);

export type ParsedDraft =
  | { ok: true; draft: ConnectionDraft; credentials: CredentialInput }
  | { ok: false; errors: FieldErrors };

/** The typed fields as a draft, or what to mend, by field. Main judges again; this only spares a round trip. */
export function parseDraft(fields: Fields): ParsedDraft {
  const words = windowWords.add.errors;
  const errors: FieldErrors = {};
  const name = fields.name.trim();
  const pollSeconds = Number(fields.pollSeconds);
  const api = draftApis.find((known) => known === fields.api) ?? 'auto';
  const addresses = { loginUrl: toAddress(fields.loginUrl), apiUrl: toAddress(fields.apiUrl) };
  const hasOwnAddresses = fields.region === ownAddresses;
  if (name === '') errors.name = words.name;
  if (fields.region === '') errors.region = words.region;
  if (hasOwnAddresses && !isAddress(addresses.loginUrl)) errors.loginUrl = words.address;
  if (hasOwnAddresses && !isAddress(addresses.apiUrl)) errors.apiUrl = words.address;
  if (!(pollSeconds >= minimumPollSeconds)) errors.pollSeconds = words.poll(minimumPollSeconds);
  if (fields.clientId.trim() === '') errors.clientId = words.clientId;
  if (fields.clientSecret === '') errors.clientSecret = words.clientSecret;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    draft: {
      name,
      vendor: connectionDraftSchema.shape.vendor.value,
      api,
      pollSeconds,
      ...(hasOwnAddresses ? addresses : { region: fields.region }),
    },
    credentials: toCredentials(fields),
  };
}

export function toCredentials(fields: Pick<Fields, 'clientId' | 'clientSecret'>): CredentialInput {
  return { clientId: fields.clientId.trim(), clientSecret: fields.clientSecret };
}

/** Reads a form's fields at the moment of need, so that a secret is in no component's state. */
export function readFields(form: HTMLFormElement): Fields {
  const data = new FormData(form);
  const read = (name: FieldName) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(fieldNames.map((name) => [name, read(name)])) as Fields;
}

function toAddress(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

function isAddress(text: string): boolean {
  return baseUrlSchema.safeParse(text).success;
}
