import { useMemo } from 'react';
import type { ReportPart } from '../../shared/report.ts';
import { formatReportPercent } from '../../shared/words/en/figures.ts';
import { reportChartWords as words } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { toWorstBars } from './report-chart.ts';

interface ReportBarsProps {
  parts: readonly ReportPart[];
  format: LocaleFormat;
}

/** Where the service level is lowest. A list of its own words: nothing is said by the bars alone. */
export function ReportBars({ parts, format }: ReportBarsProps) {
  const bars = useMemo(() => toWorstBars(parts), [parts]);
  const title = words.worst(bars.length);
  return (
    <figure className="report-chart">
      <figcaption>{bars.length === 0 ? words.noLevels : title}</figcaption>
      {bars.length > 0 && (
        <section
          className="report-bars-scroller"
          aria-label={title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
        >
          <ol className="report-bars">
            {bars.map(({ key, name, place, percent, answered }) => (
              <li key={key}>
                <span className="ellipsis report-bar-name" title={name}>
                  {name} {place !== '' && <span className="secondary">{place}</span>}
                </span>
                <span className="report-bar" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
                </span>
                <span className="report-bar-figure">{formatReportPercent(percent)}</span>
                <span className="secondary report-bar-figure">
                  {answered === null ? '' : words.answered(format.formatCount(answered))}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </figure>
  );
}
