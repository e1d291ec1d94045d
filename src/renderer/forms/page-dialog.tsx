import type { PageState } from '../state.ts';
import { AddConnectionDialog } from './add-connection-dialog.tsx';
import { SignInAgainDialog } from './sign-in-again-dialog.tsx';
import { hasNewTargets } from './suggested-rules.ts';

export type OpenDialog = { kind: 'add' } | { kind: 'sign-in'; id: string };

interface PageDialogProps {
  dialog: OpenDialog;
  state: PageState;
  onClose: () => void;
  onShowBoard: () => void;
}

/** The one dialog that any view can open. */
export function PageDialog({ dialog, state, onClose, onShowBoard }: PageDialogProps) {
  const { keychainFailure } = state.app;
  if (dialog.kind === 'add') {
    const isFirst = state.connections.every(({ demo }) => demo);
    return (
      <AddConnectionDialog
        keychainFailure={keychainFailure}
        needsAlertStep={(queues) => isFirst || hasNewTargets(queues, toTargets(state))}
        onClose={onClose}
        onShowBoard={onShowBoard}
      />
    );
  }
  const connection = state.connections.find(({ id }) => id === dialog.id);
  if (connection === undefined) return null;
  return (
    <SignInAgainDialog
      connection={connection}
      isBrowser={connection.signsInByBrowser}
      keychainFailure={keychainFailure}
      onClose={onClose}
    />
  );
}

/** What the rows of real connections are held against; the demo's are nobody's own. */
function* toTargets({ rows, connections }: PageState) {
  const demos = new Set(connections.filter(({ demo }) => demo).map(({ id }) => id));
  for (const row of rows.values()) if (!demos.has(row.reading.connectionId)) yield row;
}
