import { useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import { unknownQueues } from '../../shared/words/en/failure.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { ConnectionGlance, Glance } from '../board/glance.ts';
import type { RowState } from '../board/row-view.ts';
import { type Trouble, toTrouble } from '../bridge.ts';
import { sayFacts } from '../parts/connection-facts.ts';
import { sayFreshness } from '../parts/glance-header.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';

const words = windowWords.connections;

interface ConnectionsViewProps {
  state: PageState;
  glance: Glance;
  elapsedMs: number;
  demoTrouble: Trouble | null;
  onAdd: () => void;
  onSignIn: (id: string) => void;
  onRemove: (id: string) => void;
  onDemo: (on: boolean) => void;
}

export function ConnectionsView(props: ConnectionsViewProps) {
  const { state, glance, elapsedMs, demoTrouble, onAdd, onSignIn, onRemove, onDemo } = props;
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const refresh = async () => {
    const reply = await bridge.call('monitor.refresh', {});
    setTrouble(reply.ok ? null : reply.trouble);
  };
  const { keychainFailure } = state.app;
  return (
    <main className="main page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <div className="page-actions">
          <Button
            className="button"
            onPress={() => void refresh()}
            isDisabled={glance.connections.length === 0}
          >
            {words.refresh}
          </Button>
          <Button className="button button-main" onPress={onAdd}>
            {words.add}
          </Button>
        </div>
      </header>
      {keychainFailure !== null && (
        <TroubleNotice trouble={toTrouble(keychainFailure)} title={windowWords.keychain.title} />
      )}
      {trouble !== null && <TroubleNotice trouble={trouble} />}
      {glance.connections.length === 0 && <p className="secondary">{words.none}</p>}
      <ul className="cards">
        {glance.connections.map((one) => (
          <ConnectionCard
            key={one.connection.id}
            one={one}
            elapsedMs={elapsedMs}
            onSignIn={onSignIn}
            onRemove={onRemove}
          />
        ))}
      </ul>
      <div className="card demo-card">
        <Switch className="switch" isSelected={state.demo} onChange={onDemo}>
          <span className="switch-track" />
          {words.demo}
        </Switch>
        <p className="secondary">{words.demoNote}</p>
        {demoTrouble !== null && <TroubleNotice trouble={demoTrouble} />}
      </div>
    </main>
  );
}

interface ConnectionCardProps extends Pick<ConnectionsViewProps, 'onSignIn' | 'onRemove' | 'elapsedMs'> {
  one: ConnectionGlance;
}

function ConnectionCard({ one, elapsedMs, onSignIn, onRemove }: ConnectionCardProps) {
  const { connection } = one;
  const { id, name, demo, failure, todayFailure, unknownQueueIds, signsInByBrowser } = connection;
  const said = failure === null ? null : toTrouble(failure);
  const today = todayFailure === null ? null : toTrouble(todayFailure);
  const mark = toMark(one);
  return (
    <li className="card">
      <div className="card-head">
        <span className="card-mark" data-state={mark}>
          <StateMark state={mark} />
        </span>
        <h2>{name}</h2>
        {demo && <span className="tag">{words.demoTag}</span>}
        <span className="card-freshness" data-problem={one.hasProblem || undefined}>
          {sayFreshness(one)}
        </span>
      </div>
      <p className="secondary">{sayFacts(connection, elapsedMs)}</p>
      {said !== null && (
        <p className="card-problem">
          {said.message} <span className="secondary">{said.remedy}</span>
        </p>
      )}
      {today !== null && (
        <p className="card-problem">
          {windowWords.problems.todayFigures} {today.message}{' '}
          <span className="secondary">{today.remedy}</span>
        </p>
      )}
      {unknownQueueIds.length > 0 && <p className="card-problem">{unknownQueues(unknownQueueIds)}</p>}
      {!demo && (
        <div className="card-actions">
          <Button
            className={failure?.code === 'auth' ? 'button button-main' : 'button'}
            onPress={() => onSignIn(id)}
          >
            {signsInByBrowser ? words.signInInBrowser : words.signIn}
          </Button>
          <Button className="button" onPress={() => onRemove(id)}>
            {words.remove}
          </Button>
        </div>
      )}
    </li>
  );
}

function toMark({ connection, freshness }: ConnectionGlance): RowState {
  if (connection.failure?.code === 'auth') return 'sign-in';
  if (freshness === 'stale' || freshness === 'unknown') return 'stale';
  return 'calm';
}
