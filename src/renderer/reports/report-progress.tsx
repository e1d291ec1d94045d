import { Button } from 'react-aria-components';
import type { ReportProgress, RunProgress } from '../../shared/report.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { ShareBar } from '../parts/share-bar.tsx';

interface ProgressNoticeProps {
  progress: RunProgress | null;
  nameOf: (connectionId: string) => string;
  format: LocaleFormat;
  onStop: () => void;
}

/** How far a report is: all in all, and each connection where several are asked. */
export function ProgressNotice({ progress, nameOf, format, onStop }: ProgressNoticeProps) {
  const parts = progress?.parts ?? [];
  const share = toShare(parts);
  const [only] = parts;
  return (
    <div className="notice report-progress">
      <ShareBar label={words.progressLabel} share={share} />
      {parts.length > 1 ? (
        <ul className="notice-text">
          {parts.map(({ connectionId, isDone, progress: part }) => (
            <li key={connectionId}>
              {words.partProgress(nameOf(connectionId), sayPart(part, isDone, format))}
            </li>
          ))}
        </ul>
      ) : (
        <div className="notice-text">
          {only?.progress == null ? words.running : sayProgress(only.progress, format)}
        </div>
      )}
      <Button className="button" onPress={onStop}>
        {words.stop}
      </Button>
    </div>
  );
}

/** Over all connections alike; null while one of them cannot say. */
export function toShare(parts: RunProgress['parts']): number | null {
  if (parts.length === 0) return null;
  const shares = parts.map(({ isDone, progress }) => (isDone ? 1 : (progress?.share ?? null)));
  return shares.reduce(
    (sum, share) => (sum === null || share === null ? null : sum + share / shares.length),
    0,
  );
}

function sayPart(progress: ReportProgress | null, isDone: boolean, format: LocaleFormat): string {
  const said = progress === null ? null : sayProgress({ ...progress, share: null }, format);
  if (isDone) return said === null ? words.partDone : `${said} · ${words.partDone}`;
  return progress === null ? words.partWaiting : sayProgress(progress, format);
}

/** `12 questions answered · 3,400 rows · 60 %`. */
function sayProgress({ pages, rows, share }: ReportProgress, { formatCount }: LocaleFormat): string {
  const said = words.progress(words.pages(pages, formatCount(pages)), words.rows(rows, formatCount(rows)));
  return share === null ? said : `${said} · ${words.share(Math.floor(share * 100))}`;
}
