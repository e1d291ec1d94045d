import type { ApiAnswer } from './answer.ts';
import type { ContactCentre } from './contact-centre.ts';

/** The dialects that the demo speaks: the real platform's, and that of documents 000 to 004. */
export type DemoApi = 'platform' | 'queue-details';

export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Parsed JSON, or undefined where there was no body. */
  body: unknown;
}

/** One operation. The simulation has caught up to `at` before `handle` is called. */
export interface Endpoint {
  api: DemoApi;
  method: 'GET' | 'POST';
  path: string;
  handle(request: ApiRequest, centre: ContactCentre, at: number): ApiAnswer;
}
