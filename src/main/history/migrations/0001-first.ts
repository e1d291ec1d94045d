/*
 * `place` is hour, number of the connection or row, and part in one number (`hour.ts`); `data` is the codec's. An
 * INTEGER PRIMARY KEY is the row's own place in the file, so the hours lie in order and no index is needed. The
 * journal holds the polls of hours that still go on. Hours by the minute have a table of their own: made shorter in
 * their old place, they would leave pages half empty.
 */
export const first = `
CREATE TABLE connection (
  number INTEGER PRIMARY KEY,
  connection_id TEXT NOT NULL UNIQUE
);
CREATE TABLE series (
  number INTEGER PRIMARY KEY,
  connection INTEGER NOT NULL,
  queue_id TEXT NOT NULL,
  media_type TEXT NOT NULL,
  queue_name TEXT NOT NULL,
  UNIQUE (connection, queue_id, media_type)
);
CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  connection INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  part INTEGER NOT NULL,
  data BLOB NOT NULL
);
CREATE TABLE trail (
  place INTEGER PRIMARY KEY,
  by_minute INTEGER NOT NULL,
  data BLOB NOT NULL
);
CREATE TABLE series_hour (
  place INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);
CREATE TABLE series_minutes (
  place INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);
CREATE TABLE episode (
  episode_id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  data TEXT NOT NULL
);
CREATE INDEX episode_by_start ON episode (started_at, episode_id);
CREATE TABLE delivery (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX delivery_by_time ON delivery (at);
CREATE TABLE memory (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  data TEXT NOT NULL
);
`;
