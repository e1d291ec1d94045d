import { answer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';

/* `GET /api/v2/organizations/me` and `/api/v2/tokens/me`: whose tenant, and whose token. */

const organization = {
  id: '00000000-0000-4000-8000-00000000000a',
  name: 'Northwind Contact Centre',
} as const;
const tokenPath = '/api/v2/tokens/me';

const organizationsMe: Endpoint = {
  api: 'platform',
  method: 'GET',
  path: '/api/v2/organizations/me',
  handle: () =>
    answer({
      ...organization,
      defaultLanguage: 'en-US',
      defaultCountryCode: 'US',
      domain: 'northwind',
      version: 1,
      state: 'active',
      features: { contactCenter: true, purecloud: true },
      selfUri: '/api/v2/organizations/me',
    }),
};

const readToken: Endpoint = {
  api: 'platform',
  method: 'GET',
  path: tokenPath,
  handle: ({ token }, _centre, _at, office) =>
    answer({
      organization,
      homeOrganization: organization,
      authorizedScope: token?.scopes ?? [],
      OAuthClient: {
        id: office.genesys.clientId,
        name: 'Queue monitor',
        authorizedGrantType: token?.user === null ? 'CLIENT-CREDENTIALS' : 'CODE',
        organization,
      },
    }),
};

const verifyToken: Endpoint = {
  api: 'platform',
  method: 'HEAD',
  path: tokenPath,
  handle: () => ({ status: 200, body: '' }),
};

const endToken: Endpoint = {
  api: 'platform',
  method: 'DELETE',
  path: tokenPath,
  handle({ headers }, _centre, _at, office) {
    office.revoke(headers.authorization);
    return { status: 200, body: '' };
  },
};

export const whoAmI: readonly Endpoint[] = [organizationsMe, readToken, verifyToken, endToken];
