import { useSyncExternalStore } from 'react';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import type { CallInput } from '../../shared/contract.ts';
import { useServices } from '../services.ts';
import type { ExportState } from './export-desk.ts';

type ExportCall = 'export.board' | 'export.episodes' | 'export.history' | 'export.report';
type ExportInput<Name extends ExportCall> = Omit<CallInput<Name>, 'target'>;

interface FileExport<Input> {
  state: ExportState;
  /** This one or another: there is one at a time. */
  isRunning: boolean;
  start: (input: Input, target?: ExportTarget) => void;
  /** The same rows once more, as a table on the clipboard. */
  copy: () => void;
  cancel: () => void;
  /** Shows the file that was saved in its folder. */
  reveal: () => void;
  dismiss: () => void;
}

/** What of it has no part in what is exported. */
export type ExportSight = Omit<FileExport<never>, 'start'>;

/**
 * Hands over what the call names: to a file that the person chooses, or to the clipboard as a table. `about` tells
 * several of a kind apart, so that what became of one is not said beside another.
 */
export function useFileExport<Name extends ExportCall>(
  name: Name,
  about = '',
): FileExport<ExportInput<Name>> {
  const { bridge, exports: desk } = useServices();
  const view = useSyncExternalStore(desk.subscribe, desk.getView, desk.getView);
  const id = `${name} ${about}`;
  return {
    state: view.id === id ? view.state : { phase: 'idle' },
    isRunning: view.state.phase === 'running',
    start: (input, target = 'file') =>
      desk.start(id, (to) => bridge.call(name, { ...input, target: to } as CallInput<Name>), target),
    copy: () => desk.copy(),
    cancel: () => desk.cancel(),
    reveal: () => void desk.reveal(),
    dismiss: () => desk.dismiss(),
  };
}
