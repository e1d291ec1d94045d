import { exportWords as words } from '../../shared/words/en/export.ts';
import type { LocaleFormat } from '../locale-format.ts';
import type { ExportState } from './export-desk.ts';
import type { ExportSight } from './file-export.ts';
import { ShareBar } from './share-bar.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

interface ExportLineProps {
  fileExport: ExportSight;
  format: Pick<LocaleFormat, 'formatCount'>;
}

/** How far an export is, where the file went and what can be done with it, or why it did not work. */
export function ExportLine({ fileExport, format }: ExportLineProps) {
  const { state, dismiss } = fileExport;
  const end = <LinkButton text={words.dismiss} onPress={dismiss} />;
  if (state.phase === 'failed') return <TroubleNotice trouble={state.trouble}>{end}</TroubleNotice>;
  if (state.phase === 'running' && state.progress !== null)
    return <Progress progress={state.progress} format={format} onCancel={fileExport.cancel} />;
  const said = sayState(state);
  return (
    <>
      <div role="status" className={said === null ? 'visually-hidden' : 'notice export-line'}>
        {said !== null && (
          <>
            <div className="notice-text">{said}</div>
            {state.phase === 'done' && state.outcome.outcome === 'saved' && (
              <>
                <LinkButton text={words.reveal} onPress={fileExport.reveal} />
                <LinkButton text={words.copy} onPress={fileExport.copy} />
              </>
            )}
            {end}
          </>
        )}
      </div>
      {state.phase === 'done' && state.trouble !== null && <TroubleNotice trouble={state.trouble} />}
    </>
  );
}

function sayState(state: ExportState): string | null {
  if (state.phase === 'stopped') return words.cancelled;
  if (state.phase !== 'done') return null;
  const { outcome } = state;
  return outcome.outcome === 'saved' ? words.saved(outcome.rows, outcome.path) : words.copied(outcome.rows);
}

interface ProgressProps {
  progress: { rows: number; total: number | null };
  format: Pick<LocaleFormat, 'formatCount'>;
  onCancel: () => void;
}

function Progress({ progress: { rows, total }, format: { formatCount }, onCancel }: ProgressProps) {
  const share = total === null || total === 0 ? null : rows / total;
  return (
    <div className="notice export-line">
      <ShareBar label={words.progressLabel} share={share} />
      <div className="notice-text">
        {words.progress(formatCount(rows), total === null ? null : formatCount(total))}
      </div>
      <button type="button" className="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

function LinkButton({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <button type="button" className="link" onClick={onPress}>
      {text}
    </button>
  );
}
