import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { toHistoryPaths } from './history-file.ts';

/** How large the file, what is not merged into it yet and its copy are; null: it is not there. */
export async function readHistorySizes(folder: string): Promise<{ name: string; bytes: number | null }[]> {
  const { file, backup } = toHistoryPaths(folder);
  return Promise.all(
    [file, `${file}-wal`, backup].map(async (path) => ({
      name: basename(path),
      bytes: await readSize(path),
    })),
  );
}

async function readSize(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    // Whatever the disk says: nobody can read it either.
    return null;
  }
}
