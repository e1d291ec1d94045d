import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { apiNames } from '../shared/connection.ts';
import { readingSchema } from '../shared/queue.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { toPlace, toUnreadable } from './json-file.ts';
import { UsageError } from './usage-error.ts';

/** What every line says; of the rest the first of two passes over the file needs nothing. */
const headSchema = z.object({
  observedAt: z.number(),
  connections: z.array(
    z.object({ id: z.string(), status: z.enum(['ok', 'failed']), api: z.exactOptional(z.enum(apiNames)) }),
  ),
});

/** One poll as `poll --every` prints it; what it was recorded over may be added. */
const lineSchema = headSchema
  .extend({
    readings: z.array(readingSchema),
    event: z.exactOptional(z.enum(['restart', 'wake'])),
  })
  .superRefine(({ connections, readings }, context) => {
    const answered = new Set(connections.filter(({ status }) => status === 'ok').map(({ id }) => id));
    const index = readings.findIndex(({ connectionId }) => !answered.has(connectionId));
    if (index >= 0)
      context.addIssue({
        code: 'custom',
        path: ['readings', index, 'connectionId'],
        message: usageWords.unansweredConnection,
      });
  });
export type ReadingsLine = z.infer<typeof lineSchema>;

/** What must be known of a recording before it is replayed. */
export interface RecordingFacts {
  /** The median distance of a connection's lines. */
  intervals: ReadonlyMap<string, number>;
  /** Longer without a line than this, and nobody looked. */
  gapMs: number;
  /** A recording may still grow: what is beyond belongs to the next call. */
  bytes: number;
}

/** Where a connection has one line only. */
const usualIntervalMs = 15_000;
const leastGapMs = 60_000;
const gapIntervals = 3;

/** The first pass: how often the lines come. Every line must be JSON and none may lie before the one before it. */
export async function findFacts(path: string, signal: AbortSignal): Promise<RecordingFacts> {
  const bytes = await findSize(path);
  const distances = new Map<string, number[]>();
  const newest = new Map<string, number>();
  const lineDistances: number[] = [];
  let lineAt: number | null = null;
  for await (const { number, text } of readLines(path, bytes, signal)) {
    const { observedAt: at, connections } = parseLine(headSchema, path, number, text);
    if (lineAt !== null && at < lineAt) throw new UsageError(usageWords.timeGoesBack(path, number));
    if (lineAt !== null) lineDistances.push(at - lineAt);
    lineAt = at;
    for (const { id } of connections) {
      const before = newest.get(id);
      newest.set(id, at);
      const known = distances.get(id) ?? [];
      if (before !== undefined) known.push(at - before);
      distances.set(id, known);
    }
  }
  return {
    intervals: new Map([...distances].map(([id, known]) => [id, toMedian(known) ?? usualIntervalMs])),
    gapMs: Math.max(gapIntervals * (toMedian(lineDistances) ?? 0), leastGapMs),
    bytes,
  };
}

/** The second pass: whole lines, checked. */
export async function* readReadings(
  path: string,
  bytes: number,
  signal: AbortSignal,
): AsyncGenerator<ReadingsLine> {
  for await (const { number, text } of readLines(path, bytes, signal))
    yield parseLine(lineSchema, path, number, text);
}

async function findSize(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw toUnreadable(path, error);
  });
  // A pipe can be read once only, a folder not at all.
  if (!found.isFile()) throw new UsageError(usageWords.noPlainFile(path));
  return found.size;
}

function parseLine<T>(schema: z.ZodType<T>, path: string, number: number, text: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(usageWords.lineNotJson(path, number));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    usageWords.wrongLine(
      path,
      number,
      toPlace(issue?.path ?? [], usageWords.wholeLine),
      issue?.message ?? usageWords.wrong,
    ),
  );
}

/** Lines with their numbers, empty ones left out. Only a line feed ends one: JSON may hold what else is taken for an end. */
async function* readLines(
  path: string,
  bytes: number,
  signal: AbortSignal,
): AsyncGenerator<{ number: number; text: string }> {
  if (bytes === 0) return;
  const stream = createReadStream(path, { encoding: 'utf8', end: bytes - 1, highWaterMark: 1 << 18, signal });
  let number = 0;
  let begun = '';
  const toLine = (text: string) => {
    number += 1;
    return { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
  };
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      let from = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        const line = toLine(begun + chunk.slice(from, end));
        begun = '';
        from = end + 1;
        if (line.text.trim() !== '') yield line;
      }
      begun += chunk.slice(from);
    }
  } catch (error) {
    throw signal.aborted ? error : toUnreadable(path, error);
  }
  const last = toLine(begun);
  if (last.text.trim() !== '') yield last;
}

/** Of distances of 0 nothing follows: such lines are one look in several pieces. */
function toMedian(distances: readonly number[]): number | null {
  const sorted = Float64Array.from(distances.filter((distance) => distance > 0)).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  return Math.round(((lower ?? upper) + upper) / 2);
}
