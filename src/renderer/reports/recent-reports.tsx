import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { RecentReport } from '../../shared/recent-report.ts';
import { createZoneClock, isKnownTimeZone } from '../../shared/time-zone.ts';
import { recentReportWords as words } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { sayRecent } from './recent-words.ts';
import { findConnections, hasReports, toAsk, toChoice } from './report-choice.ts';
import type { ReportDesk } from './report-desk.ts';
import { toWallText } from './wall-text.ts';

interface RecentReportsProps {
  desk: ReportDesk;
  connections: readonly ConnectionStatus[];
  format: LocaleFormat;
  /** One was chosen, and runs. */
  onChosen?: () => void;
}

/** The list at hand while an answer is looked at. */
export function RecentButton(props: Omit<RecentReportsProps, 'onChosen'>) {
  if (!props.desk.recent.reports?.length) return null;
  return (
    <DialogTrigger>
      <Button className="button">{words.title}</Button>
      <Popover className="popover recent-popover" placement="bottom end">
        <Dialog className="recent-dialog" aria-label={words.title}>
          {({ close }) => <RecentReports {...props} onChosen={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** What was asked before: one click asks it again, about the same days or the same distance from today. */
export function RecentReports({ desk, connections, format, onChosen }: RecentReportsProps) {
  const { wallNowMs } = useServices();
  const { reports, trouble } = desk.recent;
  const choose = (recent: RecentReport) => {
    const { at: _, ...asked } = recent;
    const choice = toChoice(asked, (moment) => toWallText(moment, createZoneClock(recent.timeZone)));
    desk.change(choice);
    const chosen = findConnections(choice, connections);
    const parsed = toAsk(choice, chosen, format.timeZone, wallNowMs());
    if (parsed.ok) desk.start(parsed.ask);
    onChosen?.();
  };
  return (
    <div className="recent">
      <div className="recent-head">
        <h2>{words.title}</h2>
        <Button className="link" onPress={() => desk.forget(null)}>
          {words.forgetAll}
        </Button>
      </div>
      {trouble !== null && <TroubleNotice trouble={trouble} title={words.failed} />}
      <ul>
        {reports?.map((recent) => {
          const { title, about } = sayRecent(recent, connections, format);
          const isHere =
            isKnownTimeZone(recent.timeZone) &&
            connections.some((one) => recent.connectionIds.includes(one.id) && hasReports(one));
          return (
            <li key={recent.at} className="recent-item">
              <Button
                className="recent-run"
                isDisabled={!isHere || desk.state.phase === 'running'}
                onPress={() => choose(recent)}
              >
                <b>{title}</b>
                <span className="secondary">{isHere ? about : words.gone}</span>
              </Button>
              <Button
                className="icon-button"
                aria-label={words.forget(title)}
                onPress={() => desk.forget(recent.at)}
              >
                <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
                  <path
                    d="M2 2l8 8M10 2l-8 8"
                    stroke="currentColor"
                    strokeWidth="1.5"
                    strokeLinecap="round"
                  />
                </svg>
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
