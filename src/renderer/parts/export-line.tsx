import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { CallInput } from '../../shared/contract.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { TroubleNotice } from './trouble-notice.tsx';

const words = windowWords.toolbar;

interface ExportState {
  isRunning: boolean;
  saved: { path: string; rows: number } | null;
  trouble: Trouble | null;
}

export interface FileExport<Input> extends ExportState {
  start: (input: Input) => void;
  dismiss: () => void;
}

const idle: ExportState = { isRunning: false, saved: null, trouble: null };

/** Saves what the call names as a file that the person chooses. */
export function useFileExport<Name extends 'export.board' | 'export.report'>(
  name: Name,
): FileExport<CallInput<Name>> {
  const { bridge } = useServices();
  const [state, setState] = useState(idle);
  const run = async (input: CallInput<Name>) => {
    setState({ ...idle, isRunning: true });
    const reply = await bridge.call(name, input);
    if (!reply.ok) setState({ ...idle, trouble: reply.trouble });
    else setState(reply.value.outcome === 'saved' ? { ...idle, saved: reply.value } : idle);
  };
  return { ...state, start: (input) => void run(input), dismiss: () => setState(idle) };
}

/** Where the file went, or why it did not. */
export function ExportLine({ fileExport }: { fileExport: ExportState & { dismiss: () => void } }) {
  const { saved, trouble, dismiss } = fileExport;
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
