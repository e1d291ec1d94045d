import type { Endpoint } from '../endpoint.ts';
import { isSame, refuseToken } from '../tokens.ts';
import { statsStyle } from './stats-style.ts';

/** `POST /v2/oauth2/token` (document 003): client credentials in a form; 400 malformed, 401 wrong. */

const usualTokenSeconds = 3600;
/** Names that the document gives; a token holds those that were asked for. */
const knownScopes: ReadonlySet<string> = new Set(['reports:view', 'reports:read']);

export const statsToken: Endpoint = {
  api: 'queue-stats',
  method: 'POST',
  path: '/v2/oauth2/token',
  access: 'open',
  content: 'form',
  style: statsStyle,
  handle({ form }, _centre, _at, office) {
    if (form.get('grant_type') !== 'client_credentials') {
      return refuseToken(400, 'unsupported_grant_type', 'grant type must be client_credentials');
    }
    const clientId = form.get('client_id');
    const clientSecret = form.get('client_secret');
    if (clientId === null || clientSecret === null) {
      return refuseToken(400, 'invalid_request', 'client_id and client_secret are needed in the form');
    }
    const { cxone, rules } = office;
    if (!isSame(clientId, cxone.clientId) || !isSame(clientSecret, cxone.clientSecret)) {
      return refuseToken(401, 'invalid_client', 'invalid client id or secret');
    }
    const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
    const unknown = scopes.find((scope) => !knownScopes.has(scope));
    if (unknown !== undefined) return refuseToken(400, 'invalid_scope', `unknown scope ${unknown}`);
    const denied = scopes.find((scope) => rules.deny.includes(scope));
    if (denied !== undefined) return refuseToken(401, 'invalid_scope', `scope ${denied} is not approved`);
    const lifetimeSeconds = rules.tokenSeconds ?? usualTokenSeconds;
    const { text, expiresSeconds } = office.grant({ family: 'cxone', scopes, lifetimeSeconds });
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: { access_token: text, token_type: 'Bearer', expires_in: expiresSeconds },
    };
  },
};
