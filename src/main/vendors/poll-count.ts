/** The shortest interval at which anything is asked for; two polls closer together are no sign of a faster pace. */
const shortestPollMs = 5000;

/** What the polls of the live figures will need, for those who have to leave room for them. */
export interface PollForecast {
  requests: number;
  everyMs: number;
  /** False before the first poll: there may never be one. */
  hasPolled: boolean;
}

/** How many requests a poll takes, and how often there is one. */
export class PollCount {
  requestsPerPoll = 0;
  #everyMs: number;
  #begunAt: number | null = null;
  #counting: number | null = null;

  constructor(pollMs: number) {
    this.#everyMs = pollMs;
  }

  begin(at: number): void {
    if (this.#begunAt !== null) this.#everyMs = Math.max(shortestPollMs, at - this.#begunAt);
    this.#begunAt = at;
    this.#counting = 0;
  }

  noteRequest(): void {
    if (this.#counting !== null) this.#counting += 1;
  }

  /** A poll that could send nothing says nothing of what a poll costs. */
  end(): void {
    this.requestsPerPoll = this.#counting || this.requestsPerPoll;
    this.#counting = null;
  }

  forecast(): PollForecast {
    return {
      requests: Math.max(1, this.requestsPerPoll, this.#counting ?? 0),
      everyMs: this.#everyMs,
      hasPolled: this.#begunAt !== null,
    };
  }
}
