import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';

const words = windowWords.footer;

/** Names the formula and the window of every percentage on the board, once. */
export function BoardFooter({ views, format }: { views: readonly RowView[]; format: LocaleFormat }) {
  return (
    <footer className="footer">
      <span>
        {words.serviceLevel}, {sayWindow(views, format)}
      </span>
    </footer>
  );
}

function sayWindow(views: readonly RowView[], format: LocaleFormat): string {
  const starts = new Set<number>();
  for (const { row } of views) if (row.reading.window !== null) starts.add(row.reading.window.from);
  const [start, ...others] = starts;
  if (start === undefined) return words.unknownWindow;
  return others.length > 0 ? words.mixed : words.since(`${format.formatMinute(start)} ${format.timeZone}`);
}
