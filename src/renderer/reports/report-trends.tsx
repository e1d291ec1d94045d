import { useMemo, useState } from 'react';
import type { ReportRun } from '../../shared/report.ts';
import { formatGoal } from '../../shared/words/en/figures.ts';
import { reportWords, reportChartWords as words } from '../../shared/words/en/report.ts';
import { useChartColours } from '../charts/chart-colours.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { ChoiceEntry } from '../forms/choice-entry.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import { toReportTrend, toTrendQueues } from './report-chart.ts';

const allQueues = 'all';
const countSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
const percentSteps = [50, 100];
const hourMs = 3_600_000;
const timeSteps = [0.25, 0.5, 1, 2, 4, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24].map(
  (hours) => hours * hourMs,
);
const nothing: [] = [];

interface ReportTrendsProps {
  run: ReportRun;
  format: LocaleFormat;
}

/** Contacts and service level over the window, of all queues or of one. */
export function ReportTrends({ run, format }: ReportTrendsProps) {
  const queues = useMemo(() => toTrendQueues(run.parts), [run]);
  const [queueKey, setQueueKey] = useState<string | null>(null);
  const trend = useMemo(() => toReportTrend(run.parts, queueKey), [run, queueKey]);
  const colours = useChartColours();
  const window = { from: run.from, to: run.to };
  const { columns } = reportWords;
  const panels = [
    { title: `${columns.offered} / ${columns.handled}`, lines: [trend.offered, trend.handled] },
    { title: columns.abandoned, lines: [trend.abandoned] },
    ...(trend.serviceLevel === null ? [] : [{ title: columns.serviceLevel, lines: [trend.serviceLevel] }]),
  ];
  return (
    <figure className="report-chart">
      <div className="report-chart-head">
        <figcaption>{words.overTime}</figcaption>
        {queues.length > 1 && (
          <ChoiceEntry
            label={words.queue}
            choices={[
              { id: allQueues, label: words.allQueues },
              ...queues.map(({ key, name }) => ({ id: key, label: name })),
            ]}
            value={queueKey ?? allQueues}
            onChange={(id) => setQueueKey(id === allQueues ? null : id)}
          />
        )}
      </div>
      <div role="img" aria-label={describe(run, trend.offered, format)}>
        {panels.map(({ title, lines }, index) => {
          const isPercent = title === columns.serviceLevel;
          return (
            <div key={title} className="report-trend">
              <span className="report-trend-title">{title}</span>
              <LineChart
                at={trend.middles}
                lines={lines}
                window={window}
                top={isPercent ? 100 : toTop(lines)}
                timeIncrements={timeSteps}
                increments={isPercent ? percentSteps : countSteps}
                levels={nothing}
                alerts={nothing}
                gaps={nothing}
                hasTimeAxis={index === panels.length - 1}
                endsAtTick
                formatScale={(value) => (isPercent ? formatGoal(value) : format.formatCount(value))}
                formatTick={(at) => format.formatTick(at, run.to - run.from)}
                cursorAt={null}
                colours={colours}
              />
            </div>
          );
        })}
      </div>
      {trend.serviceLevel === null && <p className="secondary report-note">{words.oneQueueOnly}</p>}
    </figure>
  );
}

function describe(run: ReportRun, offered: readonly (number | null)[], format: LocaleFormat): string {
  const most = Math.max(0, ...offered.filter((count) => count !== null));
  return words.described(
    format.formatMinute(run.from),
    format.formatMinute(run.to),
    format.formatCount(most),
  );
}

/** A little room above the highest figure; never a scale without height. */
function toTop(lines: readonly (readonly (number | null)[])[]): number {
  const most = Math.max(...lines.map((line) => Math.max(0, ...line.filter((figure) => figure !== null))));
  return Math.max(2, most * 1.08);
}
