import type { ImportedConnection, ImportPreview, RefusedPart } from '../../shared/settings-transfer.ts';
import { describeFailure } from '../../shared/words/en/failure.ts';
import { settingsPageWords } from '../../shared/words/en/settings-page.ts';

const words = settingsPageWords.import;

/** What taking the file over would change, in sentences, in the order of their weight. */
export function sayChanges(preview: ImportPreview): string[] {
  const { connections, rules, changes, signIn } = preview;
  return [
    ...[...connections.added, ...connections.changed].map(sayConnection),
    ...(rules === null ? [] : [words.rules(rules.before, rules.after)]),
    ...changes.map(({ text }) => text),
    ...(signIn.length === 0 ? [] : [words.signIn(signIn)]),
  ];
}

/** Whoever signs in must see where to: a name says nothing of it. */
function sayConnection({ name, hosts, hostsBefore }: ImportedConnection): string {
  if (hostsBefore === null) return words.added(name, hosts);
  const isSame = hosts.join() === hostsBefore.join();
  return isSame ? words.changed(name, hosts) : words.moved(name, hostsBefore, hosts);
}

/** Where a file comes from; null where it does not say. */
export function sayOrigin(
  { exportedAt, program }: Pick<ImportPreview, 'exportedAt' | 'program'>,
  formatMinute: (epochMs: number) => string,
): string | null {
  if (exportedAt === null && program === null) return null;
  return words.exported(exportedAt === null ? null : formatMinute(exportedAt), program);
}

export function sayRefused(refused: readonly RefusedPart[]): string[] {
  return refused.map(({ failure }) => {
    const { message, remedy } = describeFailure(failure);
    return `${message} ${remedy}`;
  });
}
