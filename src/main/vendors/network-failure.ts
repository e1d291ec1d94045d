import { createFailure, type Failure, type FailureReason } from '../../shared/failure.ts';
import { networkDetails } from '../../shared/words/en/vendor-detail.ts';
import { UnusableBody } from './http-body.ts';
import { toProxyFailure } from './http-failure.ts';
import { ProxyRefusal, ProxyUnreachable } from './proxy-tunnel.ts';

// The one place where the errors of the network library become failures.

/** What fits none of these of the trust in a certificate is that its issuer is not trusted. */
const certificateReasons: readonly (readonly [FailureReason, RegExp])[] = [
  ['certificate-name', /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/],
  ['certificate-date', /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/],
  [
    'certificate-issuer',
    /^(CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/,
  ],
];

const errorCodes: readonly (readonly [Failure['code'], RegExp])[] = [
  ['tls', /^(ERR_TLS_.*|ERR_SSL_.*|EPROTO)$/],
  ['timeout', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ERR_SOCKET_CONNECTION_TIMEOUT)$/],
  ['cancelled', /^UND_ERR_(DESTROYED|CLOSED|ABORT|ABORTED)$/],
  ['bad-answer', /^(HPE_.*|UND_ERR_HEADERS_OVERFLOW|UND_ERR_HTTP_PARSER)$/],
  // A body that ends before its time is a connection that was cut.
  ['offline', /^((?!ERR_)E[A-Z_]+|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/],
];

/** What an error on the way to a host means. An error that no table knows is a bug and is thrown again. */
export function toErrorFailure(error: unknown, url: URL): Failure {
  if (error instanceof UnusableBody) return createFailure('bad-answer', { detail: error.message });
  if (error instanceof ProxyRefusal) return toProxyFailure(error);
  if (error instanceof ProxyUnreachable)
    return createFailure('proxy', {
      reason: 'proxy-unreachable',
      subject: error.proxy,
      detail: toUnreachableDetail(error),
    });
  const subject = url.hostname;
  for (const code of readCodes(error)) {
    const [reason] = certificateReasons.find(([, form]) => form.test(code)) ?? [];
    if (reason !== undefined) return createFailure('tls', { reason, subject, detail: code });
    const [failureCode] = errorCodes.find(([, form]) => form.test(code)) ?? [];
    if (failureCode === undefined) continue;
    const detail = code.startsWith('UND_ERR_') ? networkDetails.cut : code;
    return createFailure(failureCode, {
      subject,
      detail: failureCode === 'tls' || failureCode === 'offline' ? detail : null,
    });
  }
  // undici's parser gives its error no code where the answer is no HTTP at all.
  if (error instanceof Error && error.name === 'HTTPParserError') return createFailure('bad-answer');
  throw error;
}

/** A proxy that takes the connection and then says nothing is told from one that is not there. */
function toUnreachableDetail(error: ProxyUnreachable): string | null {
  const [code] = readCodes(error);
  const isTimeout = errorCodes.some(([name, form]) => name === 'timeout' && form.test(code ?? ''));
  return isTimeout ? networkDetails.noAnswer : (code ?? null);
}

/** The codes of an error and of what caused it, outermost first. */
function readCodes(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [];
  const caused = [error.cause, ...inner].flatMap((cause) => readCodes(cause, depth + 1));
  // A bare socket error says less than what it wraps.
  return own[0] === 'UND_ERR_SOCKET' ? [...caused, ...own] : [...own, ...caused];
}
