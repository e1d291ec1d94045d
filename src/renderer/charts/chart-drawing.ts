import type uPlot from 'uplot';
import type { Severity } from '../../shared/alert.ts';
import type { TimeWindow } from '../../shared/queue.ts';
import { chartWords } from '../../shared/words/en/charts.ts';
import type { ChartColours } from './chart-colours.ts';
import type { AlertSpan, LevelLine } from './chart-panels.ts';

/* What stands behind and above the lines of a chart. Positions are in the canvas's own pixels. */

const alertEdgePx = 3;
/** Told apart without colours too: a warning is dashed, critical is dotted. */
const dashesPx: Record<Severity, number[]> = { warning: [6, 4], critical: [2, 2.5] };
const labelPadPx = 1;

type AlertBox = Pick<AlertSpan, 'severity' | 'from' | 'to'>;

/** The stretches of alerts, with an edge above that is seen where the shade is pale. */
export function drawAlerts(plot: uPlot, spans: readonly AlertBox[], colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const edge = alertEdgePx * devicePixelRatio;
  clip(plot, () => {
    // The worse one lies above where two overlap.
    for (const severity of ['warning', 'critical'] as const)
      for (const span of spans.filter((one) => one.severity === severity)) {
        const left = plot.valToPos(span.from, 'x', true);
        const width = Math.max(plot.valToPos(span.to, 'x', true) - left, devicePixelRatio);
        ctx.fillStyle = severity === 'critical' ? colours.criticalShade : colours.warningShade;
        ctx.fillRect(left, bbox.top, width, bbox.height);
        ctx.fillStyle = colours[severity];
        ctx.fillRect(left, bbox.top, width, edge);
      }
  });
}

/** Says what an empty stretch is, where there is room for it: above the levels, and yet at the ground. */
export function drawGaps(
  plot: uPlot,
  gaps: readonly TimeWindow[],
  { colours, font }: { colours: ChartColours; font: string },
): void {
  const { ctx, bbox } = plot;
  clip(plot, () => {
    ctx.font = font;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'bottom';
    const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = ctx.measureText(chartWords.noData);
    const height = fontBoundingBoxAscent + fontBoundingBoxDescent;
    const ground = bbox.top + bbox.height - devicePixelRatio;
    for (const { from, to } of gaps) {
      const left = Math.max(plot.valToPos(from, 'x', true), bbox.left);
      const right = Math.min(plot.valToPos(to, 'x', true), bbox.left + bbox.width);
      if (right - left < width + 2 * labelPadPx * devicePixelRatio) continue;
      const middle = (left + right) / 2;
      ctx.fillStyle = colours.panel;
      ctx.fillRect(middle - width / 2, ground - height, width, height);
      ctx.fillStyle = colours.faint;
      ctx.fillText(chartWords.noData, middle, ground);
    }
  });
}

export function drawLevels(plot: uPlot, levels: readonly LevelLine[], colours: ChartColours): void {
  const { ctx, bbox } = plot;
  clip(plot, () => {
    ctx.lineWidth = Math.max(1, Math.round(devicePixelRatio));
    for (const { severity, level } of levels) {
      const y = Math.round(plot.valToPos(level, 'y', true)) + (ctx.lineWidth % 2) / 2;
      ctx.strokeStyle = colours[severity];
      ctx.setLineDash(dashesPx[severity].map((length) => length * devicePixelRatio));
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
  });
}

function clip({ ctx, bbox }: uPlot, draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw();
  ctx.restore();
}
