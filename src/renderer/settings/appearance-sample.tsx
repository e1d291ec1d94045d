import { settingsPageWords } from '../../shared/words/en/settings-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { StateMark } from '../parts/state-mark.tsx';

const words = settingsPageWords.appearance;

/** The five states with figures as the board writes them. */
const rows = [
  { state: 'critical', waiting: '14' },
  { state: 'warning', waiting: '6' },
  { state: 'calm', waiting: '3' },
  { state: 'stale', waiting: windowWords.was('5') },
  { state: 'sign-in', waiting: windowWords.was('2') },
] as const;

/** Rows as the board draws them: what is chosen shows in them at once. */
export function AppearanceSample() {
  return (
    <figure className="sample">
      <figcaption>{words.sample}</figcaption>
      <ul className="sample-rows">
        {rows.map(({ state, waiting }) => (
          <li key={state} className="row sample-row" data-state={state}>
            <span className="cell cell-state">
              <span className="state">
                <StateMark state={state} />
                {windowWords.states[state]}
              </span>
            </span>
            <span className="cell cell-queue">
              <span className="queue-name">{words.sampleQueues[state]}</span>
            </span>
            <span className="cell cell-waiting">
              <span className={state === 'stale' || state === 'sign-in' ? 'muted' : undefined}>
                {waiting}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
