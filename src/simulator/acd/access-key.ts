import { z } from 'zod';
import { answer, describeIssue } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { isSame } from '../tokens.ts';
import { acdStyle, refuseAcd } from './acd-style.ts';
import { grantAccess } from './auth-token.ts';
import { refreshTokenSeconds, toOfficeText, writeTokens } from './token-answer.ts';

/*
 * The older way in, which knows no client: `POST /authentication/v1/token/access-key`, and
 * `POST /public/user/refresh`, whose answer has names of its own.
 */

const keySchema = z.object({ accessKeyId: z.string(), accessKeySecret: z.string() });
const refreshSchema = z.object({ token: z.string() });

export const accessKeyToken: Endpoint = {
  api: 'acd',
  method: 'POST',
  path: '/authentication/v1/token/access-key',
  access: 'open',
  style: acdStyle,
  handle({ body, origin }, _centre, at, office) {
    const parsed = keySchema.safeParse(body);
    if (!parsed.success) return refuseAcd(400, describeIssue(parsed.error));
    const { clientId, accessKeyId, accessKeySecret } = office.cxone;
    const given = parsed.data;
    if (!isSame(given.accessKeyId, accessKeyId) || !isSame(given.accessKeySecret, accessKeySecret)) {
      return refuseAcd(401, 'Invalid access key.');
    }
    const granted = grantAccess(office);
    const tokens = writeTokens(granted, { clientId, origin }, at);
    return answer({
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      expires_in: granted.expiresSeconds,
      refresh_token: tokens.refreshToken,
      id_token: tokens.idToken,
    });
  },
};

export const userRefresh: Endpoint = {
  api: 'acd',
  method: 'POST',
  path: '/public/user/refresh',
  access: 'open',
  style: acdStyle,
  handle({ body, origin }, _centre, at, office) {
    const parsed = refreshSchema.safeParse(body);
    if (!parsed.success) return refuseAcd(400, describeIssue(parsed.error));
    const granted = office.redeem(toOfficeText(parsed.data.token), 'cxone');
    if (granted === null) return refuseAcd(401, 'The refresh token is used or expired.');
    const tokens = writeTokens(granted, { clientId: office.cxone.clientId, origin }, at);
    return answer({
      token: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      tokenExpirationTimeSec: granted.expiresSeconds,
      refreshTokenExpirationTimeSec: refreshTokenSeconds,
    });
  },
};
