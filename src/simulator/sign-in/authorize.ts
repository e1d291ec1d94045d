import { z } from 'zod';
import type { ApiAnswer } from '../answer.ts';
import type { ApiRequest, Endpoint } from '../endpoint.ts';
import type { TokenOffice } from '../tokens.ts';
import type { CodeDesk, SignInRequest } from './codes.ts';

/*
 * `GET /oauth/authorize`: the page on which a person signs in in the browser (authorization code with PKCE). It has
 * one button to agree and one to refuse; the answer goes to a loopback address on any port.
 */

const path = '/oauth/authorize';

const requestSchema = z.object({
  response_type: z.literal('code'),
  code_challenge: z.string().regex(/^[\w-]{43}$/, 'is not a SHA-256 in base64url'),
  code_challenge_method: z.literal('S256'),
});

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The page, and what its buttons do. */
export function createAuthorize(desk: CodeDesk): Endpoint[] {
  return [
    {
      api: 'sign-in',
      method: 'GET',
      path,
      access: 'open',
      handle: (request, _centre, _at, office) => begin(request, office, desk),
    },
    {
      api: 'sign-in',
      method: 'POST',
      path,
      access: 'open',
      content: 'form',
      handle({ form }) {
        const asked = desk.takeTicket(form.get('ticket') ?? '');
        if (asked === null) return showProblem('This page is too old. Please start again.');
        return form.get('action') === 'approve' ? sendBack(asked, desk) : refuseBack(asked);
      },
    },
  ];
}

function begin({ query }: ApiRequest, office: TokenOffice, desk: CodeDesk): ApiAnswer {
  const redirectUri = query.get('redirect_uri') ?? '';
  // Whoever cannot be trusted with an answer gets none: the page itself says what is wrong.
  if (query.get('client_id') !== office.genesys.clientId) return showProblem('This client is not known.');
  if (!isLoopback(redirectUri)) return showProblem('This redirect address is not registered.');
  const state = query.get('state');
  const parsed = requestSchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) {
    const description = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
    return redirect(redirectUri, {
      error: 'invalid_request',
      error_description: description.join('; '),
      state,
    });
  }
  const asked: SignInRequest = { redirectUri, state, challenge: parsed.data.code_challenge };
  const approve = query.get('approve') === 'auto' ? 'auto' : office.rules.approve;
  if (approve === 'auto') return sendBack(asked, desk);
  return approve === 'refuse' ? refuseBack(asked) : showPage(desk.giveTicket(asked));
}

function sendBack(asked: SignInRequest, desk: CodeDesk): ApiAnswer {
  return redirect(asked.redirectUri, { code: desk.giveCode(asked), state: asked.state });
}

function refuseBack({ redirectUri, state }: SignInRequest): ApiAnswer {
  const error_description = 'The person refused to sign in.';
  return redirect(redirectUri, { error: 'access_denied', error_description, state });
}

/** With 303 the browser asks by GET, also after a button. */
function redirect(to: string, fields: Record<string, string | null>): ApiAnswer {
  const url = new URL(to);
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return { status: 303, headers: { location: url.href, 'cache-control': 'no-store' }, body: '' };
}

function isLoopback(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'http:' && loopbackNames.has(url.hostname) && url.hash === '';
}

function showPage(ticket: string): ApiAnswer {
  return toPage(
    200,
    `<h1>Demo contact centre</h1>
<p>Queuewatch asks to read your queues.</p>
<form method="post" action="${path}">
<input type="hidden" name="ticket" value="${ticket}">
<button name="action" value="approve">Sign in</button>
<button name="action" value="refuse">Refuse</button>
</form>`,
  );
}

function showProblem(problem: string): ApiAnswer {
  return toPage(400, `<h1>Demo contact centre</h1>\n<p>${problem}</p>`);
}

function toPage(status: number, content: string): ApiAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in to the demo contact centre</title></head>
<body>
${content}
</body>
</html>
`,
  };
}
