import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { Alert } from '../../shared/alert.ts';
import { snoozeMinutes } from '../../shared/attention.ts';
import { alertActionWords as words } from '../../shared/words/en/alerts-page.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { toAlertButtons } from './alert-buttons.ts';
import { useAlertCalls } from './alert-calls.ts';
import { AlertMuteMenu } from './alert-mute-menu.tsx';

/** What can be done about one alert. A button that was pressed stays where it is, and so does the focus. */
export const AlertActions = memo(function AlertActions({ alert }: { alert: Alert }) {
  const { bridge } = useServices();
  const { trouble, run } = useAlertCalls();
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
      <AlertMuteMenu
        alert={alert}
        onMute={(target, minutes) => run(() => bridge.call('alerts.mute', { target, minutes }))}
        onUnmute={(target) => run(() => bridge.call('alerts.unmute', { target }))}
      />
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </div>
  );
});
