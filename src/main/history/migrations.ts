import type { DatabaseSync } from 'node:sqlite';
import { first } from './migrations/0001-first.ts';
import { inTransaction } from './transaction.ts';

/** One file each, in this order; a file's `user_version` is how many of them it has seen. */
export const migrations: readonly string[] = [first];

export function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Brings an older file up to date, each step whole or not at all. */
export function migrate(database: DatabaseSync, steps = migrations): void {
  for (let version = readVersion(database); version < steps.length; version += 1) {
    const step = steps[version] ?? '';
    inTransaction(database, () => database.exec(`${step}; PRAGMA user_version = ${version + 1}`));
  }
}
