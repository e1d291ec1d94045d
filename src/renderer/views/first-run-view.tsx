import { useEffect, useRef } from 'react';
import type { ManagedView } from '../../shared/managed.ts';
import { managedWords } from '../../shared/words/en/managed.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useKeptConnections } from '../forms/kept-connections.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { LockedNote } from '../settings/locked.tsx';

const words = windowWords.firstRun;

interface FirstRunViewProps {
  trouble: Trouble | null;
  isStarting: boolean;
  /** They may want neither the demo nor connections of one's own; null: nobody does. */
  managed: ManagedView | null;
  onDemo: () => void;
  onAdd: () => void;
  onShowConnections: () => void;
}

/** Nothing to watch: two ways to begin, and a third where all that is kept was switched off. */
export function FirstRunView(props: FirstRunViewProps) {
  const { trouble, isStarting, managed, onDemo, onAdd, onShowConnections } = props;
  const { connections } = useKeptConnections([]);
  const ways = useRef<HTMLDivElement>(null);
  // The keyboard begins at the first way, unless it is somewhere already.
  useEffect(() => {
    if (document.activeElement === document.body) ways.current?.querySelector('button')?.focus();
  }, []);
  const switchedOff = connections?.length ?? 0;
  return (
    <main className="first-run">
      <div className="first-run-marks" aria-hidden="true">
        <span data-state="calm">
          <StateMark state="calm" />
        </span>
        <span data-state="warning">
          <StateMark state="warning" />
        </span>
        <span data-state="critical">
          <StateMark state="critical" />
        </span>
      </div>
      <h1>{words.title}</h1>
      <p className="secondary">{words.text}</p>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
      {switchedOff > 0 && (
        <div className="notice">
          <div className="notice-text">{words.allOff(switchedOff)}</div>
          <button type="button" className="button" onClick={onShowConnections}>
            {windowWords.problems.show}
          </button>
        </div>
      )}
      <div ref={ways} className="first-run-ways">
        {!managed?.locked.includes('demo') && (
          <button type="button" className="way" onClick={onDemo} disabled={isStarting}>
            <b>{isStarting ? windowWords.starting : words.demo}</b>
            <span className="secondary">{words.demoText}</span>
          </button>
        )}
        {!managed?.locked.includes('connections') && (
          <button type="button" className="way" onClick={onAdd}>
            <b>{words.add}</b>
            <span className="secondary">{words.addText}</span>
          </button>
        )}
      </div>
      <LockedNote
        name="connections"
        managed={managed}
        text={switchedOff === 0 ? managedWords.noConnections : managedWords.noOwnConnections}
      />
    </main>
  );
}
