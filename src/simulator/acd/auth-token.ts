import type { ApiAnswer } from '../answer.ts';
import type { ApiRequest, Endpoint } from '../endpoint.ts';
import { type ClientIdentity, type Granted, isSame, readBasic, type TokenOffice } from '../tokens.ts';
import { acdStyle } from './acd-style.ts';
import { refreshTokenSeconds, toOfficeText, usualTokenSeconds, writeTokens } from './token-answer.ts';

/*
 * `POST /auth/token`: the password grant of an access key, and what renews its tokens. A client proves itself by a
 * Basic header of URL-encoded id and secret or in the form; every refusal is a 400.
 */

type Refusal = { error: string; description: string };

export const authToken: Endpoint = {
  api: 'acd',
  method: 'POST',
  path: '/auth/token',
  access: 'open',
  content: 'form',
  style: acdStyle,
  handle(request, _centre, at, office) {
    const { form } = request;
    const scope = form.get('scope');
    if (scope !== null && scope !== 'openid') return refuseGrant('invalid_scope', 'only openid is known');
    const grantType = form.get('grant_type');
    if (grantType === null) return refuseGrant('invalid_request', 'grant_type is missing');
    if (grantType !== 'password' && grantType !== 'refresh_token') {
      return refuseGrant('unsupported_grant_type', `${grantType} is not supported`);
    }
    const wrong = findWrongClient(request, office.cxone, grantType === 'refresh_token');
    if (wrong !== null) return refuseGrant('invalid_client', wrong);
    const granted = grantType === 'password' ? grantKey(form, office) : grantAgain(form, office);
    if ('error' in granted) return refuseGrant(granted.error, granted.description);
    return toAnswer(granted, request, at, office);
  },
};

function grantKey(form: URLSearchParams, office: TokenOffice): Granted | Refusal {
  const username = form.get('username');
  const password = form.get('password');
  if (username === null || password === null) {
    return { error: 'invalid_request', description: 'username and password are needed' };
  }
  const { accessKeyId, accessKeySecret } = office.cxone;
  if (!isSame(username, accessKeyId) || !isSame(password, accessKeySecret)) {
    return { error: 'invalid_grant', description: 'invalid access key' };
  }
  return grantAccess(office);
}

function grantAgain(form: URLSearchParams, office: TokenOffice): Granted | Refusal {
  const refreshToken = form.get('refresh_token');
  if (refreshToken === null) return { error: 'invalid_request', description: 'refresh_token is missing' };
  return (
    office.redeem(toOfficeText(refreshToken), 'cxone') ?? {
      error: 'invalid_grant',
      description: 'the refresh token is used or expired',
    }
  );
}

export function grantAccess(office: TokenOffice): Granted {
  return office.grant({
    family: 'cxone',
    lifetimeSeconds: office.rules.tokenSeconds ?? usualTokenSeconds,
    refreshSeconds: refreshTokenSeconds,
  });
}

/** For a refresh the client's id alone will do, as the vendor's own client sends it. */
function findWrongClient(
  { headers, form }: ApiRequest,
  client: ClientIdentity,
  isSecretOptional: boolean,
): string | null {
  const inHeader = readEncodedBasic(headers.authorization);
  if (inHeader === 'unreadable') return 'the Basic header is not URL-encoded';
  const clientId = inHeader?.clientId ?? form.get('client_id');
  const clientSecret = inHeader?.clientSecret ?? form.get('client_secret');
  if (clientId === null || !isSame(clientId, client.clientId)) return 'client not found';
  if (clientSecret === null) return isSecretOptional ? null : 'client secret is missing';
  return isSame(clientSecret, client.clientSecret) ? null : 'client authentication failed';
}

function readEncodedBasic(authorization: string | undefined): ClientIdentity | 'unreadable' | null {
  const given = readBasic(authorization);
  if (given === null) return null;
  // What encoding would have replaced shows that nobody encoded (RFC 6749, section 2.3.1).
  if (/[^\w.~*!'()%+-]/.test(given.clientId + given.clientSecret)) return 'unreadable';
  const decode = (text: string) => new URLSearchParams(`value=${text}`).get('value') ?? '';
  return { clientId: decode(given.clientId), clientSecret: decode(given.clientSecret) };
}

function toAnswer(granted: Granted, { origin }: ApiRequest, at: number, office: TokenOffice): ApiAnswer {
  const tokens = writeTokens(granted, { clientId: office.cxone.clientId, origin }, at);
  return {
    status: 200,
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
    body: {
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      expires_in: granted.expiresSeconds,
      refresh_token: tokens.refreshToken,
      id_token: tokens.idToken,
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    },
  };
}

function refuseGrant(error: string, description: string): ApiAnswer {
  return { status: 400, body: { error, error_description: description } };
}
