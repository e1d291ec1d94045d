import { useRef } from 'react';
import { toRowKey } from '../../shared/row-key.ts';
import { alertActionWords } from '../../shared/words/en/alerts-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { AlertList } from '../alerts/alert-list.tsx';
import { LogSection } from '../alerts/log-section.tsx';
import { SilenceList } from '../alerts/silence-list.tsx';
import type { Glance } from '../board/glance.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';

const words = windowWords.alerts;

interface AlertsViewProps {
  state: PageState;
  views: readonly RowView[];
  glance: Glance;
  elapsedMs: number;
  format: LocaleFormat;
  onShow: (key: string) => void;
}

/** What is open, what is silent, and what was. */
export function AlertsView({ state, views, glance, elapsedMs, format, onShow }: AlertsViewProps) {
  const { wallNowMs } = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  const nowMs = wallNowMs();
  const keys = new Set(state.alerts.map(toRowKey));
  const byKey = new Map(views.filter((view) => keys.has(view.row.key)).map((view) => [view.row.key, view]));
  const blind = glance.missingNames.length > 0 && words.blind(glance.missingNames.join(', '));
  return (
    <main className="main page">
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p className="secondary" role="status">
          {words.listed(glance.critical, glance.warnings, glance.handled)}
        </p>
      </header>
      <div role="status">
        {blind && (
          <div className="notice" data-tone="stale">
            <StateMark state="stale" />
            <div className="notice-text">{blind}</div>
          </div>
        )}
      </div>
      {state.alerts.length === 0 && (
        <div className="empty">
          <p>{blind ? words.noneKnown : words.none}</p>
          <p className="secondary">{words.noneNote}</p>
        </div>
      )}
      <AlertList
        alerts={state.alerts}
        views={byKey}
        connections={state.connections}
        mutes={state.mutes}
        elapsedMs={elapsedMs}
        wallNowMs={nowMs}
        format={format}
        label={words.openLabel}
        rest={heading}
        onShow={onShow}
      />
      {state.alerts.length > 0 && (
        <dl className="alert-help">
          {alertActionWords.help().map(([action, effect]) => (
            <div key={action}>
              <dt>{action}:</dt> <dd>{effect}</dd>
            </div>
          ))}
        </dl>
      )}
      <SilenceList state={state} elapsedMs={elapsedMs} wallNowMs={nowMs} format={format} />
      <LogSection state={state} wallNowMs={nowMs} format={format} />
    </main>
  );
}
