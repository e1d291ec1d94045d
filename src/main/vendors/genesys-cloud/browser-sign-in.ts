import { createHash, randomBytes } from 'node:crypto';
import { browserSession } from '../../../shared/browser-session.ts';
import type { Credentials } from '../../../shared/connection.ts';
import { createFailure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { credentialDetails, networkDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { Clock } from '../../clock.ts';
import type { BrowserSession, BrowserSessions } from '../browser-sessions.ts';
import type { Http } from '../http.ts';
import { toAbortFailure } from '../http-failure.ts';
import { openLoopbackRedirect } from '../loopback-redirect.ts';
import type { SecretFilter } from '../secret-filter.ts';
import { askForToken, type EndpointToken } from '../token-endpoint.ts';
import type { Grant, GrantedToken, TokenResult } from '../token-source.ts';
import { waitFor } from '../wait-for.ts';

// Signing in as a person: authorization code with PKCE (S256) over a loopback redirect. The client is a public one,
// so nothing on this computer is worth stealing; rights are the person's. The reference does not settle whether a
// refresh token comes, so both are lived with.

interface BrowserSignInOptions {
  connectionId: string;
  /** Without a slash at its end. */
  loginUrl: string;
  apiUrl: string;
  http: Http;
  clock: Clock;
  secrets: SecretFilter;
  sessions: BrowserSessions;
  getCredentials(): Promise<Result<Credentials>>;
  /** Shows an address in the system's browser. */
  openBrowser(url: string): Promise<Result<null>>;
  closing: AbortSignal;
}

export interface BrowserSignIn {
  grant: Grant;
  signIn(signal: AbortSignal): Promise<Result<null>>;
}

export function createBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  const { connectionId, loginUrl, clock, secrets, sessions, closing } = options;
  const tokenUrl = `${loginUrl}/oauth/token`;

  async function readClient(): Promise<Result<{ clientId: string; with: string }>> {
    const credentials = await options.getCredentials();
    if (!credentials.ok) return credentials;
    const { clientId } = credentials.value;
    if (!clientId) return failed(createFailure('auth', { detail: credentialDetails.noClientId }));
    return ok({ clientId, with: [loginUrl, options.apiUrl, clientId].join(' ') });
  }

  function ask(form: Record<string, string>, signal: AbortSignal): Promise<TokenResult<EndpointToken>> {
    return askForToken({ url: tokenUrl, form: new URLSearchParams(form), scope: null, signal }, options);
  }

  function keep(tokens: EndpointToken, spentWith: string, refreshToken: string | null): void {
    sessions.write(connectionId, {
      with: spentWith,
      accessToken: tokens.value,
      endsAt: clock.monotonic() + tokens.lifetimeMs,
      refreshToken: tokens.refreshToken ?? refreshToken,
    });
  }

  async function refresh(session: BrowserSession, clientId: string): Promise<TokenResult<GrantedToken>> {
    if (session.refreshToken === null) return end();
    const form = { grant_type: 'refresh_token', refresh_token: session.refreshToken, client_id: clientId };
    const refreshed = await ask(form, closing);
    if (refreshed.ok) {
      keep(refreshed.value, session.with, session.refreshToken);
      return refreshed;
    }
    const isRefused = refreshed.failure.code === 'auth' || refreshed.failure.code === 'bad-request';
    return isRefused ? end() : refreshed;
  }

  /** A person is needed: the session is over, or there never was one in this run. */
  function end(): TokenResult<never> {
    sessions.end(connectionId);
    return { ok: false, failure: createFailure('auth', { subject: browserSession }), status: null };
  }

  return {
    async grant(_scope, refused) {
      const client = await readClient();
      if (!client.ok) return { ...client, status: null };
      const session = sessions.read(connectionId);
      if (session === null || session.with !== client.value.with) return end();
      for (const secret of [session.accessToken, session.refreshToken])
        if (secret !== null) secrets.add(secret);
      const lifetimeMs = session.endsAt - clock.monotonic();
      if (session.accessToken === refused || lifetimeMs <= 0) return refresh(session, client.value.clientId);
      return { ok: true, value: { value: session.accessToken, lifetimeMs } };
    },

    async signIn(signal) {
      const client = await readClient();
      if (!client.ok) return client;
      const { clientId } = client.value;
      const until = AbortSignal.any([signal, closing]);
      const state = randomBytes(24).toString('base64url');
      const verifier = randomBytes(48).toString('base64url');
      secrets.add(verifier);
      const redirect = await openLoopbackRedirect(state);
      if (redirect === null)
        return failed(createFailure('offline', { subject: 'localhost', detail: networkDetails.noPort }));
      try {
        const { redirectUri } = redirect;
        const page = toAuthorizeUrl(loginUrl, { clientId, redirectUri, verifier, state });
        const toCalledOff = () => failed(toAbortFailure(until));
        const opened = await waitFor(options.openBrowser(page), until, toCalledOff);
        if (!opened.ok) return opened;
        const answered = await waitFor(redirect.answer.then(ok), until, toCalledOff);
        if (!answered.ok) return answered;
        const answer = answered.value;
        if (answer.code === null)
          return failed(createFailure('auth', { subject: browserSession, detail: answer.error }));
        secrets.add(answer.code);
        const form = {
          grant_type: 'authorization_code',
          code: answer.code,
          code_verifier: verifier,
          client_id: clientId,
          redirect_uri: redirectUri,
        };
        const tokens = await ask(form, until);
        if (!tokens.ok) return failed(tokens.failure);
        keep(tokens.value, client.value.with, null);
        return ok(null);
      } finally {
        redirect.close();
      }
    },
  };
}

function toAuthorizeUrl(
  loginUrl: string,
  {
    clientId,
    redirectUri,
    verifier,
    state,
  }: Record<'clientId' | 'redirectUri' | 'verifier' | 'state', string>,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
  });
  return `${loginUrl}/oauth/authorize?${query}`;
}
