import type { ExportOutcome, ExportProgress, ExportTarget } from '../../shared/contract/export-contract.ts';
import type { PageBridge, Reply, Trouble } from '../bridge.ts';

export type ExportState =
  | { phase: 'idle' }
  /** `progress` is null until there is something to tell, and while the file is chosen. */
  | { phase: 'running'; progress: ExportProgress | null }
  | { phase: 'done'; outcome: Exclude<ExportOutcome, { outcome: 'cancelled' }>; trouble: Trouble | null }
  | { phase: 'stopped' }
  | { phase: 'failed'; trouble: Trouble };

interface ExportView {
  /** What was exported last; null: nothing yet. */
  id: string | null;
  state: ExportState;
}

type Send = (target: ExportTarget) => Promise<Reply<ExportOutcome>>;

/** The window's exports, one at a time. Kept above the views: a long one goes on while another is looked at. */
export class ExportDesk {
  readonly #bridge: PageBridge;
  readonly #listeners = new Set<() => void>();
  #view: ExportView = { id: null, state: { phase: 'idle' } };
  #send: Send | null = null;

  constructor(bridge: PageBridge) {
    this.#bridge = bridge;
    bridge.listen('export.progress', (progress) => {
      if (this.#view.state.phase === 'running') this.#publish({ phase: 'running', progress });
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): ExportView => this.#view;

  /** Not while another is under way: main would end that one. */
  start(id: string, send: Send, target: ExportTarget): void {
    if (this.#view.state.phase === 'running') return;
    this.#view = { ...this.#view, id };
    this.#send = send;
    void this.#run(send, target);
  }

  /** The same rows once more, as a table on the clipboard. */
  copy(): void {
    if (this.#send !== null && this.#view.state.phase !== 'running') void this.#run(this.#send, 'clipboard');
  }

  cancel(): void {
    void this.#bridge.call('export.cancel', {});
  }

  /** Shows the file that was saved in its folder. */
  async reveal(): Promise<void> {
    const reply = await this.#bridge.call('export.reveal', {});
    const { state } = this.#view;
    if (state.phase === 'done') this.#publish({ ...state, trouble: reply.ok ? null : reply.trouble });
  }

  dismiss(): void {
    if (this.#view.state.phase !== 'running') this.#publish({ phase: 'idle' });
  }

  async #run(send: Send, target: ExportTarget): Promise<void> {
    this.#publish({ phase: 'running', progress: null });
    this.#publish(toState(await send(target)));
  }

  #publish(state: ExportState): void {
    this.#view = { ...this.#view, state };
    for (const listener of this.#listeners) listener();
  }
}

function toState(reply: Reply<ExportOutcome>): ExportState {
  if (!reply.ok)
    return reply.trouble.failure?.code === 'cancelled'
      ? { phase: 'stopped' }
      : { phase: 'failed', trouble: reply.trouble };
  const outcome = reply.value;
  return outcome.outcome === 'cancelled' ? { phase: 'idle' } : { phase: 'done', outcome, trouble: null };
}
