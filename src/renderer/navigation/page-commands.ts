/** What the view in front does its own way: where the search is, what is exported, what is open beside it. */
export const viewCommands = ['search', 'export', 'close'] as const;
export type ViewCommand = (typeof viewCommands)[number];

/**
 * Which part of the page does what a key or the menu asks for: of those that can, the one that came last. One that
 * nobody can do yet may wait for the view that was just chosen.
 */
export class PageCommands {
  readonly #handlers = new Map<ViewCommand, (() => void)[]>();
  readonly #listeners = new Set<() => void>();
  #waiting: ViewCommand | null = null;
  #holds = 0;

  /** Returns how to stop. */
  take(name: ViewCommand, handler: () => void): () => void {
    this.#handlers.set(name, [...this.#handlersOf(name), handler]);
    if (this.#waiting === name) {
      this.#waiting = null;
      handler();
    }
    return () => {
      const rest = this.#handlersOf(name).filter((one) => one !== handler);
      this.#handlers.set(name, rest);
    };
  }

  /** False: no part of the page does it now. */
  run(name: ViewCommand): boolean {
    this.#waiting = null;
    const handler = this.#handlersOf(name).at(-1);
    handler?.();
    return handler !== undefined;
  }

  /** A dialog is open: the view below it stays, with what was typed into it. Returns how to let it go. */
  holdView(): () => void {
    this.#hold(1);
    return () => this.#hold(-1);
  }

  readonly isViewHeld = (): boolean => this.#holds > 0;

  /** Listens to when the view is held and let go. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  runWhenTaken(name: ViewCommand): void {
    if (!this.run(name)) this.#waiting = name;
  }

  #hold(change: number): void {
    this.#holds += change;
    for (const listener of this.#listeners) listener();
  }

  #handlersOf(name: ViewCommand): (() => void)[] {
    return this.#handlers.get(name) ?? [];
  }
}
