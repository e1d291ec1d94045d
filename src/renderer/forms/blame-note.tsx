import { toBlame } from '../../shared/blame.ts';
import type { CallInput } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import { sayBlame } from '../../shared/words/en/blame.ts';
import type { Trouble } from '../bridge.ts';
import { useIntoView } from '../parts/into-view.ts';
import { CopyNote } from './copy-note.tsx';

interface BlameNoteProps {
  trouble: Pick<Trouble, 'message' | 'remedy'> & { failure: Failure | null };
  /** Something has come back from the vendor before. */
  hasAnswered: boolean;
  about: CallInput<'connections.copyNote'>['about'] | null;
  /** `warning`: the rest works without it. */
  tone?: 'critical' | 'warning';
}

/** With whom a trouble lies, what happened, what to do, and a text for whoever can do it. */
export function BlameNote({ trouble, hasAnswered, about, tone = 'critical' }: BlameNoteProps) {
  const { message, remedy, failure } = trouble;
  const shown = useIntoView<HTMLDivElement>();
  return (
    <div ref={shown} className="blame" data-tone={tone} role="alert">
      <p>
        <b>{sayBlame(toBlame(failure, hasAnswered))}</b>
      </p>
      <p>
        {message} <span className="secondary">{remedy}</span>
      </p>
      {about !== null && <CopyNote about={about} />}
    </div>
  );
}
