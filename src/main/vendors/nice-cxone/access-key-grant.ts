import type { Credentials, Found } from '../../../shared/connection.ts';
import { createFailure, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/result.ts';
import { credentialDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { Log } from '../../log.ts';
import { keptFirst, pickRefusal, toBasic } from '../client-grant.ts';
import type { Http } from '../http.ts';
import type { SecretFilter } from '../secret-filter.ts';
import { type EndpointToken, readToken, toSignInFailure } from '../token-endpoint.ts';
import type { Grant, TokenResult } from '../token-source.ts';
import { fetchTokenEndpoint } from './discovery.ts';
import type { CxoneHosts } from './hosts.ts';
import { readClaims, type TokenClaims, toOAuthAnswer } from './token-answer.ts';

// The access key of an API user for a token: by OAuth's password grant where the issuer's discovery says, else at
// the older endpoint, which wants no client. A token that ran out is refreshed; anything else begins anew.

type Attempt = NonNullable<Found['token']>;
type Style = Attempt['style'];

interface AccessKeyGrantOptions {
  http: Http;
  log: Log;
  secrets: SecretFilter;
  getCredentials(): Promise<Result<Credentials>>;
  hosts: CxoneHosts;
  /** What worked in an earlier run. */
  worked: Attempt | null;
  onWorked(attempt: Attempt): void;
  /** Ends a sign-in under way when the vendor is closed. */
  closing: AbortSignal;
}

/** A sign-in with the access key, and whose it is. */
export interface CxoneIdentity extends TokenClaims {
  /** Whose discovery names this tenant's API. */
  issuer: string;
}

export interface AccessKeyGrant {
  grant: Grant;
  /** The next token is got with the access key itself: a refreshed one proves nothing of it. */
  startAfresh(): void;
  /** Of the newest sign-in; another object after each. Null: none yet. */
  identity(): CxoneIdentity | null;
}

type AccessKey = Required<Credentials>;

interface Session {
  attempt: Attempt;
  refreshToken: string | null;
  identity: CxoneIdentity;
}

export function createAccessKeyGrant(options: AccessKeyGrantOptions): AccessKeyGrant {
  const { http, log, secrets, hosts, closing } = options;
  const olderTokenUrl = `${hosts.olderUrl}/authentication/v1/token/access-key`;
  const olderRefreshUrl = `${hosts.olderUrl}/public/user/refresh`;
  const kept: { session: Session | null; worked: Attempt | null } = { session: null, worked: options.worked };

  async function post(url: string, headers: Record<string, string>, body: string, scope: string | null) {
    const request = {
      method: 'POST' as const,
      url,
      headers,
      body,
      lane: 'sign-in' as const,
      signal: closing,
    };
    const sent = await http.send(request);
    if (!sent.ok) return { ...sent, status: null };
    const { status } = sent.value;
    if (status >= 200 && status < 300) {
      const token = readToken(toOAuthAnswer(sent.value), secrets);
      return token.ok ? token : { ...token, status };
    }
    const failure = toSignInFailure(sent.value, { path: new URL(url).pathname, scope, secrets });
    return refuse(failure, status);
  }

  function postForm(
    { url, style }: Attempt,
    fields: Record<string, string>,
    key: AccessKey,
    scope: string | null,
  ) {
    const form = new URLSearchParams(fields);
    if (scope !== null) form.set('scope', scope);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    };
    if (style === 'basic') headers.authorization = `Basic ${toEncodedBasic(key)}`;
    else {
      form.set('client_id', key.clientId);
      form.set('client_secret', key.clientSecret);
    }
    return post(url, headers, form.toString(), scope);
  }

  function postJson(url: string, fields: Record<string, string>) {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    return post(url, headers, JSON.stringify(fields), null);
  }

  function begin(attempt: Attempt, issuer: string, token: EndpointToken): TokenResult<EndpointToken> {
    const identity = { ...readClaims(token.idToken, token.value), issuer };
    kept.session = { attempt, refreshToken: token.refreshToken, identity };
    if (kept.worked?.url !== attempt.url || kept.worked.style !== attempt.style) options.onWorked(attempt);
    kept.worked = attempt;
    return { ok: true, value: token };
  }

  async function signInByOpenId(key: AccessKey, scope: string | null): Promise<TokenResult<EndpointToken>> {
    const endpoint = await fetchTokenEndpoint({ http, secrets }, hosts.issuer, closing);
    if (!endpoint.ok) return endpoint;
    const fields = {
      grant_type: 'password',
      username: key.accessKeyId,
      password: key.accessKeySecret,
    };
    const refusals: { failure: Failure; status: number | null }[] = [];
    for (const style of keptFirst<Style>(['basic', 'form'], kept.worked?.style)) {
      const attempt = { url: endpoint.value, style };
      const token = await postForm(attempt, fields, key, scope);
      log.debug('asked for a token', { style, status: token.ok ? 200 : token.status });
      if (token.ok) return begin(attempt, hosts.issuer, token.value);
      if (token.status !== 400 && token.status !== 401) return token;
      refusals.push(token);
    }
    const { failure, status } = pickRefusal(refusals);
    return refuse(failure, status);
  }

  async function signInByOlder(key: AccessKey): Promise<TokenResult<EndpointToken>> {
    const { accessKeyId, accessKeySecret } = key;
    const token = await postJson(olderTokenUrl, { accessKeyId, accessKeySecret });
    log.debug('asked for a token', { status: token.ok ? 200 : token.status });
    // Its address says what it is; the style is that of a client, which it does not want.
    return token.ok ? begin({ url: olderTokenUrl, style: 'form' }, hosts.olderUrl, token.value) : token;
  }

  async function refresh(
    session: Session,
    refreshToken: string,
    key: AccessKey,
    scope: string | null,
  ): Promise<TokenResult<EndpointToken>> {
    const token =
      session.attempt.url === olderTokenUrl
        ? await postJson(olderRefreshUrl, { token: refreshToken })
        : await postForm(
            session.attempt,
            { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: key.clientId },
            key,
            scope,
          );
    log.debug('asked to refresh a token', { status: token.ok ? 200 : token.status });
    if (token.ok) session.refreshToken = token.value.refreshToken;
    return token;
  }

  async function readAccessKey(): Promise<TokenResult<AccessKey>> {
    const credentials = await options.getCredentials();
    if (!credentials.ok) return { ...credentials, status: null };
    const { clientId, clientSecret, accessKeyId, accessKeySecret } = credentials.value;
    if (!clientId || !clientSecret || !accessKeyId || !accessKeySecret)
      return refuse(createFailure('auth', { detail: credentialDetails.noAccessKey }), null);
    const key = { clientId, clientSecret, accessKeyId, accessKeySecret };
    for (const secret of [...Object.values(key), toEncodedBasic(key)]) secrets.add(secret);
    return { ok: true, value: key };
  }

  return {
    async grant(scope, refused) {
      const key = await readAccessKey();
      if (!key.ok) return key;
      const { session } = kept;
      // A token that was refused before its time may have been revoked, and its refresh token with it.
      if (refused === null && session !== null && session.refreshToken !== null) {
        const refreshed = await refresh(session, session.refreshToken, key.value, scope);
        if (refreshed.ok) return refreshed;
      }
      if (session !== null) session.refreshToken = null;
      const ways = [() => signInByOpenId(key.value, scope), () => signInByOlder(key.value)];
      if (kept.worked?.url === olderTokenUrl) ways.reverse();
      const refusals: TokenResult<EndpointToken>[] = [];
      for (const way of ways) {
        const token = await way();
        if (token.ok || token.status !== 404) return token;
        refusals.push(token);
      }
      const [first] = refusals;
      if (first === undefined) throw new Error('there are two ways to sign in');
      return first;
    },
    startAfresh() {
      if (kept.session !== null) kept.session.refreshToken = null;
    },
    identity: () => kept.session?.identity ?? null,
  };
}

function refuse(failure: Failure, status: number | null): TokenResult<never> {
  return { ok: false, failure, status };
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
function toEncodedBasic({ clientId, clientSecret }: AccessKey): string {
  return toBasic(encodeURIComponent(clientId), encodeURIComponent(clientSecret));
}
