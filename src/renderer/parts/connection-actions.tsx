import { Fragment } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { KeptConnection } from '../../shared/kept-connection.ts';
import { connectionsPageWords as words } from '../../shared/words/en/connections-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { needsSignIn } from '../../shared/worst-state.ts';

interface ConnectionActionsProps {
  kept: KeptConnection;
  /** Null: it is switched off. */
  status: ConnectionStatus | null;
  isWorking: boolean;
  onSignIn: () => void;
  onEdit: () => void;
  onSwitch: (enabled: boolean) => void;
  onOpen: () => void;
  onRemove: () => void;
}

/** What can be done with a kept connection. The buttons name it too: there is a row of them on each card. */
export function ConnectionActions(props: ConnectionActionsProps) {
  const { kept, status, isWorking, onSignIn, onEdit, onSwitch, onOpen, onRemove } = props;
  const { name, vendor, enabled, webApp } = kept;
  const isBrowser = kept.signIn === 'browser';
  const isSignInNext = status !== null && needsSignIn(status);
  const action = (label: string, onPress: () => void, isMain = false, isDisabled = false) => (
    <Button
      className={isMain ? 'button button-main' : 'button'}
      isDisabled={isDisabled}
      aria-label={words.named(label, name)}
      isPending={isWorking}
      onPress={onPress}
    >
      {label}
    </Button>
  );
  const { signInInBrowser, signIn: signInAgain, remove } = windowWords.connections;
  // With a key it is the same button in either place: it keeps the keyboard when signing in has helped.
  const signIn = (
    <Fragment key="sign-in">
      {action(isBrowser ? signInInBrowser : signInAgain, onSignIn, isSignInNext)}
    </Fragment>
  );
  return (
    <div className="card-actions">
      {isSignInNext && signIn}
      {action(words.edit, onEdit)}
      {action(enabled ? words.switchOff : words.switchOn, () => onSwitch(!enabled), !enabled)}
      {webApp && action(words.open[vendor], onOpen)}
      {!isSignInNext && !(isBrowser && status === null) && signIn}
      {action(remove, onRemove, false, !kept.removable)}
    </div>
  );
}
