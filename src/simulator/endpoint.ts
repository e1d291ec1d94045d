import type { IncomingHttpHeaders } from 'node:http';
import type { ApiAnswer } from './answer.ts';
import type { ContactCentre } from './contact-centre.ts';
import type { DoorStyle } from './door-style.ts';
import type { Token, TokenOffice } from './tokens.ts';

/**
 * The dialects that the demo speaks: the real Genesys platform's and that of documents 000, 001, 002 and 004;
 * the real CXone's and that of document 003.
 */
export const demoApis = ['platform', 'queue-details', 'acd', 'queue-stats'] as const;
export type DemoApi = (typeof demoApis)[number];

export interface ApiRequest {
  method: string;
  path: string;
  /** The groups of the endpoint's path, where that is a RegExp. */
  parameters: readonly string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The demo's own base URL as the client named it, without a slash at the end. */
  origin: string;
  /** Null at an open endpoint. */
  token: Token | null;
  /** Parsed JSON, or undefined where there was no body. */
  body: unknown;
  /** The fields of a form; empty where the endpoint takes none. */
  form: URLSearchParams;
}

/** One operation. The simulation has caught up to `at` before `handle` is called. */
export interface Endpoint {
  /** `sign-in` belongs to both Genesys dialects. */
  api: DemoApi | 'sign-in';
  method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  /** A RegExp has to match the whole path. */
  path: string | RegExp;
  /** Needs no token and costs nothing of the rate limit. */
  access?: 'open';
  /** What a POST brings; JSON unless said otherwise. */
  content?: 'json' | 'form';
  /** Where operations share path and method, the first that a request is for is asked. */
  isFor?(request: ApiRequest): boolean;
  /** What a token must have been granted where the tenant insists on scopes. */
  scope?: string;
  /** What the tenant can take away from the client. */
  permission?: string;
  /** How the vendor refuses; as Genesys does where left out. */
  style?: DoorStyle;
  handle(request: ApiRequest, centre: ContactCentre, at: number, office: TokenOffice): ApiAnswer;
}
