import { connectWords } from '../../shared/words/en/connect.ts';

const words = connectWords.stages;
const stages = ['signIn', 'queues', 'alerts'] as const;

/** How far adding a connection has come. */
export function Stages({ stage }: { stage: (typeof stages)[number] }) {
  return (
    <ol className="stages" aria-label={words.label}>
      {stages.map((one, index) => (
        <li
          key={one}
          className="stage"
          aria-current={one === stage ? 'step' : undefined}
          data-done={stages.indexOf(stage) > index || undefined}
        >
          <span className="stage-number" aria-hidden="true">
            {index + 1}
          </span>
          {words[one]}
        </li>
      ))}
    </ol>
  );
}
