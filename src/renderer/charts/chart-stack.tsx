import { useMemo } from 'react';
import { chartWords as words } from '../../shared/words/en/charts.ts';
import { unknownFigure } from '../../shared/words/en/figures.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { useChartColours } from './chart-colours.ts';
import { useChartCursor } from './chart-cursor.ts';
import { findNearest } from './chart-lines.ts';
import { ChartPanel, toPanel } from './chart-panel.tsx';
import { panelIds } from './chart-panels.ts';
import { findNewest, sayAlerts, sayAll, sayPoint, sayStep, sayTime } from './chart-words.ts';
import type { QueueHistory } from './queue-history.ts';

interface ChartStackProps {
  history: QueueHistory;
  /** Another span is being asked for. */
  isBusy: boolean;
  isCurrent: boolean;
  format: LocaleFormat;
}

/** The charts of a queue below each other, with one cursor for all of them. */
export function ChartStack({ history, isBusy, isCurrent, format }: ChartStackProps) {
  const { lines, window, span, levels } = history;
  const { cursor, handlers } = useChartCursor(lines, window);
  const panels = useMemo(() => panelIds.map((id) => toPanel(id, history)), [history]);
  const colours = useChartColours();
  const newest = findNewest(lines);
  const index = cursor.at === null ? newest : findNearest(lines.at, cursor.at);
  const at = index === null ? null : (lines.at[index] ?? null);
  const time = at === null ? '' : sayTime(at, window, format);
  const alerts = useMemo(() => panels.flatMap((panel) => panel.alerts), [panels]);
  const said = cursor.at === null ? [] : sayAlerts(alerts, cursor.at, format);
  const isBlank = panelIds.every((id) => sayPoint(id, lines, index, format) === unknownFigure);
  const lowest = panels.findLast(({ isKnown }) => isKnown);
  return (
    <>
      <div
        role="application"
        aria-roledescription={words.role}
        aria-label={words.stack(words.spanNames[span])}
        aria-description={words.keys}
        aria-busy={isBusy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        className="chart-stack"
        {...handlers}
      >
        {panels.map((panel) => (
          <ChartPanel
            key={panel.id}
            panel={panel}
            history={history}
            index={index}
            cursorAt={cursor.at}
            isCurrent={isCurrent}
            hasTimeAxis={panel === lowest}
            colours={colours}
            format={format}
          />
        ))}
      </div>
      <div className="chart-readout" aria-hidden="true">
        {cursor.at === null ? words.newest(time) : <b>{time}</b>}
        {isBlank && <div>{words.nothingRead}</div>}
        {said.map((text) => (
          <div key={text}>{text}</div>
        ))}
      </div>
      <p className="chart-note">
        {words.legend} {words.everyPoint(sayStep(window))}
      </p>
      {levels
        .filter(({ countsItself }) => countsItself)
        .map(({ ruleId, ruleName }) => (
          <p key={ruleId} className="chart-note">
            {words.ownCount(ruleName)}
          </p>
        ))}
      <p className="visually-hidden" role="status">
        {cursor.isByKeys && cursor.at !== null && sayAll(lines, cursor.at, window, said, format)}
      </p>
    </>
  );
}
