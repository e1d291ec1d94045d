import { Button } from 'react-aria-components';
import type { BacktestAnswer } from '../../shared/backtest.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { useIntoView } from '../parts/into-view.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import {
  type BacktestSpanName,
  backtestSpans,
  sayCoverage,
  sayHold,
  toFigures,
  toShownVariants,
} from './backtest-words.ts';
import type { BacktestRun } from './rule-backtest.ts';

const words = alertSettingsWords.backtest;

interface BacktestSectionProps {
  run: BacktestRun;
  onStart: () => void;
  onStop: () => void;
}

/** How often the rule in the form would have spoken, asked before it is saved. */
export function BacktestSection({ run, onStart, onStop }: BacktestSectionProps) {
  const isRunning = run.phase === 'running';
  return (
    <fieldset className="rule-part">
      <legend>{words.title}</legend>
      <div className="backtest-start">
        <Button className="button" onPress={isRunning ? onStop : onStart}>
          {isRunning ? words.stop : words.start}
        </Button>
        <span className="secondary" role="status">
          {isRunning && words.running}
        </span>
      </div>
      {run.phase === 'failed' && <TroubleNotice trouble={run.trouble} />}
      {run.phase === 'done' && <BacktestTables answer={run.answer} />}
    </fieldset>
  );
}

export function BacktestTables({ answer }: { answer: BacktestAnswer }) {
  const shown = useIntoView<HTMLDivElement>();
  const variants = toShownVariants(answer);
  const [first] = variants;
  if (first === undefined) return null;
  const isPartial = backtestSpans.some((name) => first[name].coverage < 1);
  return (
    <div ref={shown} className="backtest" role="status">
      {backtestSpans.map((name) => (
        <BacktestTable key={name} name={name} variants={variants} />
      ))}
      {isPartial && <p className="hint">{words.note}</p>}
    </div>
  );
}

interface BacktestTableProps {
  name: BacktestSpanName;
  variants: BacktestAnswer['variants'];
}

function BacktestTable({ name, variants }: BacktestTableProps) {
  const { hold, ...figures } = words.columns;
  const [first] = variants;
  return (
    <table className="backtest-table">
      <caption>
        <b>{words.spans[name]}</b>{' '}
        <span className="secondary">{first !== undefined && sayCoverage(name, first[name])}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{hold}</th>
          {Object.values(figures).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {variants.map((variant) => (
          <tr key={variant.holdFactor} data-own={variant.holdFactor === 1 || undefined}>
            <th scope="row">
              {sayHold(variant)}
              {variant.holdFactor === 1 && variants.length > 1 && (
                <span className="muted"> {words.asSet}</span>
              )}
            </th>
            {toFigures(variant[name]).map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
              <td key={index}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
