import { windowWords } from '../../shared/words/en/window.ts';
import { needsSignIn } from '../../shared/worst-state.ts';
import type { ConnectionGlance } from '../board/glance.ts';
import { toTrouble } from '../bridge.ts';
import { StateMark } from './state-mark.tsx';

const words = windowWords.problems;
const shownProblems = 2;
const shownNames = 3;

interface ProblemListProps {
  connections: readonly ConnectionGlance[];
  onSignIn: (id: string) => void;
  onShowConnections: () => void;
}

/** What is wrong with whom and what to do about it, above the figures that it makes doubtful. */
export function ProblemList({ connections, onSignIn, onShowConnections }: ProblemListProps) {
  const problems = toProblems(connections);
  const rest = countConnections(problems.slice(shownProblems));
  return (
    // It is there before there is anything to say, so that what comes is announced.
    <div
      role="status"
      className={problems.length === 0 ? 'visually-hidden' : 'problems'}
      aria-label={words.label}
    >
      {problems.slice(0, shownProblems).map(({ id, names, message, remedy, isSignedOut }) => (
        <div key={id} className="notice" data-tone={isSignedOut ? 'warning' : 'stale'}>
          <StateMark state={isSignedOut ? 'sign-in' : 'stale'} />
          <div className="notice-text problem-text">
            <span className="problem-message" title={message}>
              <b title={names.join(', ')}>{sayNames(names)}</b> {message}
            </span>{' '}
            <span className="secondary">{remedy}</span>
          </div>
          {isSignedOut && (
            <button type="button" className="button" onClick={() => onSignIn(id)}>
              {words.signIn}
            </button>
          )}
        </div>
      ))}
      {rest > 0 && (
        <button type="button" className="link" onClick={onShowConnections}>
          {words.more(rest)}
        </button>
      )}
    </div>
  );
}

interface Problem {
  /** Of the first connection that has it. */
  id: string;
  names: string[];
  message: string;
  remedy: string;
  isSignedOut: boolean;
}

/** What several have in common is said once; signing in is done for each, and stands first: it does not end by itself. */
function toProblems(connections: readonly ConnectionGlance[]): Problem[] {
  const problems: Problem[] = [];
  for (const { connection } of connections) {
    const { id, name, failure } = connection;
    if (failure === null) continue;
    const { message, remedy } = toTrouble(failure);
    const isSignedOut = needsSignIn(connection);
    const same = problems.find((one) => one.message === message && one.remedy === remedy);
    if (same === undefined || isSignedOut) problems.push({ id, names: [name], message, remedy, isSignedOut });
    else same.names.push(name);
  }
  return problems.toSorted((a, b) => Number(b.isSignedOut) - Number(a.isSignedOut));
}

function countConnections(problems: readonly Problem[]): number {
  return problems.reduce((sum, { names }) => sum + names.length, 0);
}

function sayNames(names: readonly string[]): string {
  const rest = names.length - shownNames;
  const shown = names.slice(0, shownNames).join(', ');
  return rest > 0 ? `${shown} ${words.more(rest)}` : shown;
}
