import { Buffer } from 'node:buffer';
import type { HttpAnswer } from '../http.ts';
import { isRecord, readJson } from '../http-failure.ts';

// The odd forms in which this vendor's sign-ins answer, brought into the one that OAuth names.

/**
 * Some clients get the token in a list of one; the older refresh has names of its own (`token`, `refreshToken`,
 * `tokenExpirationTimeSec`). Anything else goes on as it came.
 */
export function toOAuthAnswer(answer: HttpAnswer): HttpAnswer {
  const body = readJson(answer.text);
  const token: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body;
  if (!isRecord(token)) return answer;
  const text = JSON.stringify({
    access_token: token.access_token ?? token.token,
    expires_in: token.expires_in ?? token.tokenExpirationTimeSec,
    refresh_token: token.refresh_token ?? token.refreshToken,
    id_token: token.id_token,
  });
  return { ...answer, text };
}

/** Whose a token is, as its claims say. They are read, not verified: they only choose whom to ask. */
export interface TokenClaims {
  tenantId: string | null;
  /** The tenant's name. */
  tenant: string | null;
}

/** From the first of these tokens that tells it. */
export function readClaims(...tokens: readonly (string | null)[]): TokenClaims {
  const payloads = tokens.map((token) => (token === null ? null : readPayload(token)));
  const find = (name: keyof TokenClaims) =>
    payloads.map((claims) => readText(claims?.[name])).find((claim) => claim !== null) ?? null;
  return { tenantId: find('tenantId'), tenant: find('tenant') };
}

/** The middle part of a JWT; null: it is none. */
function readPayload(token: string): Record<string, unknown> | null {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined || !/^[\w-]+={0,2}$/.test(payload)) return null;
  const claims = readJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return isRecord(claims) ? claims : null;
}

function readText(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' && claim.length <= 200 ? claim : null;
}
