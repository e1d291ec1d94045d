import { createHash, randomBytes } from 'node:crypto';
import { isSame } from '../tokens.ts';
import type { Wall } from '../wall.ts';

/* What lies between the sign-in page and the token: tickets of pages that wait for a click, and codes. Each works once. */

export interface SignInRequest {
  redirectUri: string;
  state: string | null;
  /** base64url(SHA-256(verifier)). */
  challenge: string;
}

interface Waiting {
  asked: SignInRequest;
  goodUntil: number;
}

const pageMs = 10 * 60_000;
const codeMs = 60_000;
const mostWaiting = 100;

export class CodeDesk {
  readonly #wall: Wall;
  readonly #tickets = new Map<string, Waiting>();
  readonly #codes = new Map<string, Waiting>();

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  giveTicket(asked: SignInRequest): string {
    return this.#give(this.#tickets, asked, pageMs);
  }

  /** Null where it is unknown, used or too old. */
  takeTicket(ticket: string): SignInRequest | null {
    return this.#take(this.#tickets, ticket);
  }

  giveCode(asked: SignInRequest): string {
    return this.#give(this.#codes, asked, codeMs);
  }

  takeCode(code: string): SignInRequest | null {
    return this.#take(this.#codes, code);
  }

  #give(waiting: Map<string, Waiting>, asked: SignInRequest, forMs: number): string {
    for (const oldest of waiting.keys()) {
      if (waiting.size < mostWaiting) break;
      waiting.delete(oldest);
    }
    const text = randomBytes(24).toString('base64url');
    waiting.set(text, { asked, goodUntil: this.#wall.monotonic() + forMs });
    return text;
  }

  #take(waiting: Map<string, Waiting>, text: string): SignInRequest | null {
    const found = waiting.get(text);
    waiting.delete(text);
    return found !== undefined && this.#wall.monotonic() < found.goodUntil ? found.asked : null;
  }
}

/** Whether a verifier (RFC 7636: 43 to 128 unreserved characters) belongs to a challenge. */
export function fitsChallenge(verifier: string, challenge: string): boolean {
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false;
  return isSame(createHash('sha256').update(verifier).digest('base64url'), challenge);
}
