import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { Alert } from '../../shared/alert.ts';
import type { ConnectionStatus } from '../../shared/board.ts';
import { snoozeMinutes } from '../../shared/snooze.ts';
import { alertActionWords as words } from '../../shared/words/en/alerts-page.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { toAlertButtons } from './alert-buttons.ts';
import { useAlertCalls } from './alert-calls.ts';
import { AlertMoreMenu } from './alert-more-menu.tsx';

interface AlertActionsProps {
  alert: Alert;
  /** Whose own page of the queue can be opened; null where there is none. */
  vendor: ConnectionStatus['vendor'] | null;
}

/** What can be done about one alert. A button that was pressed stays where it is, and so does the focus. */
export const AlertActions = memo(function AlertActions({ alert, vendor }: AlertActionsProps) {
  const { bridge } = useServices();
  const { trouble, run } = useAlertCalls();
  const { connectionId, queueId } = alert;
  const episodeIds = [alert.episodeId];
  return (
    <div className="alert-actions">
      {toAlertButtons(alert).map(({ place, call, label }) => (
        <Button
          key={place}
          className="button"
          aria-label={words.of(label, alert.queueName)}
          onPress={() =>
            run(() =>
              call === 'alerts.snooze'
                ? bridge.call(call, { episodeIds, minutes: snoozeMinutes })
                : bridge.call(call, { episodeIds }),
            )
          }
        >
          {label}
        </Button>
      ))}
      <AlertMoreMenu
        alert={alert}
        vendor={vendor}
        onOpen={() => run(() => bridge.call('vendors.open', { connectionId, queueId }))}
        onMute={(target, minutes) => run(() => bridge.call('alerts.mute', { target, minutes }))}
        onUnmute={(target) => run(() => bridge.call('alerts.unmute', { target }))}
      />
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </div>
  );
});
