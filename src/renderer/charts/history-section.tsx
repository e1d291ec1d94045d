import { useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import { chartWords as words } from '../../shared/words/en/charts.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { ExportLine } from '../parts/export-line.tsx';
import { useFileExport } from '../parts/file-export.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { type ChartSpan, chartSpans, toAskedWindow } from './chart-span.ts';
import { ChartStack } from './chart-stack.tsx';
import { useQueueHistory } from './queue-history.ts';

interface HistorySectionProps {
  view: RowView;
  intervalMs: number;
  format: LocaleFormat;
}

/** A queue's past: the span, the charts, and the same as a file. */
export function HistorySection({ view, intervalMs, format }: HistorySectionProps) {
  const [span, setSpan] = useState<ChartSpan>('hour');
  const { history, trouble, retry } = useQueueHistory(view.row, intervalMs, span);
  const historyExport = useFileExport('export.history', view.row.key);
  return (
    <section className="history" aria-label={words.title}>
      <header className="history-head">
        <h3>{words.title}</h3>
        <RadioGroup
          aria-label={words.span}
          orientation="horizontal"
          className="segments"
          value={span}
          onChange={(id) => setSpan(chartSpans.find((one) => one === id) ?? span)}
        >
          {chartSpans.map((one) => (
            <Radio key={one} value={one} className="segment">
              {words.spans[one]}
            </Radio>
          ))}
        </RadioGroup>
      </header>
      {trouble !== null && (
        <TroubleNotice trouble={trouble} title={words.failed}>
          <Button className="link" onPress={retry}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      )}
      {history === null && trouble === null && <p className="history-empty">{words.loading}</p>}
      {history?.isEmpty === true && (
        <div className="history-empty">
          <p>{words.empty(words.spanNames[history.span])}</p>
          <p className="chart-note">{words.emptyNote}</p>
        </div>
      )}
      {history?.isEmpty === false && (
        <>
          <ChartStack
            history={history}
            isBusy={history.span !== span}
            isCurrent={view.isCurrent}
            format={format}
          />
          <Button
            className="link history-export"
            isPending={historyExport.isRunning}
            onPress={() => historyExport.start({ key: view.row.key, ...toAskedWindow(history.window) })}
          >
            {words.exportSpan(words.spanNames[history.span])}
          </Button>
          <ExportLine fileExport={historyExport} format={format} />
        </>
      )}
    </section>
  );
}
