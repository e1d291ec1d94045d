import type { PacedHttp } from '../../src/main/vendors/budget.ts';
import type { Http, HttpAnswer, HttpRequest, Lane } from '../../src/main/vendors/http.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import type { SteppedClock } from '../fakes/stepped-clock.ts';

interface Sent {
  lane: Lane;
  at: number;
  host: string;
}

/** Answers at once as told, unless its answers are held back, and keeps what was sent when. */
export class ToldHttp implements Http {
  readonly sent: Sent[] = [];
  readonly #clock: SteppedClock;
  /** The next answers; then good ones without headers. */
  answers: { status?: number; headers?: Record<string, string> }[] = [];
  held: (() => void)[] | null = null;
  isClosed = false;
  underWay = new Map<Lane, number>();
  mostUnderWay = new Map<Lane, number>();

  constructor(clock: SteppedClock) {
    this.#clock = clock;
  }

  async send({ lane, url }: HttpRequest): Promise<Result<HttpAnswer>> {
    this.sent.push({ lane, at: this.#clock.monotonic(), host: new URL(url).host });
    this.#count(lane, 1);
    if (this.held !== null) await new Promise<void>((resolve) => this.held?.push(resolve));
    this.#count(lane, -1);
    const { status = 200, headers = {} } = this.answers.shift() ?? {};
    return ok({
      status,
      header: (name) => headers[name] ?? null,
      text: '{}',
      receivedAt: this.#clock.now(),
      timeToFirstByteMs: 1,
    });
  }

  async close() {
    this.isClosed = true;
  }

  times(lane: Lane): number[] {
    return this.sent.filter((one) => one.lane === lane).map(({ at }) => at);
  }

  #count(lane: Lane, by: number): void {
    const now = (this.underWay.get(lane) ?? 0) + by;
    this.underWay.set(lane, now);
    this.mostUnderWay.set(lane, Math.max(now, this.mostUnderWay.get(lane) ?? 0));
  }
}

export function sendBy(
  paced: PacedHttp,
  lane: Lane,
  signal: AbortSignal = new AbortController().signal,
  host = 'api.example.com',
) {
  return paced.send({ method: 'GET', url: `https://${host}/x`, headers: {}, lane, signal });
}

/** One poll of the live figures. */
export async function pollBy(paced: PacedHttp, requests = 1): Promise<void> {
  await paced.countPoll(async () => {
    for (let index = 0; index < requests; index += 1) await sendBy(paced, 'live');
  });
}
