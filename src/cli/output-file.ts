import { closeSync, openSync, writeFileSync } from 'node:fs';
import { usageWords } from '../shared/words/en/command-line.ts';

/** The file behind `--out` cannot take the result. */
export class OutputFileError extends Error {
  override readonly name = 'OutputFileError';
}

interface OutputFile {
  write(text: string): void;
  close(): void;
}

/** Begins the file anew. Each text is in it when `write` returns, so that whoever follows `poll --every` sees whole lines. */
export function openOutputFile(path: string): OutputFile {
  const attempt = <T>(task: () => T): T => {
    try {
      return task();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new OutputFileError(usageWords.unwritableFile(path, code));
    }
  };
  const file = attempt(() => openSync(path, 'w'));
  return {
    write: (text) => attempt(() => writeFileSync(file, text)),
    close: () => closeSync(file),
  };
}
