import type { Granted } from '../tokens.ts';
import { businessUnitId } from './skills.ts';

/*
 * Tokens as CXone writes them: JSON Web Tokens. Nobody checks their signature here, so what the office gave out
 * stands in its place and is what the token is known by.
 */

export const demoTenant = {
  tenantId: '7d1f0c52-3b0e-4c7a-9a41-5e8c2f6d9b13',
  tenantName: 'demo_contact_centre',
  userId: '2f9b6a08-51c4-4e0d-8f37-c0d1a7e4b925',
  area: 'na1',
  cluster: 'C32',
  domain: 'niceincontact.com',
} as const;

/** Of access and id tokens; refresh tokens are good for two hours. */
export const usualTokenSeconds = 3600;
export const refreshTokenSeconds = 7200;

interface WrittenTokens {
  accessToken: string;
  refreshToken: string;
  idToken: string;
}

export function writeTokens(
  granted: Granted,
  issuer: { clientId: string; origin: string },
  at: number,
): WrittenTokens {
  const issuedAt = Math.floor(at / 1000);
  const claims = {
    tenantId: demoTenant.tenantId,
    tenant: demoTenant.tenantName,
    userId: demoTenant.userId,
    sub: `user:${demoTenant.userId}`,
    icBUId: businessUnitId,
    icClusterId: demoTenant.cluster,
    icDomain: demoTenant.domain,
    iss: issuer.origin,
    aud: issuer.clientId,
    iat: issuedAt,
  };
  const write = (expiresSeconds: number, signature: string) =>
    [
      encode({ alg: 'RS256', typ: 'JWT' }),
      encode({ ...claims, exp: issuedAt + expiresSeconds }),
      signature,
    ].join('.');
  return {
    accessToken: write(granted.expiresSeconds, granted.text),
    refreshToken: write(refreshTokenSeconds, granted.refreshText),
    idToken: write(granted.expiresSeconds, 'unsigned'),
  };
}

/** What the office knows a token by. */
export function toOfficeText(token: string): string {
  return token.slice(token.lastIndexOf('.') + 1);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
