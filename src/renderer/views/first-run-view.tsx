import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';

const words = windowWords.firstRun;

interface FirstRunViewProps {
  trouble: Trouble | null;
  isStarting: boolean;
  onDemo: () => void;
  onAdd: () => void;
}

/** Nothing to watch yet: two ways to begin. */
export function FirstRunView({ trouble, isStarting, onDemo, onAdd }: FirstRunViewProps) {
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
      <div className="first-run-ways">
        <Button className="way" onPress={onDemo} isDisabled={isStarting}>
          <b>{isStarting ? windowWords.starting : words.demo}</b>
          <span className="secondary">{words.demoText}</span>
        </Button>
        <Button className="way" onPress={onAdd}>
          <b>{words.add}</b>
          <span className="secondary">{words.addText}</span>
        </Button>
      </div>
    </main>
  );
}
