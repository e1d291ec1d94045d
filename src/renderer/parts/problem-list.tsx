import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import { needsSignIn } from '../../shared/worst-state.ts';
import type { ConnectionGlance } from '../board/glance.ts';
import { toTrouble } from '../bridge.ts';
import { StateMark } from './state-mark.tsx';

const words = windowWords.problems;
const shownProblems = 2;

interface ProblemListProps {
  connections: readonly ConnectionGlance[];
  onSignIn: (id: string) => void;
  onShowConnections: () => void;
}

/** What is wrong with whom and what to do about it, above the figures that it makes doubtful. */
export function ProblemList({ connections, onSignIn, onShowConnections }: ProblemListProps) {
  const problems = connections.filter(({ connection }) => connection.failure !== null);
  const rest = problems.length - shownProblems;
  return (
    // It is there before there is anything to say, so that what comes is announced.
    <div
      role="status"
      className={problems.length === 0 ? 'visually-hidden' : 'problems'}
      aria-label={words.label}
    >
      {problems.slice(0, shownProblems).map(({ connection }) => {
        const { id, name, failure } = connection;
        if (failure === null) return null;
        const { message, remedy } = toTrouble(failure);
        const isSignedOut = needsSignIn(connection);
        return (
          <div key={id} className="notice" data-tone={isSignedOut ? 'warning' : 'stale'}>
            <StateMark state={isSignedOut ? 'sign-in' : 'stale'} />
            <div className="notice-text problem-text">
              <span className="problem-message" title={message}>
                <b>{name}</b> {message}
              </span>{' '}
              <span className="secondary">{remedy}</span>
            </div>
            {isSignedOut && (
              <Button className="button" onPress={() => onSignIn(id)}>
                {words.signIn}
              </Button>
            )}
          </div>
        );
      })}
      {rest > 0 && (
        <Button className="link" onPress={onShowConnections}>
          {words.more(rest)}
        </Button>
      )}
    </div>
  );
}
