import { rowMenuWords as words } from '../../shared/words/en/board.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';

interface BoardNoticesProps {
  /** What was done last, with how it is taken back where it can be. */
  done: { text: string; onUndo: (() => void) | null } | null;
  trouble: { trouble: Trouble; title: string | undefined } | null;
  onDismiss: () => void;
}

/** What became of the last thing that was done to a row or to the board's layout. */
export function BoardNotices({ done, trouble, onDismiss }: BoardNoticesProps) {
  const dismiss = (
    <button type="button" className="link" onClick={onDismiss}>
      {words.dismiss}
    </button>
  );
  return (
    <>
      {trouble !== null && <TroubleNotice {...trouble}>{dismiss}</TroubleNotice>}
      <div role="status" className={done === null ? 'visually-hidden' : 'notice'}>
        {done !== null && (
          <>
            <div className="notice-text">{done.text}</div>
            {done.onUndo !== null && (
              <button type="button" className="link" onClick={done.onUndo}>
                {words.undo}
              </button>
            )}
            {dismiss}
          </>
        )}
      </div>
    </>
  );
}
