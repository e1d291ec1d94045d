import type { BoardRow } from '../../shared/board.ts';
import { isUnchanged, toWindowCounts, type WindowSpan, writeReading } from './count-window.ts';
import type { CountColumns, Counts, CountTrails } from './memory.ts';

/*
 * The count trails of windows of one length, while an answer is judged. Those of before stay as they are: the first row
 * whose counts have changed has all columns copied, which costs less than one thing that is made for a row.
 */
export class TrailBook {
  readonly #span: WindowSpan;
  #trails: CountTrails;
  #isOwn: boolean;
  #next = 0;
  #places: Map<string, number> | null = null;

  constructor(before: CountTrails | undefined, span: WindowSpan) {
    this.#trails = before ?? noTrails();
    this.#isOwn = before === undefined;
    this.#span = span;
  }

  get trails(): CountTrails {
    return this.#trails;
  }

  /** Takes a row's counts, and answers those since its window began. A second rule may ask for the same row. */
  follow({ key, reading }: BoardRow): Counts {
    const known = this.#find(key);
    const place = known ?? this.#trails.rowKeys.length;
    this.#next = place + 1;
    if (known === null || !isUnchanged(this.#trails, known, reading, this.#span)) {
      if (!this.#isOwn) this.#trails = toCopy(this.#trails);
      this.#isOwn = true;
      if (known === null) this.#add(key);
      writeReading(this.#trails, place, reading, this.#span);
    }
    return toWindowCounts(this.#trails, place);
  }

  /** Rows come in the same order at every answer: to look at the one after the last costs less than to look one up. */
  #find(key: string): number | null {
    const { rowKeys } = this.#trails;
    if (rowKeys[this.#next] === key) return this.#next;
    if (rowKeys[this.#next - 1] === key) return this.#next - 1;
    this.#places ??= new Map(rowKeys.map((each, place) => [each, place]));
    return this.#places.get(key) ?? null;
  }

  #add(key: string): void {
    this.#places?.set(key, this.#trails.rowKeys.length);
    this.#trails.rowKeys.push(key);
  }
}

function noTrails(): CountTrails {
  const noCounts = () => ({
    offered: [],
    answered: [],
    abandoned: [],
    withinTarget: [],
    serviceLevelTotal: [],
  });
  return { rowKeys: [], startAt: [], base: noCounts(), newest: noCounts(), newestAt: [] };
}

function toCopy({ rowKeys, startAt, base, newest, newestAt }: CountTrails): CountTrails {
  return {
    rowKeys: [...rowKeys],
    startAt: [...startAt],
    base: copyCounts(base),
    newest: copyCounts(newest),
    newestAt: [...newestAt],
  };
}

function copyCounts(columns: CountColumns): CountColumns {
  const { offered, answered, abandoned, withinTarget, serviceLevelTotal } = columns;
  return {
    offered: [...offered],
    answered: [...answered],
    abandoned: [...abandoned],
    withinTarget: [...withinTarget],
    serviceLevelTotal: [...serviceLevelTotal],
  };
}
