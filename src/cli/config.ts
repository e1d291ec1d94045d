import { findConnectionProblem } from '../main/vendors/registry.ts';
import { type Connection, connectionsFileSchema } from '../shared/connection.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { readJsonFile, toPlace } from './json-file.ts';
import { UsageError } from './usage-error.ts';

/** The enabled connections of a file; every problem of it is told at once, each with its place. */
export async function readConnections(path: string): Promise<Connection[]> {
  const parsed = connectionsFileSchema.safeParse(await readJsonFile(path));
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
