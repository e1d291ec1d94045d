interface Event {
  at: number;
  /** Breaks ties, so that events of one millisecond keep the order in which they were planned. */
  order: number;
  task: () => void;
}

/** What happens next: a binary heap by time. */
export class EventQueue {
  readonly #heap: Event[] = [];
  #planned = 0;

  plan(at: number, task: () => void): void {
    const heap = this.#heap;
    const event = { at, order: this.#planned, task };
    this.#planned += 1;
    let hole = heap.length;
    heap.push(event);
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(event, parent)) break;
      heap[hole] = parent;
      hole = above;
    }
    heap[hole] = event;
  }

  nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the earliest event out; undefined where nothing is planned. */
  take(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let hole = 0;
    for (;;) {
      const left = hole * 2 + 1;
      const leftChild = heap[left];
      if (leftChild === undefined) break;
      const rightChild = heap[left + 1];
      const useRight = rightChild !== undefined && isBefore(rightChild, leftChild);
      const child = useRight ? rightChild : leftChild;
      if (!isBefore(child, last)) break;
      heap[hole] = child;
      hole = useRight ? left + 1 : left;
    }
    heap[hole] = last;
    return first;
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
