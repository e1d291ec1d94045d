import { readFile } from 'node:fs/promises';
import { findConnectionProblem } from '../main/vendors/registry.ts';
import { type Connection, connectionsFileSchema } from '../shared/connection.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { UsageError } from './usage-error.ts';

/** The enabled connections of a file; every problem of it is told at once, each with its place. */
export async function readConnections(path: string): Promise<Connection[]> {
  const parsed = connectionsFileSchema.safeParse(toJson(path, await readText(path)));
  if (!parsed.success)
    throw new UsageError(
      parsed.error.issues
        .map(({ path: place, message }) => usageWords.wrongConfig(path, toPlace(place), message))
        .join('\n'),
    );
  const enabled = parsed.data.connections.filter((connection) => connection.enabled);
  if (enabled.length === 0) throw new UsageError(usageWords.noConnections(path));
  const problems = parsed.data.connections.flatMap((connection, index) => {
    const problem = connection.enabled ? findConnectionProblem(connection) : null;
    return problem === null ? [] : [usageWords.wrongConfig(path, toPlace(['connections', index]), problem)];
  });
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return enabled;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(usageWords.unreadableConfig(path, code));
  }
}

function toJson(path: string, content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(usageWords.notJson(path));
  }
}

/** `connections[0].pollSeconds` */
function toPlace(path: readonly PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || 'the file';
}
