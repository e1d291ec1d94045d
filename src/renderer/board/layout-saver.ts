import type { BoardLayout } from '../../shared/board-layout.ts';

/** While somebody drags, this often is enough. */
const restMs = 400;

/**
 * Hands the layout to main: the first change at once, as a page that is being closed may not get to say anything any
 * more, what follows it when it has rested. What main says of it meanwhile is older than what is being changed here,
 * and waits: when main has taken everything and nothing newer was changed here, another layout that it told of last
 * was put there by somebody else, and is taken over.
 */
export class LayoutSaver {
  readonly #save: (layout: BoardLayout) => Promise<boolean>;
  /** What main has, as text; null: not known, as it refused. */
  #known: string | null;
  #newest: BoardLayout;
  #rest: ReturnType<typeof setTimeout> | null = null;
  #underWay = 0;
  /** While something is being saved: what main had before, and what it was given since, as text. */
  readonly #own = new Set<string | null>();
  /** What main told of meanwhile that is none of these. */
  #elsewhere: BoardLayout | null = null;
  readonly #take: (layout: BoardLayout) => void;

  /** `take`: the page should show this layout, which came while another was being saved. */
  constructor(
    kept: BoardLayout,
    save: (layout: BoardLayout) => Promise<boolean>,
    take: (layout: BoardLayout) => void,
  ) {
    this.#take = take;
    this.#known = JSON.stringify(kept);
    this.#newest = kept;
    this.#save = save;
  }

  /** The layout as it is now on the page. */
  note(layout: BoardLayout): void {
    if (layout === this.#newest) return;
    this.#newest = layout;
    if (this.#rest === null) this.flush();
  }

  /** Main's layout: answered where the page should take it over, else null. */
  takeFromMain(layout: BoardLayout): BoardLayout | null {
    const newest = JSON.stringify(this.#newest);
    const isBeingChanged = this.#underWay > 0 || newest !== this.#known;
    this.#known = JSON.stringify(layout);
    if (this.#underWay > 0) this.#elsewhere = this.#own.has(this.#known) ? null : layout;
    if (isBeingChanged || newest === this.#known) return null;
    this.#newest = layout;
    return layout;
  }

  /** What main does not have yet, without waiting. */
  flush(): void {
    const newest = JSON.stringify(this.#newest);
    if (newest === this.#known) return;
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = null;
      // What main refused is not offered over and over.
      if (JSON.stringify(this.#newest) !== newest) this.flush();
    }, restMs);
    this.#own.add(this.#known).add(newest);
    this.#known = newest;
    void this.#send(this.#newest);
  }

  async #send(layout: BoardLayout): Promise<void> {
    this.#underWay += 1;
    const isKept = await this.#save(layout);
    this.#underWay -= 1;
    // The next change tries it again.
    if (!isKept) this.#known = null;
    if (this.#underWay > 0) return;
    const elsewhere = this.#elsewhere;
    const newest = JSON.stringify(this.#newest);
    const isNewer = newest !== JSON.stringify(layout);
    this.#elsewhere = null;
    this.#own.clear();
    if (elsewhere === null || isNewer || !isKept) return;
    this.#known = JSON.stringify(elsewhere);
    this.#newest = elsewhere;
    this.#take(elsewhere);
  }
}
