import type { DatabaseSync } from 'node:sqlite';

/** All of it or nothing. */
export function inTransaction<T>(database: DatabaseSync, task: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = task();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk may have rolled it back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
