import type { Http, HttpAnswer, HttpRequest } from '../../../src/main/vendors/http.ts';
import { toAbortFailure } from '../../../src/main/vendors/http-failure.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { failed, ok, type Result } from '../../../src/shared/result.ts';

/** Answers as they came over the wire, by what was asked. */
export type Recording = Map<string, HttpAnswer>;

/** Page and window do not tell two questions apart: the recorded tenant has one page of everything. */
function toQuestion({ method, url, body }: HttpRequest): string {
  const { pathname } = new URL(url);
  return `${method} ${pathname}${isReport(body) ? ' report' : ''}`;
}

/** Live and past figures share addresses in some dialects; the past ones name a span of dates. */
function isReport(body: string | undefined): boolean {
  return /"date(From|Range)"|"views"|"granularity"/.test(body ?? '');
}

/** Passes everything on and keeps the newest answer to each question. */
export function recordHttp(http: Http, recording: Recording): Http {
  return {
    async send(request) {
      const sent = await http.send(request);
      if (sent.ok) recording.set(toQuestion(request), sent.value);
      return sent;
    },
    close: () => http.close(),
  };
}

/** Says again what was recorded, without a network; one answer is replaced. */
export class ReplayHttp implements Http {
  readonly #recording: ReadonlyMap<string, HttpAnswer>;
  readonly #replaced: { question: string; text: string };
  /** Whether the replaced answer was used. */
  used = 0;
  #sent = 0;

  constructor(recording: ReadonlyMap<string, HttpAnswer>, replaced: { question: string; text: string }) {
    this.#recording = recording;
    this.#replaced = replaced;
  }

  async send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    if (request.signal.aborted) return failed(toAbortFailure(request.signal));
    this.#sent += 1;
    // A mutated cursor must not be able to make the program ask for ever.
    if (this.#sent > 500) throw new Error('the program asks without end');
    const question = toQuestion(request);
    const recorded = this.#recording.get(question);
    if (recorded === undefined) return failed(createFailure('offline', { detail: question }));
    if (question !== this.#replaced.question) return ok(recorded);
    this.used += 1;
    return ok({ ...recorded, text: this.#replaced.text });
  }

  async close(): Promise<void> {}
}
