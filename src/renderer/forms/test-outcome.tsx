import { BlameNote } from './blame-note.tsx';
import { CheckProgressLines, CheckResults } from './check-results.tsx';
import type { TestState } from './connection-test.ts';

/** A test as it stands: its steps while they are asked, then what was found or why nothing was. */
export function TestOutcome({ phase, progress, report, trouble, hasNote }: TestState) {
  if (phase === 'asking') return <CheckProgressLines progress={progress} />;
  if (report !== null) return <CheckResults report={report} />;
  if (trouble === null) return null;
  return <BlameNote trouble={trouble} hasAnswered={false} about={hasNote ? 'test' : null} />;
}
