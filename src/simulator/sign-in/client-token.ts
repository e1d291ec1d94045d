import { type ApiAnswer, refuse } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { tokenLifetimeSeconds } from '../scenario.ts';
import { type ClientIdentity, isSame, readBasic, refuseToken, type TokenOffice } from '../tokens.ts';

/** `POST /oauth/token` with `grant_type=client_credentials`: for a client, and no person behind it. */

/** The scopes that the documents name. The real platform ignores scopes in this grant. */
const knownScopes: ReadonlySet<string> = new Set([
  'analytics:queue:read',
  'analytics:queue:view',
  'analytics:conversation:read',
  'analytics:report:read',
  'analytics:query:view',
]);

export const tokenPath = '/oauth/token';

export const clientToken: Endpoint = {
  api: 'sign-in',
  method: 'POST',
  path: tokenPath,
  access: 'open',
  content: 'form',
  handle({ headers, form, origin }, _centre, _at, office) {
    const { tokenHost } = office.rules;
    if (tokenHost !== 'any' && new URL(origin).hostname !== tokenHost) {
      return refuse(404, 'The requested resource was not found.');
    }
    if (form.get('grant_type') !== 'client_credentials') {
      return refuseToken(400, 'unsupported_grant_type', 'grant type must be client_credentials');
    }
    const inHeader = office.rules.basicRefused ? null : readBasic(headers.authorization);
    const given = inHeader ?? readForm(form);
    if (given === null) return refuseToken(400, 'invalid_request', 'client credentials are missing');
    if (!isSame(given.clientId, office.genesys.clientId)) {
      return refuseToken(400, 'invalid_client', 'client not found');
    }
    if (!isSame(given.clientSecret, office.genesys.clientSecret)) {
      return refuseToken(401, 'invalid_client', 'authentication failed');
    }
    const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
    const unknown = scopes.find((scope) => !knownScopes.has(scope));
    if (unknown !== undefined) return refuseToken(400, 'invalid_scope', `unknown scope ${unknown}`);
    // Document 001: a scope that no administrator approved is refused with 401.
    const denied = scopes.find((scope) => office.rules.deny.includes(scope));
    if (denied !== undefined) return refuseToken(401, 'invalid_scope', `scope ${denied} is not approved`);
    return toTokenAnswer(office, scopes);
  },
};

function toTokenAnswer(office: TokenOffice, scopes: readonly string[]): ApiAnswer {
  const lifetimeSeconds = office.rules.tokenSeconds ?? tokenLifetimeSeconds;
  const { text, expiresSeconds } = office.grant({ family: 'genesys', scopes, lifetimeSeconds });
  return {
    status: 200,
    body: { access_token: text, token_type: 'bearer', expires_in: expiresSeconds },
    headers: { 'cache-control': 'no-store' },
  };
}

function readForm(form: URLSearchParams): ClientIdentity | null {
  const clientId = form.get('client_id');
  const clientSecret = form.get('client_secret');
  return clientId === null || clientSecret === null ? null : { clientId, clientSecret };
}
