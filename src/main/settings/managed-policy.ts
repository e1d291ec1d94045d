import { spawnSync } from 'node:child_process';
import { type ManagedSource, parseManagedText } from './managed-fields.ts';

/*
 * Windows: what the administrator's policies say, asked of the system's own program, so that no native module is needed
 * for it.
 */

export interface PolicyPlace {
  /** The first that is there. */
  programs: readonly string[];
  parentKey: string;
  name: string;
}

/** Runs the registry's program; null: it cannot be run, or refuses. */
type QueryKey = (key: string) => string | null;

const longestAnswerMs = 5_000;

/** Null: there is no policy for this program. */
export function readPolicy(
  { programs, parentKey, name }: PolicyPlace,
  query: QueryKey = (key) => runQuery(programs, key),
): ManagedSource | null {
  const source = `${parentKey}\\${name}`;
  const trouble: ManagedSource = {
    kind: 'trouble',
    trouble: { kind: 'no-registry', source, detail: programs[0] ?? '' },
  };
  // The program says in the system's language alone whether a key is missing or withheld; its parent is always there.
  const listed = query(parentKey);
  if (listed === null) return trouble;
  const isThere = listed
    .split(/\r?\n/)
    .some((line) => line.trim().toLowerCase().endsWith(`\\${name.toLowerCase()}`));
  if (!isThere) return null;
  const answer = query(source);
  return answer === null ? trouble : { kind: 'fields', fields: parsePolicy(answer), source };
}

/** Lines such as `    allowExport    REG_DWORD    0x0`. Text in braces, brackets or quotes is JSON. */
export function parsePolicy(answer: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of answer.split(/\r?\n/)) {
    const [, name, kind, value = ''] = /^ {4}(\S+) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name !== undefined && kind !== undefined) fields[name] = toValue(name, kind, value);
  }
  return fields;
}

/** The registry knows no booleans. A value that cannot be read is null, which no field may be. */
function toValue(name: string, kind: string, value: string): unknown {
  if (kind === 'REG_DWORD') {
    const number = Number(value);
    return takesNumber.has(name) ? number : number === 0 ? false : number === 1 ? true : null;
  }
  if (kind !== 'REG_SZ') return null;
  if (!/^\s*[[{"]/.test(value)) return value;
  return parseManagedText(`{"value":${value}}`)?.value ?? null;
}

const takesNumber: ReadonlySet<string> = new Set(['leastPollSeconds']);

function runQuery([program, ...others]: readonly string[], key: string): string | null {
  if (program === undefined) return null;
  // The 64-bit view, whatever this program is.
  const ran = spawnSync(program, ['query', key, '/reg:64'], {
    encoding: 'utf8',
    timeout: longestAnswerMs,
    windowsHide: true,
  });
  if (ran.error !== undefined && 'code' in ran.error && ran.error.code === 'ENOENT')
    return runQuery(others, key);
  return ran.error === undefined && ran.status === 0 ? ran.stdout : null;
}
