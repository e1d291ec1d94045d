import {
  type ApiName,
  apisOfVendor,
  baseUrlSchema,
  type CredentialName,
  credentialNames,
  signInWays,
  type VendorId,
  vendorIds,
} from '../../shared/connection.ts';
import type { ConnectionDraft, CredentialInput } from '../../shared/contract/connection-contract.ts';
import { defaultPollSeconds, minimumPollSeconds } from '../../shared/poll-seconds.ts';
import { connectWords } from '../../shared/words/en/connect.ts';

const fieldNames = [
  'vendor',
  'name',
  'region',
  'loginUrl',
  'apiUrl',
  'signIn',
  'api',
  'pollSeconds',
  'tags',
  'serviceLevelFormula',
  'timeZone',
  'scope',
  'apiVersion',
  ...credentialNames,
] as const;
type FieldName = (typeof fieldNames)[number];
export type Fields = Record<FieldName, string>;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** The region choice that asks for addresses instead. */
export const ownAddresses = 'own-addresses';

export const defaultVendor: VendorId = 'genesys-cloud';
export const defaultPollText = String(defaultPollSeconds);

export interface ReadyDraft {
  draft: ConnectionDraft;
  credentials: CredentialInput;
}
type ParsedDraft = ({ ok: true } & ReadyDraft) | { ok: false; errors: FieldErrors };

/** The typed fields as a draft, or what to mend, by field. Main judges again; this only spares a round trip. */
export function parseDraft(fields: Fields): ParsedDraft {
  const words = connectWords.errors;
  const errors: FieldErrors = {};
  const vendor = vendorIds.find((known) => known === fields.vendor) ?? defaultVendor;
  const isBrowser = vendor === 'genesys-cloud' && toSignInWay(fields.signIn) === 'browser';
  const api = isBrowser ? 'platform' : toApi(vendor, fields.api);
  const name = fields.name.trim();
  const pollSeconds = Number(fields.pollSeconds);
  const credentials = toCredentials(fields, namesOfCredentials(vendor, isBrowser));
  if (name === '') errors.name = words.name;
  if (fields.region === '') errors.region = words.region;
  if (!(pollSeconds >= minimumPollSeconds)) errors.pollSeconds = words.poll(minimumPollSeconds);
  Object.assign(errors, findCredentialErrors(vendor, api, isBrowser, credentials));

  const hasOwnAddresses = fields.region === ownAddresses;
  const loginUrl = toAddress(fields.loginUrl);
  const apiUrl = toAddress(fields.apiUrl);
  if (hasOwnAddresses) {
    if (!isAddress(loginUrl)) errors.loginUrl = words.address;
    const mayStayEmpty = apiUrl === '' && !needsApiUrl(vendor, api, credentials);
    if (!mayStayEmpty && !isAddress(apiUrl)) errors.apiUrl = words.address;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const place = toTypedPlace(fields.region, loginUrl, apiUrl);
  const signIn = isBrowser ? { signIn: 'browser' as const } : {};
  return { ok: true, draft: { name, vendor, api, pollSeconds, ...place, ...signIn }, credentials };
}

/** What is missing among the credentials of a vendor; `api` may be the one that was found to answer. */
export function findCredentialErrors(
  vendor: VendorId,
  api: ApiName | null,
  isBrowser: boolean,
  given: CredentialInput,
): FieldErrors {
  const words = connectWords.errors;
  const errors: FieldErrors = {};
  if (given.clientId === undefined) errors.clientId = words.clientId;
  if (given.clientSecret === undefined && !isBrowser) errors.clientSecret = words.clientSecret;
  if (vendor !== 'nice-cxone') return errors;
  const hasId = given.accessKeyId !== undefined;
  const hasSecret = given.accessKeySecret !== undefined;
  if (!hasId && hasSecret) errors.accessKeyId = words.accessKeyId;
  if (hasId && !hasSecret) errors.accessKeySecret = words.accessKeySecret;
  if (!hasId && !hasSecret && api === 'acd') errors.accessKeyId = words.accessKeyNeeded;
  return errors;
}

/** The credentials that were typed in; ids without stray blanks, secrets as they are. */
export function toCredentials(fields: Fields, names: readonly CredentialName[]): CredentialInput {
  const typed = names.map(
    (name) => [name, name.endsWith('Id') ? fields[name].trim() : fields[name]] as const,
  );
  return Object.fromEntries(typed.filter(([, value]) => value !== ''));
}

/**
 * The fields of a vendor's credentials, ids before secrets: Chromium complains about a form where passwords and
 * other fields alternate.
 */
export function namesOfCredentials(vendor: VendorId, isBrowser: boolean): readonly CredentialName[] {
  if (isBrowser) return ['clientId'];
  if (vendor === 'genesys-cloud') return ['clientId', 'clientSecret'];
  return ['clientId', 'accessKeyId', 'clientSecret', 'accessKeySecret'];
}

/** Who signs in where: a session in the browser that was begun for one of these holds for it only. */
export function toSignInKey({ draft, credentials }: ReadyDraft): string {
  return JSON.stringify([draft.region, draft.loginUrl, draft.apiUrl, credentials.clientId]);
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

/** Whether something was typed in that closing the form would lose. */
export function hasTyped(fields: Fields): boolean {
  return ['name', 'loginUrl', 'apiUrl', ...credentialNames].some(
    (name) => fields[name as FieldName].trim() !== '',
  );
}

function toSignInWay(text: string): (typeof signInWays)[number] {
  return signInWays.find((known) => known === text) ?? 'client';
}

/** A region, or the addresses that stand for one. */
export function toTypedPlace(region: string, loginUrl: string, apiUrl: string) {
  return region === ownAddresses ? { loginUrl, ...(apiUrl === '' ? {} : { apiUrl }) } : { region };
}

export function toApi(vendor: VendorId, text: string): ApiName {
  return apisOfVendor[vendor].find((known) => known === text) ?? 'auto';
}

/** CXone names its API's address by itself, to those who sign in with an access key. */
function needsApiUrl(vendor: VendorId, api: ApiName, credentials: CredentialInput): boolean {
  if (vendor === 'genesys-cloud' || api === 'queue-stats') return true;
  return credentials.accessKeyId === undefined && api !== 'acd';
}

export function toAddress(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

function isAddress(text: string): boolean {
  return baseUrlSchema.safeParse(text).success;
}
