import { answer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { acdStyle, refuseAcd } from './acd-style.ts';
import { demoTenant } from './token-answer.ts';

/* Where a client finds its way without having signed in: the issuer's endpoints, and the hosts of a tenant. */

export const openIdConfiguration: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: '/.well-known/openid-configuration',
  access: 'open',
  style: acdStyle,
  handle: ({ origin }) =>
    answer({
      issuer: origin,
      authorization_endpoint: `${origin}/auth/authorize`,
      token_endpoint: `${origin}/auth/token`,
      userinfo_endpoint: `${origin}/auth/userinfo`,
      jwks_uri: `${origin}/auth/jwks`,
      end_session_endpoint: `${origin}/auth/signout`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      scopes_supported: ['openid'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      display_values_supported: ['page', 'popup'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
};

export const cxoneConfiguration: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: '/.well-known/cxone-configuration',
  access: 'open',
  style: acdStyle,
  handle({ origin, query }) {
    const tenantId = query.get('tenantId');
    if (tenantId === null || tenantId === '') return refuseAcd(400, 'tenantId is required');
    if (tenantId.toLowerCase() !== demoTenant.tenantId) return refuseAcd(404, 'Unknown tenant');
    const { area, cluster, domain } = demoTenant;
    return answer({
      private: false,
      area,
      cluster,
      domain,
      acdDomain: domain,
      uhDomain: domain,
      ui_endpoint: origin,
      auth_endpoint: origin,
      api_endpoint: origin,
      tenantId: demoTenant.tenantId,
    });
  },
};
