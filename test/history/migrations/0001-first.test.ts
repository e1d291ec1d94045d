import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate, migrations, readVersion } from '../../../src/main/history/migrations.ts';

const tablesOf = (database: DatabaseSync) =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);

describe('the first migration', () => {
  it('makes the tables of an empty file, and is not done twice', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, migrations.slice(0, 1));
    expect(readVersion(database)).toBe(1);
    expect(tablesOf(database)).toEqual([
      'connection',
      'delivery',
      'episode',
      'journal',
      'memory',
      'series',
      'series_hour',
      'series_minutes',
      'trail',
    ]);
    database.exec("INSERT INTO memory (number, data) VALUES (1, 'kept')");
    migrate(database, migrations.slice(0, 1));
    expect(database.prepare('SELECT data FROM memory').all()).toEqual([{ data: 'kept' }]);
  });

  it('holds one memory and one row for each queue and media type', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, migrations.slice(0, 1));
    expect(() => database.exec("INSERT INTO memory (number, data) VALUES (2, 'second')")).toThrow(/CHECK/);
    const series =
      "INSERT INTO series (connection, queue_id, media_type, queue_name) VALUES (1, 'a', 'voice', 'A')";
    database.exec(series);
    expect(() => database.exec(series)).toThrow(/UNIQUE/);
  });
});

describe('a migration', () => {
  it('that fails leaves the file at the version before it', () => {
    const database = new DatabaseSync(':memory:');
    const steps = ['CREATE TABLE one (a TEXT)', 'CREATE TABLE two (a TEXT); CREATE TABLE one (a TEXT)'];
    expect(() => migrate(database, steps)).toThrow(/already exists/);
    expect(readVersion(database)).toBe(1);
    expect(tablesOf(database)).toEqual(['one']);
  });
});
