import { readFile } from 'node:fs/promises';
import { usageWords } from '../shared/words/en/command-line.ts';
import { UsageError } from './usage-error.ts';

/** What a file holds, not checked yet. That it cannot be read, or is no JSON, is a `UsageError`. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(usageWords.notJson(path));
  }
}

export function toUnreadable(path: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new UsageError(usageWords.unreadableFile(path, code));
}

/** `connections[0].pollSeconds`; `whole` stands for what no path leads into. */
export function toPlace(path: readonly PropertyKey[], whole: string = usageWords.wholeFile): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || whole;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw toUnreadable(path, error);
  }
}
