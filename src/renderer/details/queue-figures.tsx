import type { FigureName } from '../../shared/queue.ts';
import {
  formatAge,
  formatNumber,
  formatPercent,
  formatWait,
  unknownFigure,
} from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toLongestWaitMs, toNextMiss } from '../board/figures.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';

const words = windowWords.details;

interface QueueFiguresProps {
  view: RowView;
  elapsedMs: number;
  format: LocaleFormat;
}

/** Everything that was read of a queue last, and when. */
export function QueueFigures({ view, elapsedMs, format }: QueueFiguresProps) {
  const { reading } = view.row;
  return (
    <dl className="figures" data-old={!view.isCurrent || undefined}>
      {toPairs(view, elapsedMs).map(([term, figure]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
      {reading.window !== null && (
        <div>
          <dt>{words.window}</dt>
          <dd>{words.since(format.formatMinute(reading.window.from))}</dd>
        </div>
      )}
      {view.ageMs !== null && (
        <div>
          <dt>{words.asOf}</dt>
          <dd>
            {format.formatMoment(reading.observedAt)} · {windowWords.ago(formatAge(view.ageMs + elapsedMs))}
          </dd>
        </div>
      )}
    </dl>
  );
}

function toPairs(view: RowView, elapsedMs: number): [string, string][] {
  const { reading } = view.row;
  const past = (text: string | null) => {
    if (text === null || view.state === 'quiet') return unknownFigure;
    return view.isCurrent ? text : windowWords.was(text);
  };
  const figure = (name: FigureName) => (reading[name] === null ? unknownFigure : formatNumber(reading[name]));
  const group = (names: readonly FigureName[], separator: string) =>
    names.every((name) => reading[name] === null) ? null : names.map(figure).join(separator);
  const wait = (waitMs: number | null) => (waitMs === null ? null : formatWait(waitMs));
  const level = reading.serviceLevel;
  const percent = level === null || level.percent === null ? null : formatPercent(level.percent);
  const within =
    level === null || level.withinTarget === null || level.total === null
      ? null
      : `${formatNumber(level.withinTarget)} / ${formatNumber(level.total)}`;
  return [
    [words.waiting, past(group(['waiting'], ''))],
    [
      view.gaps.waitIsAssumed ? words.waitTime : words.longest,
      past(wait(toLongestWaitMs(view, elapsedMs) ?? reading.longestWaitMs)),
    ],
    [words.nextMiss, toNextMiss(view, elapsedMs).text],
    [words.interacting, past(group(['interacting'], ''))],
    [words.agents, past(group(['agentsAvailable', 'agentsBusy', 'agentsOnQueue'], ' / '))],
    [words.counts, past(group(['offered', 'answered', 'abandoned'], ' · '))],
    [words.serviceLevel, past(percent)],
    [words.withinTarget, past(within)],
    [words.averageHandle, past(wait(reading.averageHandleMs))],
    [words.averageWait, past(wait(reading.averageWaitMs))],
  ];
}
