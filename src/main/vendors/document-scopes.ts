import type { CallResult, Refusal } from './api-client.ts';

// Scopes are a thing of the documents' dialects: the real APIs have none, so none is sent at first. After a refusal
// for want of a right the question is put once more with the scope that the document names; what worked is kept.

export interface DocumentScopes {
  /** Asks with the scope that is in force for this document, and after a 403 once with the document's own. */
  ask<T>(
    documentScope: string,
    question: (scope: string | null) => Promise<CallResult<T>>,
  ): Promise<CallResult<T>>;
  /** The scope in force for a document. */
  inForce(documentScope: string): string | null;
}

/** `own` is what the connection names itself; null: nothing. */
export function createDocumentScopes(own: string | null): DocumentScopes {
  const needed = new Set<string>();
  const inForce = (documentScope: string) => (needed.has(documentScope) ? documentScope : own);
  return {
    inForce,
    async ask(documentScope, question) {
      const scope = inForce(documentScope);
      const first = await question(scope);
      if (first.ok) return first;
      if (scope === documentScope) {
        if (scope === own || !isRefusedSignIn(first)) return first;
        // The client may have lost the scope, or the tenant its need of it; a wrong secret shows without it too.
        needed.delete(documentScope);
        return question(own);
      }
      const lacksRight = first.status === 403 || first.failure.code === 'permission';
      if (!lacksRight) return first;
      const second = await question(documentScope);
      if (second.ok) needed.add(documentScope);
      // A scope that is refused as a wrong secret would be, or not understood, says less than the first refusal did.
      return !second.ok && saysLess(second) ? first : second;
    },
  };
}

function saysLess(refusal: Refusal): boolean {
  const { code } = refusal.failure;
  return code === 'auth' || (code !== 'permission' && isRefusedSignIn(refusal));
}

/** By the token endpoint; what may pass, a caller who gave up, and a proxy in between are no refusal. */
function isRefusedSignIn({ failure, status }: Refusal): boolean {
  return status === null && !failure.retryable && failure.code !== 'cancelled' && failure.code !== 'proxy';
}
