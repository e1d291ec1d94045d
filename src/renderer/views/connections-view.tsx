import { useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { KeptConnection } from '../../shared/kept-connection.ts';
import type { LockName } from '../../shared/managed.ts';
import { managedWords } from '../../shared/words/en/managed.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Glance } from '../board/glance.ts';
import { type Reply, type Trouble, toTrouble } from '../bridge.ts';
import { EditConnectionDialog } from '../forms/edit-connection-dialog.tsx';
import { useKeptConnections } from '../forms/kept-connections.ts';
import { RemoveDialog } from '../forms/remove-dialog.tsx';
import { SignInAgainDialog } from '../forms/sign-in-again-dialog.tsx';
import { ConnectionActions } from '../parts/connection-actions.tsx';
import { ConnectionCard } from '../parts/connection-card.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { LockedNote, ManagedNote } from '../settings/locked.tsx';
import type { PageState } from '../state.ts';

const words = windowWords.connections;

interface ConnectionsViewProps {
  state: PageState;
  glance: Glance;
  elapsedMs: number;
  demoTrouble: Trouble | null;
  onAdd: () => void;
  onDemo: (on: boolean) => void;
}

interface CardDialog {
  kind: 'edit' | 'sign-in' | 'remove';
  connection: KeptConnection;
}

/** All connections that are kept, also those that are switched off, and the demo. */
export function ConnectionsView(props: ConnectionsViewProps) {
  const { state, glance, elapsedMs, demoTrouble, onAdd, onDemo } = props;
  const { bridge } = useServices();
  const kept = useKeptConnections(state.connections);
  const [dialog, setDialog] = useState<CardDialog | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [workingId, setWorkingId] = useState<string | null>(null);
  const tell = (reply: Reply<unknown>) => setTrouble(reply.ok ? null : reply.trouble);
  const refresh = async () => tell(await bridge.call('monitor.refresh', {}));
  const open = async (connectionId: string) =>
    tell(await bridge.call('vendors.open', { connectionId, queueId: null }));
  const switchTo = async (id: string, enabled: boolean) => {
    setWorkingId(id);
    tell(await bridge.call('connections.update', { id, change: { enabled } }));
    setWorkingId(null);
    kept.reload();
  };
  const close = () => {
    setDialog(null);
    kept.reload();
  };

  const polled = new Map(glance.connections.map((one) => [one.connection.id, one]));
  const places = [...polled.keys()];
  const toPlace = ({ id }: KeptConnection) => (polled.has(id) ? places.indexOf(id) : places.length);
  // As at a glance: those with a problem first; what is switched off last.
  const connections = (kept.connections ?? []).toSorted((a, b) => toPlace(a) - toPlace(b));
  const demos = glance.connections.filter(({ connection }) => connection.demo);
  const isEmpty = kept.connections !== null && connections.length === 0 && demos.length === 0;
  const { keychainFailure, managed } = state.app;
  const isLocked = (name: LockName) => managed?.locked.includes(name) ?? false;
  return (
    <main className="main page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <div className="page-actions">
          <Button className="button" onPress={() => void refresh()} isDisabled={polled.size === 0}>
            {words.refresh}
          </Button>
          <Button className="button button-main" onPress={onAdd} isDisabled={isLocked('connections')}>
            {words.add}
          </Button>
        </div>
      </header>
      <LockedNote name="connections" managed={managed} text={managedWords.noOwnConnections} />
      {keychainFailure !== null && (
        <TroubleNotice trouble={toTrouble(keychainFailure)} title={windowWords.keychain.title} />
      )}
      {kept.trouble !== null && <TroubleNotice trouble={kept.trouble} />}
      {trouble !== null && <TroubleNotice trouble={trouble} />}
      {isEmpty && (
        <div className="empty">
          <p>{words.none}</p>
          <p className="secondary">{words.noneNote}</p>
        </div>
      )}
      <ul className="cards">
        {demos.map((one) => (
          <ConnectionCard key={one.connection.id} one={one} kept={null} elapsedMs={elapsedMs} />
        ))}
        {connections.map((connection) => {
          const { id } = connection;
          const one = polled.get(id) ?? null;
          return (
            <ConnectionCard key={id} one={one} kept={connection} elapsedMs={elapsedMs}>
              <ConnectionActions
                kept={connection}
                status={one?.connection ?? null}
                isWorking={workingId === id}
                onSignIn={() => setDialog({ kind: 'sign-in', connection })}
                onEdit={() => setDialog({ kind: 'edit', connection })}
                onSwitch={(enabled) => void switchTo(id, enabled)}
                onOpen={() => void open(id)}
                onRemove={() => setDialog({ kind: 'remove', connection })}
              />
              {!connection.removable && !isLocked('connections') && (
                <ManagedNote managed={managed} text={managedWords.noRemoval} />
              )}
            </ConnectionCard>
          );
        })}
      </ul>
      <div className="card demo-card">
        <Switch className="switch" isSelected={state.demo} onChange={onDemo} isDisabled={isLocked('demo')}>
          <span className="switch-track" />
          {words.demo}
        </Switch>
        <p className="secondary">{words.demoNote}</p>
        <LockedNote name="demo" managed={managed} text={managedWords.noDemo} />
        {demoTrouble !== null && <TroubleNotice trouble={demoTrouble} />}
      </div>
      {dialog?.kind === 'edit' && <EditConnectionDialog connection={dialog.connection} onClose={close} />}
      {dialog?.kind === 'remove' && (
        <RemoveDialog id={dialog.connection.id} name={dialog.connection.name} onClose={close} />
      )}
      {dialog?.kind === 'sign-in' && (
        <SignInAgainDialog
          connection={{ ...dialog.connection, api: dialog.connection.foundApi ?? dialog.connection.api }}
          isBrowser={dialog.connection.signIn === 'browser'}
          keychainFailure={keychainFailure}
          onClose={close}
        />
      )}
    </main>
  );
}
