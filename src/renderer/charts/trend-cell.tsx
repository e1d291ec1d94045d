import { memo, useCallback, useMemo, useSyncExternalStore } from 'react';
import { useServices } from '../services.ts';
import { sayTrend, toTrendPath, trendHeightPx, trendWidthPx } from './trend-line.ts';
import { findTrendStore } from './trend-store.ts';

interface TrendCellProps {
  rowKey: string;
  isCurrent: boolean;
}

/** Who waited in the last hour, as a line; it is asked for as long as the cell is there. */
export const TrendCell = memo(function TrendCell({ rowKey, isCurrent }: TrendCellProps) {
  const { bridge } = useServices();
  const store = findTrendStore(bridge);
  const watch = useCallback((listener: () => void) => store.watch(rowKey, listener), [store, rowKey]);
  const read = () => store.get(rowKey);
  const trend = useSyncExternalStore(watch, read, read);
  const path = useMemo(() => (trend === null ? '' : toTrendPath(trend)), [trend]);
  const summary = sayTrend(trend, isCurrent);
  return (
    <span className="trend" title={summary} data-old={!isCurrent || undefined}>
      <svg
        aria-hidden="true"
        focusable="false"
        width={trendWidthPx}
        height={trendHeightPx}
        viewBox={`0 0 ${trendWidthPx} ${trendHeightPx}`}
      >
        <path d={path} />
      </svg>
      <span className="visually-hidden">{summary}</span>
    </span>
  );
});
