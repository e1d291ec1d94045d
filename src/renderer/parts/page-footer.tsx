import { boardWords } from '../../shared/words/en/board.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import type { PageState } from '../state.ts';

const words = windowWords.footer;

interface BoardFooterProps {
  views: readonly RowView[];
  speech: Pick<PageState, 'notifies' | 'quietFrom'>;
  format: LocaleFormat;
}

/** Names the formula and the window of every percentage on the board, once; then whether alerts speak. */
export function BoardFooter({ views, speech, format }: BoardFooterProps) {
  return (
    <footer className="footer">
      <span>{sayServiceLevel(views, format)}</span>
      <span>{boardWords.abandonFormula}</span>
      <span>{saySpeech(speech, format)}</span>
    </footer>
  );
}

/** `Notifications on · quiet from 20:00`. */
export function saySpeech({ notifies, quietFrom }: BoardFooterProps['speech'], format: LocaleFormat): string {
  if (!notifies) return words.notificationsOff;
  if (quietFrom === null) return words.notificationsOn;
  return `${words.notificationsOn} · ${words.quietFrom(format.formatTimeOfDay(quietFrom))}`;
}

/** `Service level as the vendor reports it, since 00:00 Europe/Berlin`. */
export function sayServiceLevel(views: readonly RowView[], format: LocaleFormat): string {
  return `${words.serviceLevel}, ${sayWindow(views, format)}`;
}

function sayWindow(views: readonly RowView[], format: LocaleFormat): string {
  const starts = new Set<number>();
  for (const { row } of views) if (row.reading.window !== null) starts.add(row.reading.window.from);
  const [start, ...others] = starts;
  if (start === undefined) return words.unknownWindow;
  return others.length > 0 ? words.mixed : words.since(`${format.formatMinute(start)} ${format.timeZone}`);
}
