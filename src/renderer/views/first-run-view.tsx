import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { useKeptConnections } from '../forms/kept-connections.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';

const words = windowWords.firstRun;

interface FirstRunViewProps {
  trouble: Trouble | null;
  isStarting: boolean;
  /** Whoever manages this computer may not want it. */
  hasDemo: boolean;
  onDemo: () => void;
  onAdd: () => void;
  onShowConnections: () => void;
}

/** Nothing to watch: two ways to begin, and a third where all that is kept was switched off. */
export function FirstRunView(props: FirstRunViewProps) {
  const { trouble, isStarting, hasDemo, onDemo, onAdd, onShowConnections } = props;
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
          <Button className="button" onPress={onShowConnections}>
            {windowWords.problems.show}
          </Button>
        </div>
      )}
      <div ref={ways} className="first-run-ways">
        {hasDemo && (
          <Button className="way" onPress={onDemo} isDisabled={isStarting}>
            <b>{isStarting ? windowWords.starting : words.demo}</b>
            <span className="secondary">{words.demoText}</span>
          </Button>
        )}
        <Button className="way" onPress={onAdd}>
          <b>{words.add}</b>
          <span className="secondary">{words.addText}</span>
        </Button>
      </div>
    </main>
  );
}
