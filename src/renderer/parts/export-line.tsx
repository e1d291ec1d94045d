import { useState } from 'react';
import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const words = windowWords.toolbar;

export interface BoardExport {
  isRunning: boolean;
  saved: { path: string; rows: number } | null;
  trouble: Trouble | null;
  /** Exports these rows in this order. */
  start: (keys: string[]) => void;
  dismiss: () => void;
}

const idle = { isRunning: false, saved: null, trouble: null };

export function useBoardExport(): BoardExport {
  const { bridge } = useServices();
  const [state, setState] = useState<Pick<BoardExport, 'isRunning' | 'saved' | 'trouble'>>(idle);
  const run = async (keys: string[]) => {
    setState({ ...idle, isRunning: true });
    const reply = await bridge.call('export.board', { keys });
    if (!reply.ok) setState({ ...idle, trouble: reply.trouble });
    else setState(reply.value.outcome === 'saved' ? { ...idle, saved: reply.value } : idle);
  };
  return { ...state, start: (keys) => void run(keys), dismiss: () => setState(idle) };
}

/** Where the file went, or why it did not. */
export function ExportLine({ boardExport: { saved, trouble, dismiss } }: { boardExport: BoardExport }) {
  const button = (
    <Button className="link" onPress={dismiss}>
      {words.dismiss}
    </Button>
  );
  if (trouble !== null) return <TroubleNotice trouble={trouble}>{button}</TroubleNotice>;
  return (
    <div role="status" className={saved === null ? 'visually-hidden' : 'notice'}>
      {saved !== null && (
        <>
          <div className="notice-text">{words.saved(saved.rows, saved.path)}</div>
          {button}
        </>
      )}
    </div>
  );
}
