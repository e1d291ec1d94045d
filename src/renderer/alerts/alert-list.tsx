import { type RefObject, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Alert } from '../../shared/alert.ts';
import type { Mute } from '../../shared/attention.ts';
import type { ConnectionStatus } from '../../shared/board.ts';
import { isCurrent } from '../../shared/freshness.ts';
import { toRowKey } from '../../shared/row-key.ts';
import { isTakenCareOf } from '../../shared/taken-care.ts';
import { logWords } from '../../shared/words/en/alerts-page.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { AlertActions } from './alert-actions.tsx';
import { orderAlerts } from './alert-order.ts';
import { sayCourse, sayLevel, sayLevelsPassed, saySince } from './alert-words.ts';
import { sayAttention, sayQuality, toAlertQuality } from './attention-words.ts';
import { useListFocus } from './list-focus.ts';

const words = windowWords.alerts;
/** So many at a time: hundreds take seconds to draw, and the worst stand first. */
const pageItems = 50;

interface AlertListProps {
  alerts: readonly Alert[];
  views: ReadonlyMap<string, RowView>;
  connections: readonly ConnectionStatus[];
  mutes: readonly Mute[];
  elapsedMs: number;
  wallNowMs: number;
  format: LocaleFormat;
  /** Takes the focus when the last alert is over. */
  rest: RefObject<HTMLElement | null>;
  label: string;
  /** Null where the queue is in sight already: its name is left out then. */
  onShow: ((key: string) => void) | null;
}

/** Open alerts, worst first, each with what is known, what was done about it and what can be. */
export function AlertList({ alerts, views, rest, label, ...facts }: AlertListProps) {
  const list = useRef<HTMLUListElement>(null);
  const focus = useListFocus(list, rest);
  const [shown, setShown] = useState(pageItems);
  if (alerts.length === 0) return null;
  const hidden = alerts.length - shown;
  return (
    <>
      <ul ref={list} className="alerts" aria-label={label} {...focus}>
        {orderAlerts(alerts)
          .slice(0, shown)
          .map((alert) => (
            <AlertItem
              key={alert.episodeId}
              alert={alert}
              view={views.get(toRowKey(alert)) ?? null}
              {...facts}
            />
          ))}
      </ul>
      {hidden > 0 && (
        <Button className="link" onPress={() => setShown(shown + pageItems)}>
          {logWords.showMore(Math.min(hidden, pageItems))}
        </Button>
      )}
    </>
  );
}

interface AlertItemProps extends Omit<AlertListProps, 'alerts' | 'views' | 'rest' | 'label'> {
  alert: Alert;
  view: RowView | null;
}

function AlertItem(props: AlertItemProps) {
  const { alert, view, connections, mutes, elapsedMs, wallNowMs, format, onShow } = props;
  const { severity, queueName, attention } = alert;
  const connection = connections.find(({ id }) => id === alert.connectionId);
  const place = [mediaWords[alert.mediaType], view?.connectionName].filter(Boolean).join(' · ');
  const ageMs = view === null || view.ageMs === null ? null : view.ageMs + elapsedMs;
  const freshness = toAlertQuality(alert, view);
  const quality = sayQuality(freshness, ageMs);
  const levels = sayLevelsPassed(alert, format.formatMinute);
  return (
    <li
      className="alert"
      data-tone={severity}
      data-item={alert.episodeId}
      data-handled={isTakenCareOf(alert) || undefined}
    >
      <span className="state">
        <StateMark state={severity} />
        {windowWords.states[severity]}
      </span>
      <div className="alert-facts">
        <div className="alert-head">
          {onShow !== null && (
            <>
              <button
                type="button"
                className="alert-queue"
                title={words.open(queueName)}
                onClick={() => onShow(toRowKey(alert))}
              >
                {queueName}
              </button>
              <span className="secondary alert-place">{place}</span>
            </>
          )}
          <span className="alert-level">{sayLevel(alert)}</span>
        </div>
        <div className="secondary">
          {saySince(alert, wallNowMs)} · {sayCourse(alert, isCurrent(freshness))}
          {levels !== '' && ` · ${levels}`}
        </div>
        <div className="alert-foot">
          <div className="alert-notes">
            {quality !== null && (
              <span className="alert-quality">
                <StateMark state="stale" /> {quality}
              </span>
            )}{' '}
            <span className="alert-attention" data-new={attention === 'new' || undefined}>
              {sayAttention(alert, mutes, elapsedMs)}
            </span>
          </div>
          <AlertActions alert={alert} vendor={connection?.webApp ? connection.vendor : null} />
        </div>
      </div>
    </li>
  );
}
