import type { z } from 'zod';

/** What an endpoint answers; a body that is an object goes out as JSON. */
export interface ApiAnswer {
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}

export function answer(body: unknown): ApiAnswer {
  return { status: 200, body };
}

const codes: Readonly<Record<number, string>> = {
  400: 'bad.request',
  401: 'bad.credentials',
  403: 'missing.permissions',
  404: 'not.found',
  405: 'method.not.allowed',
  408: 'client.timeout',
  413: 'request.entity.too.large',
  415: 'unsupported.media.type',
  422: 'unprocessable.entity',
  429: 'too.many.requests.retry.after',
  500: 'internal.server.error',
  502: 'bad.gateway',
  503: 'service.unavailable',
  504: 'request.timeout',
};

export interface RefusalFacts {
  code?: string;
  headers?: Readonly<Record<string, string>>;
  limit?: { key: string; namespace: string; value: number };
  /** What exactly is wrong, and where. */
  errors?: readonly { field: string; message: string }[];
}

/** A refusal in the platform's own shape (`ErrorBody`); the front door adds the correlation id. */
export function refuse(status: number, message: string, facts: RefusalFacts = {}): ApiAnswer {
  const code = facts.code ?? codes[status] ?? 'error';
  return {
    status,
    body: {
      message,
      code,
      status,
      details: [],
      errors: facts.errors ?? [],
      ...(facts.limit === undefined ? {} : { limit: facts.limit }),
    },
    ...(facts.headers === undefined ? {} : { headers: facts.headers }),
  };
}

/** The first thing that is wrong with a body, as the platform would put it into words. */
export function describeIssue(error: Pick<z.ZodError, 'issues'>): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'The request is not valid.';
  const where = issue.path.map(String).join('.');
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}
