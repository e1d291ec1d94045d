import type { ConnectionStatus } from '../shared/board.ts';
import type { FailureCode, FailureReason } from '../shared/failure.ts';

/** A connection began to fail in another way, or (null) no longer fails. */
export interface DiaryEntry {
  /** Epoch milliseconds. */
  at: number;
  connectionId: string;
  code: FailureCode | null;
  reason: FailureReason | null;
}

const mostEntries = 300;

/** When which connection failed and how, since the program was started: for whoever helps. */
export class FailureDiary {
  readonly #newest = new Map<string, DiaryEntry>();
  readonly #entries: DiaryEntry[] = [];

  get entries(): readonly DiaryEntry[] {
    return this.#entries;
  }

  /** Notes what changed since the last time. */
  note(statuses: readonly Pick<ConnectionStatus, 'id' | 'failure'>[], at: number): void {
    for (const { id, failure } of statuses) {
      const code = failure?.code ?? null;
      const reason = failure?.reason ?? null;
      const before = this.#newest.get(id);
      if ((before?.code ?? null) === code && (before?.reason ?? null) === reason) continue;
      const entry = { at, connectionId: id, code, reason };
      this.#newest.set(id, entry);
      this.#entries.push(entry);
      if (this.#entries.length > mostEntries) this.#entries.shift();
    }
  }
}
