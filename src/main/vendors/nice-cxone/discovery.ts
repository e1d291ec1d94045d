import { z } from 'zod';
import { createFailure } from '../../../shared/failure.ts';
import { networkDetails } from '../../../shared/words/en/vendor-detail.ts';
import { parseAnswer } from '../answer.ts';
import type { Http } from '../http.ts';
import { toStatusFailure } from '../http-failure.ts';
import type { SecretFilter } from '../secret-filter.ts';
import type { TokenResult } from '../token-source.ts';
import { isOwnAddress, trimSlashes } from './hosts.ts';

// What the issuer tells about itself without a token: where tokens are, and where a tenant's API is. Addresses are
// taken as they are given, and only those that may get a secret at all.

interface DiscoveryDeps {
  http: Http;
  secrets: SecretFilter;
}

const openIdSchema = z.object({ token_endpoint: z.string().min(1) });

/** A 404 says that this issuer knows no OpenID discovery. */
export async function fetchTokenEndpoint(
  deps: DiscoveryDeps,
  issuer: string,
  signal: AbortSignal,
): Promise<TokenResult<string>> {
  const found = await fetchNamed(deps, `${issuer}/.well-known/openid-configuration`, openIdSchema, signal);
  return found.ok ? toOwn(found.value.token_endpoint, issuer) : found;
}

const configurationSchema = z.object({ api_endpoint: z.string().min(1) });

/** Where a tenant's API is: a base without a slash at its end, its path kept. */
export async function fetchApiEndpoint(
  deps: DiscoveryDeps,
  issuer: string,
  tenantId: string,
  signal: AbortSignal,
): Promise<TokenResult<string>> {
  const url = `${issuer}/.well-known/cxone-configuration?tenantId=${encodeURIComponent(tenantId)}`;
  const found = await fetchNamed(deps, url, configurationSchema, signal);
  if (!found.ok) return found;
  const own = toOwn(found.value.api_endpoint, issuer);
  if (!own.ok) return own;
  const { origin, pathname } = new URL(own.value);
  return { ok: true, value: trimSlashes(`${origin}${pathname}`) };
}

async function fetchNamed<T>(
  { http, secrets }: DiscoveryDeps,
  url: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<TokenResult<T>> {
  const headers = { accept: 'application/json' };
  const sent = await http.send({ method: 'GET', url, headers, lane: 'sign-in', signal });
  if (!sent.ok) return { ...sent, status: null };
  const answer = sent.value;
  if (answer.status < 200 || answer.status >= 300) {
    const failure = toStatusFailure(answer, { path: new URL(url).pathname, hide: secrets.hide });
    return { ok: false, failure, status: answer.status };
  }
  const parsed = parseAnswer(schema, answer);
  return parsed.ok ? parsed : { ...parsed, status: answer.status };
}

function toOwn(address: string, issuer: string): TokenResult<string> {
  if (isOwnAddress(address, issuer)) return { ok: true, value: address };
  const failure = createFailure('bad-answer', {
    detail: networkDetails.foreignAddress(toShownHost(address)),
  });
  return { ok: false, failure, status: 200 };
}

function toShownHost(address: string): string {
  return URL.canParse(address) ? new URL(address).host : networkDetails.noAddress;
}
