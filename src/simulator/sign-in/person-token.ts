import type { ApiAnswer } from '../answer.ts';
import type { ApiRequest, Endpoint } from '../endpoint.ts';
import { tokenLifetimeSeconds } from '../scenario.ts';
import { type Granted, isSame, readBasic, refuseToken, type TokenOffice } from '../tokens.ts';
import { tokenPath } from './client-token.ts';
import { type CodeDesk, fitsChallenge } from './codes.ts';

/* `POST /oauth/token` for somebody who signed in in the browser: by the code, and by a refresh token if there is one. */

const user = 'supervisor@northwind.example';
const refreshSeconds = 30 * 86_400;

export function createPersonTokens(desk: CodeDesk): Endpoint[] {
  return [
    {
      api: 'sign-in',
      method: 'POST',
      path: tokenPath,
      access: 'open',
      content: 'form',
      isFor: ({ form }) => form.get('grant_type') === 'authorization_code',
      handle: (request, _centre, _at, office) =>
        refuseClient(request, office) ?? byCode(request, office, desk),
    },
    {
      api: 'sign-in',
      method: 'POST',
      path: tokenPath,
      access: 'open',
      content: 'form',
      isFor: ({ form }) => form.get('grant_type') === 'refresh_token',
      handle: (request, _centre, _at, office) => refuseClient(request, office) ?? byRefresh(request, office),
    },
  ];
}

/** A public client only names itself; one that also sends Basic must have its secret right. Null: all is well. */
function refuseClient({ form, headers }: ApiRequest, { genesys }: TokenOffice): ApiAnswer | null {
  const basic = readBasic(headers.authorization);
  const clientId = form.get('client_id') ?? basic?.clientId ?? '';
  if (!isSame(clientId, genesys.clientId)) return refuseToken(400, 'invalid_client', 'client not found');
  if (headers.authorization === undefined) return null;
  const isKnown =
    basic !== null && basic.clientId === clientId && isSame(basic.clientSecret, genesys.clientSecret);
  return isKnown ? null : refuseToken(401, 'invalid_client', 'authentication failed');
}

function byCode({ form }: ApiRequest, office: TokenOffice, desk: CodeDesk): ApiAnswer {
  const asked = desk.takeCode(form.get('code') ?? '');
  if (asked === null) return refuseToken(400, 'invalid_grant', 'the code is unknown, used or too old');
  if (form.get('redirect_uri') !== asked.redirectUri) {
    return refuseToken(400, 'invalid_grant', 'the redirect address is another one');
  }
  if (!fitsChallenge(form.get('code_verifier') ?? '', asked.challenge)) {
    return refuseToken(400, 'invalid_grant', 'the code verifier does not fit');
  }
  const lifetimeSeconds = office.rules.tokenSeconds ?? tokenLifetimeSeconds;
  return toAnswer(office.grant({ family: 'genesys', user, lifetimeSeconds, refreshSeconds }), office);
}

function byRefresh({ form }: ApiRequest, office: TokenOffice): ApiAnswer {
  const granted = office.redeem(form.get('refresh_token') ?? '', 'genesys');
  return granted === null
    ? refuseToken(400, 'invalid_grant', 'the refresh token is unknown, used or too old')
    : toAnswer(granted, office);
}

function toAnswer({ text, refreshText, expiresSeconds }: Granted, { rules }: TokenOffice): ApiAnswer {
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      access_token: text,
      token_type: 'bearer',
      expires_in: expiresSeconds,
      ...(rules.refreshTokens ? { refresh_token: refreshText } : {}),
    },
  };
}
