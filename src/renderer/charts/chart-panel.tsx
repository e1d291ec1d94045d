import { chartWords as words } from '../../shared/words/en/charts.ts';
import { unknownFigure } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { StateMark } from '../parts/state-mark.tsx';
import type { ChartColours } from './chart-colours.ts';
import {
  type AlertSpan,
  type LevelLine,
  type PanelId,
  panelFigures,
  toAlertSpans,
  toLevelLines,
  toTop,
} from './chart-panels.ts';
import type { ChartSpan } from './chart-span.ts';
import { sayLevel, sayLine, sayPoint, sayScale } from './chart-words.ts';
import { LineChart } from './line-chart.tsx';
import type { QueueHistory } from './queue-history.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const wholeNumbers = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
const increments: Record<PanelId, readonly number[]> = {
  waiting: wholeNumbers,
  longestWaitMs: [
    ...[5, 10, 20, 30].map((seconds) => seconds * secondMs),
    ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * minuteMs),
    ...[1, 2, 5, 10, 24, 48, 120, 240].map((hours) => hours * hourMs),
  ],
  agents: wholeNumbers,
  serviceLevelPercent: [50],
};
const timeIncrements: Record<ChartSpan, readonly number[]> = {
  hour: [10, 15, 20, 30, 60].map((minutes) => minutes * minuteMs),
  shift: [1, 2, 4].map((hours) => hours * hourMs),
  day: [4, 6, 12].map((hours) => hours * hourMs),
  week: [1, 2, 4].map((days) => days * dayMs),
};

/** One chart of a queue, ready to be drawn. */
interface Panel {
  id: PanelId;
  lines: readonly (readonly (number | null)[])[];
  levels: readonly LevelLine[];
  alerts: readonly AlertSpan[];
  top: number;
  /** Something was told in this span. */
  isKnown: boolean;
}

export function toPanel(id: PanelId, { lines, levels, episodes, window }: QueueHistory): Panel {
  const drawn = panelFigures[id].map((name) => lines.figures[name]);
  const levelLines = toLevelLines(id, levels);
  return {
    id,
    lines: drawn,
    levels: levelLines,
    alerts: toAlertSpans(id, episodes, window.to),
    top: toTop(id, drawn, levelLines),
    isKnown: drawn.some((line) => line.some((value) => value !== null)),
  };
}

interface ChartPanelProps {
  panel: Panel;
  history: QueueHistory;
  /** The point whose figures stand above the chart; null: none. */
  index: number | null;
  cursorAt: number | null;
  /** The newest figures are those of now. */
  isCurrent: boolean;
  hasTimeAxis: boolean;
  colours: ChartColours;
  format: LocaleFormat;
}

/** A chart with its name, its levels and the figures at the cursor above it. */
export function ChartPanel(props: ChartPanelProps) {
  const { panel, history, index, cursorAt, isCurrent, hasTimeAxis, colours, format } = props;
  const { id, lines, levels, alerts, top, isKnown } = panel;
  const { span, window } = history;
  const value = sayPoint(id, history.lines, index, format);
  const isOld = cursorAt === null && !isCurrent;
  const say = (level: number) => sayLevel(id, level, format);
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="chart-title">{words.charts[id]}</span>
        {levels.map(({ severity, level }) => (
          <span key={`${severity}/${level}`} className="chart-level" data-tone={severity}>
            <StateMark state={severity} />
            <span className="visually-hidden">{words.levels[severity](say(level))}</span>
            <span aria-hidden="true">{say(level)}</span>
          </span>
        ))}
        <b className="chart-value" data-old={isOld || undefined}>
          {isOld && value !== unknownFigure ? windowWords.was(value) : value}
        </b>
        <span className="visually-hidden">{sayLine(id, history.lines, format)}</span>
      </figcaption>
      {isKnown ? (
        <LineChart
          at={history.lines.at}
          gaps={history.lines.gaps}
          lines={lines}
          levels={levels}
          alerts={alerts}
          top={top}
          window={window}
          increments={increments[id]}
          timeIncrements={timeIncrements[span]}
          hasTimeAxis={hasTimeAxis}
          cursorAt={cursorAt}
          colours={colours}
          formatScale={(split) => sayScale(id, split, format)}
          formatTick={span === 'week' ? format.formatDay : format.formatTimeOfDay}
        />
      ) : (
        <p className="chart-none">{words.noFigures}</p>
      )}
    </figure>
  );
}
