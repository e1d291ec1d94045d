import type { SavedFile } from '../shared/contract/settings-contract.ts';
import { ok, type Result } from '../shared/result.ts';
import { diagnosticsFileName } from '../shared/words/en/diagnostics.ts';
import { type DiagnosticFacts, toDiagnosticsText } from './diagnostics-text.ts';
import { readLastLines } from './log-file.ts';
import { writeTextFile } from './text-file.ts';

export interface DiagnosticsOptions {
  /** Epoch milliseconds. */
  now: () => number;
  logPath: string;
  /** Everything but the log, as things stand at that moment. */
  readFacts: () => Promise<Omit<DiagnosticFacts, 'at' | 'logLines'>>;
  /** Null: the supervisor changed their mind. */
  askPath: (fileName: string) => Promise<string | null>;
}

const mostLogLines = 2_000;

/** Saves what whoever helps needs to know. What was true when it was asked for is written, however long the dialog stays open. */
export async function saveDiagnostics(options: DiagnosticsOptions): Promise<Result<SavedFile>> {
  const at = options.now();
  const [facts, logLines] = await Promise.all([
    options.readFacts(),
    readLastLines(options.logPath, mostLogLines),
  ]);
  const text = toDiagnosticsText({ ...facts, at, logLines });
  const path = await options.askPath(diagnosticsFileName(new Date(at)));
  if (path === null) return ok({ outcome: 'cancelled' });
  const written = await writeTextFile(path, text);
  return written.ok ? ok({ outcome: 'saved', path }) : written;
}
