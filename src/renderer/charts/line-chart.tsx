import 'uplot/dist/uPlot.min.css';
import { useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { TimeWindow } from '../../shared/queue.ts';
import type { ChartColours } from './chart-colours.ts';
import { drawAlerts, drawGaps, drawLevels } from './chart-drawing.ts';
import { findAlone } from './chart-lines.ts';
import type { AlertSpan, LevelLine } from './chart-panels.ts';

const plotHeightPx = 56;
const timeAxisPx = 20;
/** The same for every chart, so that moments stand below each other. */
export const chartEdgesPx = { left: 44, right: 6 } as const;
const topPx = 5;
/** Room for the lower half of a 0. */
const bottomPx = 6;
const fontPx = 11;
const tickGapPx = 16;

interface LineChartProps {
  /** Epoch milliseconds, and below each the figures of every line; null: nothing is drawn. */
  at: readonly number[];
  lines: readonly (readonly (number | null)[])[];
  window: TimeWindow;
  top: number;
  /** The distances that its scale may be divided by. */
  increments: readonly number[];
  timeIncrements: readonly number[];
  levels: readonly LevelLine[];
  alerts: readonly AlertSpan[];
  gaps: readonly TimeWindow[];
  hasTimeAxis: boolean;
  /** The window ends at a tick, whose words need room beyond it. */
  endsAtTick?: boolean;
  formatScale: (value: number) => string;
  formatTick: (at: number) => string;
  /** Where the cursor stands; null: nowhere. */
  cursorAt: number | null;
  colours: ChartColours;
}

/** A small chart over time. It has no pointer or keys of its own: several of them share one cursor. */
export function LineChart(props: LineChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const newest = useRef(props);
  const { at, lines, window, top, levels, alerts, gaps, cursorAt, colours, hasTimeAxis } = props;
  const lineCount = lines.length;

  useLayoutEffect(() => {
    newest.current = props;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours, axis and the number of lines need another plot
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const read = () => newest.current;
    const plot = new uPlot(toOptions(read, element), toData(read()), element);
    chart.current = plot;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width } = element;
      if (width > 0 && width !== plot.width) plot.setSize({ width, height: plot.height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      chart.current = null;
    };
  }, [colours, hasTimeAxis, lineCount]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is drawn anew when it changes
  useLayoutEffect(() => {
    chart.current?.setData(toData({ at, lines }));
  }, [at, lines, window, top, levels, alerts, gaps]);
  useLayoutEffect(() => {
    if (chart.current !== null) putCursor(chart.current, cursorAt);
  }, [cursorAt]);

  return <div ref={host} className="chart-plot" aria-hidden="true" />;
}

function toData({ at, lines }: Pick<LineChartProps, 'at' | 'lines'>): uPlot.AlignedData {
  return [[...at], ...lines.map((line) => [...line])];
}

function putCursor(plot: uPlot, at: number | null): void {
  const left = at === null ? -1 : plot.valToPos(at, 'x');
  plot.setCursor({ left, top: at === null ? -1 : 0 }, false);
}

function toOptions(read: () => LineChartProps, element: HTMLElement): uPlot.Options {
  const { colours, hasTimeAxis, endsAtTick = false, lines } = read();
  const font = `${fontPx}px ${getComputedStyle(element).fontFamily}`;
  const canvasFont = `${fontPx * devicePixelRatio}px ${getComputedStyle(element).fontFamily}`;
  const axis = { font, stroke: colours.faint, ticks: { show: false }, gap: 4 };
  const grid = { stroke: colours.line, width: 1 };
  const measureTick = (plot: uPlot) => {
    plot.ctx.font = canvasFont;
    const { width } = plot.ctx.measureText(read().formatTick(read().window.to));
    return width / devicePixelRatio;
  };
  const right = endsAtTick ? (plot: uPlot) => Math.ceil(measureTick(plot) / 2) + 2 : chartEdgesPx.right;
  const unbound = { mousedown: none, mouseup: none, click: none, dblclick: none };
  return {
    width: element.clientWidth,
    height: plotHeightPx + topPx + (hasTimeAxis ? timeAxisPx : bottomPx),
    padding: [topPx, right, hasTimeAxis ? 0 : bottomPx, 0],
    ms: 1,
    legend: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      bind: { ...unbound, mousemove: none, mouseleave: none, mouseenter: none },
      points: { size: 6 },
    },
    scales: {
      x: { time: true, range: () => [read().window.from, read().window.to] },
      y: { range: () => [0, read().top] },
    },
    axes: [
      {
        ...axis,
        show: hasTimeAxis,
        size: timeAxisPx,
        // Twelve-hour clocks need more of it than others.
        space: (plot) => measureTick(plot) + tickGapPx,
        grid: { show: false },
        // Read when it is drawn: the span may change.
        incrs: () => [...read().timeIncrements],
        values: (_plot, splits) => splits.map((at) => read().formatTick(at)),
      },
      {
        ...axis,
        grid: {
          ...grid,
          // A line below a level's dashes would fill them.
          filter: (_plot, splits) => splits.map((value) => (hasLevel(read(), value) ? null : value)),
        },
        size: chartEdgesPx.left,
        space: 22,
        incrs: [...read().increments],
        values: (_plot, splits) => splits.map((value) => read().formatScale(value)),
      },
    ],
    series: [
      {},
      ...lines.map((_, index) => {
        const stroke = index === 0 ? colours.ink : colours.faint;
        return {
          stroke,
          width: index === 0 ? 1.6 : 1.2,
          points: {
            show: false,
            size: 3,
            fill: stroke,
            filter: (plot: uPlot, series: number) => findAlone([...(plot.data[series] ?? [])]),
          },
        };
      }),
    ],
    hooks: {
      ready: [(plot) => putCursor(plot, read().cursorAt)],
      drawClear: [
        (plot) => {
          drawAlerts(plot, read().alerts, colours);
        },
      ],
      draw: [
        (plot) => {
          drawLevels(plot, read().levels, colours);
          drawGaps(plot, read().gaps, { colours, font: canvasFont });
        },
      ],
    },
  };
}

function hasLevel({ levels }: LineChartProps, value: number): boolean {
  return levels.some(({ level }) => level === value);
}

/** The pointer is the business of whoever shows several charts. */
function none(): null {
  return null;
}
