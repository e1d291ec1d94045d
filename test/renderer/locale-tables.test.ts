import { expect, it, onTestFinished } from 'vitest';
import { loadLocaleTables } from '../../src/renderer/locale-tables.ts';

/** Notes each use of what is got from `owner` by this name, and for which locale. */
function watch(
  owner: Intl.NumberFormat | Intl.DateTimeFormat | Intl.Collator,
  name: string,
  used: string[],
): void {
  const real = Object.getOwnPropertyDescriptor(owner, name);
  if (real === undefined) throw new Error(`there is no ${name}`);
  const get = function (this: Intl.NumberFormat | Intl.DateTimeFormat | Intl.Collator): unknown {
    used.push(`${name} in ${this.resolvedOptions().locale}`);
    return real.get?.call(this);
  };
  Object.defineProperty(owner, name, { ...real, get });
  onTestFinished(() => {
    Object.defineProperty(owner, name, real);
  });
}

it('while a page waits for main, numbers, times and the order by name are put to use in its locale', () => {
  // Making one is not enough: the system reads some of its tables with the first use.
  const used: string[] = [];
  watch(Intl.NumberFormat.prototype, 'format', used);
  watch(Intl.DateTimeFormat.prototype, 'format', used);
  watch(Intl.Collator.prototype, 'compare', used);
  loadLocaleTables('de');
  expect(used).toEqual(['format in de', 'format in de', 'compare in de']);
});

it.each(['de-CH', 'C', 'en_US.UTF-8', ''])(
  'the tables are loaded by any name that a system gives: %j',
  (name) => {
    expect(() => loadLocaleTables(name)).not.toThrow();
  },
);
