import type { ConnectionStatus } from '../../shared/board.ts';
import type { RecentReport } from '../../shared/recent-report.ts';
import { isKnownTimeZone } from '../../shared/time-zone.ts';
import { formatThreshold } from '../../shared/words/en/figures.ts';
import { recentReportWords, reportWords } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';

/** `By interval · Yesterday`, and whom, by what, when. */
export function sayRecent(
  recent: RecentReport,
  connections: readonly Pick<ConnectionStatus, 'id' | 'name'>[],
  format: LocaleFormat,
): { title: string; about: string } {
  const { at, kind, preset, from, to, timeZone, granularity, thresholdMs, formula, queueIds } = recent;
  const isFixed = preset === 'own' && from !== null && to !== null && isKnownTimeZone(timeZone);
  const window = isFixed ? format.inZone(timeZone).formatLongSpan(from, to) : reportWords.windows[preset];
  const names = recent.connectionIds.map((id) => connections.find((one) => one.id === id)?.name ?? id);
  const queues = Object.values(queueIds ?? {}).reduce((sum, ids) => sum + ids.length, 0);
  const about = [
    names.join(', '),
    ...(queues > 0 ? [recentReportWords.queues(queues)] : []),
    ...(kind === 'intervals' ? [reportWords.granularities[granularity]] : []),
    ...(kind === 'sla' && thresholdMs !== null
      ? [recentReportWords.threshold(formatThreshold(thresholdMs / 1000))]
      : []),
    ...(formula === null ? [] : [reportWords.formulas[formula]]),
    timeZone,
    recentReportWords.asked(format.formatMinute(at)),
  ];
  return { title: `${reportWords.kinds[kind]} · ${window}`, about: about.join(' · ') };
}
