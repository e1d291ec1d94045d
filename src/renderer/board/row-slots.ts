/**
 * Gives every line in sight one of the page's rows, by number. A line keeps its row as long as it is in sight; one that
 * comes takes over a row that another has left, for new words in it cost far less than a row made anew.
 */
export function createRowSlots(): (ids: readonly string[]) => ReadonlyMap<string, number> {
  let slots: ReadonlyMap<string, number> = new Map();
  let made = 0;
  return (ids) => {
    const inSight = new Set(ids);
    const left = [...slots].filter(([id]) => !inSight.has(id)).map(([, slot]) => slot);
    const taken = new Map<string, number>();
    for (const id of ids) {
      const slot = slots.get(id) ?? left.shift() ?? made;
      if (slot === made) made += 1;
      taken.set(id, slot);
    }
    slots = taken;
    return slots;
  };
}
