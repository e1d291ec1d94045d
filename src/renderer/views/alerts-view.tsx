import { toRowKey } from '../../shared/queue.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Glance } from '../board/glance.ts';
import type { RowView } from '../board/row-view.ts';
import { sayCourse, sayLevel, saySince } from '../parts/alert-words.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';

const words = windowWords.alerts;

interface AlertsViewProps {
  state: PageState;
  views: readonly RowView[];
  glance: Glance;
  onShow: (key: string) => void;
}

/** Every open alert, worst first; one leads to its queue. */
export function AlertsView({ state, views, glance, onShow }: AlertsViewProps) {
  const { wallNowMs } = useServices();
  const keys = new Set(state.alerts.map(toRowKey));
  const byKey = new Map(views.filter((view) => keys.has(view.row.key)).map((view) => [view.row.key, view]));
  const blind = glance.missingNames.length > 0 && words.blind(glance.missingNames.join(', '));
  return (
    <main className="main page">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <p className="secondary page-note">{windowWords.mute.note}</p>
      {blind && (
        <div className="notice" data-tone="stale">
          <StateMark state="stale" />
          <div className="notice-text">{blind}</div>
        </div>
      )}
      {state.alerts.length === 0 ? (
        <div className="empty">
          <p>{words.none}</p>
          <p className="secondary">{words.noneNote}</p>
        </div>
      ) : (
        <ul className="alerts">
          {state.alerts.map((alert) => {
            const key = toRowKey(alert);
            const view = byKey.get(key);
            const isCurrent = view?.isCurrent ?? false;
            const place = [mediaWords[alert.mediaType], view?.connectionName].filter(Boolean).join(' · ');
            return (
              <li key={alert.episodeId}>
                <button
                  type="button"
                  className="alert"
                  data-tone={alert.severity}
                  title={words.open(alert.queueName)}
                  onClick={() => onShow(key)}
                >
                  <span className="state">
                    <StateMark state={alert.severity} />
                    {windowWords.states[alert.severity]}
                  </span>
                  <span className="alert-queue">
                    <b>{alert.queueName}</b> <span className="secondary">{place}</span>
                  </span>
                  <span className="alert-level">{sayLevel(alert)}</span>
                  <span className="secondary alert-course">
                    {saySince(alert, wallNowMs())} · {sayCourse(alert, isCurrent)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </main>
  );
}
