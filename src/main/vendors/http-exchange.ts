import type { Dispatcher } from 'undici';
import { answerDetails } from '../../shared/words/en/vendor-detail.ts';
import { UnusableBody } from './http-body.ts';

/** What came over the wire, as it was packed. */
export interface WireAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** A body that was not read to its end says why instead. */
  body: Buffer | UnusableBody;
}

interface ExchangeOptions {
  signal: AbortSignal;
  maxBytes: number;
  onFirstByte(): void;
}

/**
 * One request by undici's lowest level. A poll of thousands of queues is dozens of answers: what its `request` makes of
 * each of them (a stream, its reader and their promises) would cost a fifth of the poll.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { signal, maxBytes, onFirstByte }: ExchangeOptions,
): Promise<WireAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>();
  const chunks: Buffer[] = [];
  let head: Omit<WireAnswer, 'body'> | null = null;
  let bytes = 0;
  dispatcher.dispatch(request, {
    onRequestStart(controller) {
      const abort = () => controller.abort(signal.reason);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    },
    onResponseStart(_controller, status, headers) {
      // Those below announce the answer and are none.
      if (status < 200) return;
      onFirstByte();
      head = { status, headers };
    },
    onResponseData(controller, chunk) {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      const unusable = new UnusableBody(answerDetails.tooManyBytes(maxBytes));
      if (head !== null) resolve({ ...head, body: unusable });
      controller.abort(unusable);
    },
    onResponseEnd() {
      const [first = Buffer.alloc(0), ...others] = chunks;
      const body = others.length === 0 ? first : Buffer.concat(chunks);
      if (head !== null) resolve({ ...head, body });
      else reject(new Error('an answer has a status before its end'));
    },
    onResponseError(_controller, error) {
      reject(error);
    },
  });
  return promise;
}
