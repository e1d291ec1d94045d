import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface KeyringEntry {
  label: string;
  secret: string;
  attributes: Record<string, string>;
}

/** The entries with these attributes, read by another program than the one that wrote them. */
export async function searchKeyring(
  env: Record<string, string>,
  attributes: Record<string, string>,
): Promise<KeyringEntry[]> {
  const args = ['search', '--all', '--unlock', ...Object.entries(attributes).flat()];
  const { stdout, stderr } = await run('secret-tool', args, { env });
  // Labels and secrets stand on one output and the attributes on the other, in the same order.
  const entries = toGroups(stdout);
  const details = toGroups(stderr);
  if (entries.length !== details.length)
    throw new Error('secret-tool names entries that it does not describe');
  return entries.map((entry, index) => ({
    label: entry.label ?? '',
    secret: entry.secret ?? '',
    attributes: Object.fromEntries(
      Object.entries(details[index] ?? {}).map(([key, value]) => [key.replace(/^attribute\./, ''), value]),
    ),
  }));
}

/** The one secret with these attributes; null when there is none. */
export async function lookUpSecret(
  env: Record<string, string>,
  attributes: Record<string, string>,
): Promise<string | null> {
  return (await searchKeyring(env, attributes))[0]?.secret ?? null;
}

/** Lines `key = value`; a key that comes again begins the next entry. */
function toGroups(text: string): Record<string, string>[] {
  const groups: Record<string, string>[] = [];
  for (const line of text.split('\n')) {
    const [, key, value] = /^([^\s=[]+) = (.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const current = groups.at(-1);
    if (current === undefined || key in current) groups.push({ [key]: value });
    else current[key] = value;
  }
  return groups;
}
