import { describe, expect, it } from 'vitest';
import { loadLocaleTables } from '../../src/renderer/locale-tables.ts';

describe('the tables of locales', () => {
  it.each(['de-CH', 'C', 'en_US.UTF-8', ''])('are loaded by any name that a system gives: %j', (name) => {
    expect(() => loadLocaleTables(name)).not.toThrow();
  });
});
