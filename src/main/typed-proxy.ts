import type { TypedProxy } from '../shared/contract/settings-contract.ts';
import { createFailure } from '../shared/failure.ts';
import type { ProxyChoice } from '../shared/preferences.ts';
import { failed, ok, type Result } from '../shared/result.ts';

/**
 * From what a supervisor typed in to a proxy as it is kept: with its scheme, and never with a password. Those of a
 * proxy stand in the environment only.
 */
export function toProxyChoice(typed: TypedProxy): Result<ProxyChoice> {
  if (typed.kind !== 'fixed') return ok(typed);
  const text = typed.url.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  // Before it is parsed: not even a part of a password is to be told as something else.
  if (address.includes('@')) return failed(createFailure('bad-request', { reason: 'proxy-user' }));
  const url = URL.parse(address);
  if (url === null || url.hostname === '')
    return failed(createFailure('bad-request', { reason: 'proxy-address', subject: text }));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const subject = url.protocol.slice(0, -1).toUpperCase();
    return failed(createFailure('bad-request', { reason: 'proxy-kind', subject }));
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return failed(createFailure('bad-request', { reason: 'proxy-address', subject: text }));
  return ok({ kind: 'fixed', url: url.origin });
}
