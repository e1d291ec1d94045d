import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
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
  if (problems.length === 0) return null;
  const rest = problems.length - shownProblems;
  return (
    <section className="problems" aria-label={words.label}>
      {problems.slice(0, shownProblems).map(({ connection: { id, name, failure } }) => {
        if (failure === null) return null;
        const { message, remedy } = toTrouble(failure);
        const needsSignIn = failure.code === 'auth';
        return (
          <div key={id} className="notice" data-tone={needsSignIn ? 'warning' : 'stale'}>
            <StateMark state={needsSignIn ? 'sign-in' : 'stale'} />
            <div className="notice-text">
              <b>{name}</b> {message} <span className="secondary">{remedy}</span>
            </div>
            {needsSignIn && (
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
    </section>
  );
}
