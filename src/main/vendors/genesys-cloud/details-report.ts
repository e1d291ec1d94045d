import type { Failure } from '../../../shared/failure.ts';
import type { ReportNote, ReportProgress, ReportQuestion } from '../../../shared/report.ts';
import type { Log } from '../../log.ts';
import type { DetailsAsker } from './details-asker.ts';
import type { DetailNames } from './details-names.ts';

/** What each of the three reports works with. */
export interface DetailsReportContext {
  question: ReportQuestion;
  /** Null: all, and no listing says which these are. */
  queueIds: readonly string[] | null;
  asker: DetailsAsker;
  names: DetailNames;
  log: Log;
  progress: DetailsProgress;
}

/** Only rows that are complete for their whole window or interval. */
export interface DetailsReportOutcome<Row> {
  rows: Row[];
  notes: ReportNote[];
  /** Null: all rows came. */
  stopped: Failure | null;
}

interface DetailsProgress {
  page(rows: number): void;
  /** 0 to 1: where the number of questions is known beforehand. */
  share(share: number): void;
}

export function createDetailsProgress(onProgress: (progress: ReportProgress) => void): DetailsProgress {
  const now: ReportProgress = { pages: 0, rows: 0, share: null };
  return {
    page(rows) {
      now.pages += 1;
      now.rows += rows;
      onProgress({ ...now });
    },
    share(share) {
      now.share = share;
      onProgress({ ...now });
    },
  };
}

/** Note of so many rows or queues; none where there are none. */
export function toCountedNote(code: ReportNote['code'], count: number): ReportNote[] {
  return count === 0 ? [] : [{ code, count }];
}
