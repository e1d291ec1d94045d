import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import type { DocumentScopes } from '../document-scopes.ts';
import type { Lane } from '../http.ts';
import { callPatiently } from '../patient-call.ts';

interface DetailsQuestion<T> {
  path: string;
  /** An address that an answer named, instead of `path`. */
  uri?: string;
  body: unknown;
  schema: z.ZodType<T>;
  /** Of the document that describes the question. */
  scope: string;
  /** A smaller question follows where this one takes too long. */
  splitsInstead?: boolean;
}

/** How the questions about the past are put: in the reports' lane unless told otherwise, by the document's scope. */
export interface DetailsAsker {
  readonly signal: AbortSignal;
  post<T>(question: DetailsQuestion<T>): Promise<CallResult<T>>;
}

interface DetailsAskerOptions {
  client: ApiClient;
  scopes: DocumentScopes;
  clock: Clock;
  lane?: Lane;
  signal: AbortSignal;
  remainingMs?: (() => number) | undefined;
  /** A report repeats what may pass; a connection test tells it. */
  isPatient: boolean;
}

export function createDetailsAsker(options: DetailsAskerOptions): DetailsAsker {
  const { client, scopes, clock, lane = 'report', signal, remainingMs, isPatient } = options;
  return {
    signal,
    post({ scope: documentScope, splitsInstead = false, ...question }) {
      return scopes.ask(documentScope, (scope) => {
        const call = () =>
          client.call({
            ...question,
            method: 'POST',
            lane,
            permission: documentScope,
            scope,
            signal,
          });
        return isPatient ? callPatiently(call, { clock, signal, remainingMs, splitsInstead }) : call();
      });
    },
  };
}
