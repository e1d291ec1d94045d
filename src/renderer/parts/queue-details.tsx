import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Alert } from '../../shared/alert.ts';
import type { Mute } from '../../shared/attention.ts';
import type { FigureName } from '../../shared/queue.ts';
import { formatAge, formatPercent, formatWait, unknownFigure } from '../../shared/words/en/figures.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { AlertList } from '../alerts/alert-list.tsx';
import { sayNextMiss, toLongestWaitMs, toNextMiss } from '../board/figures.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import type { OverriddenQueue } from '../rules/rule-draft.ts';
import { sayBudget, sayBudgetBasis } from './budget-words.ts';
import { RuleBudgets } from './rule-budgets.tsx';
import { StateMark } from './state-mark.tsx';

const words = windowWords.details;

interface QueueDetailsProps {
  view: RowView | null;
  alerts: readonly Alert[];
  mutes: readonly Mute[];
  elapsedMs: number;
  wallNowMs: number;
  format: LocaleFormat;
  onOwnRule: (queue: OverriddenQueue) => void;
  onClose: () => void;
}

/** The selected queue at the side: key figures, target, how old they are, and what is wrong. */
export function QueueDetails({ view, onClose, ...rest }: QueueDetailsProps) {
  return (
    <aside className="details" aria-label={words.label}>
      <Button className="icon-button details-close" aria-label={words.close} onPress={onClose}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </Button>
      {view === null ? <p className="secondary">{words.lost}</p> : <Figures view={view} {...rest} />}
    </aside>
  );
}

function Figures(props: Omit<QueueDetailsProps, 'view' | 'onClose'> & { view: RowView }) {
  const { view, elapsedMs, format, onOwnRule } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const views = useMemo(() => new Map([[view.row.key, view]]), [view]);
  const nextMiss = sayNextMiss(view, elapsedMs);
  const budget = sayBudget(view);
  const { reading, watched } = view.row;
  const subtitle = [mediaWords[reading.mediaType], view.connectionName, sayTarget(view)].filter(Boolean);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {reading.queueName}
      </h2>
      <p className="secondary details-sub">{subtitle.join(' · ')}</p>
      <p className="details-state" data-state={view.state}>
        <StateMark state={view.state} /> {sayState(view)}
      </p>
      {!view.isCurrent && view.ageMs !== null && <p className="details-note">{words.notCurrent}</p>}
      {nextMiss !== null && (
        <p className="details-line" data-due={toNextMiss(view, elapsedMs).isDue || undefined}>
          {nextMiss}
        </p>
      )}
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
      {budget !== null && (
        <p className="details-budget">
          {budget} <span className="secondary">{sayBudgetBasis(view, format)}</span>
        </p>
      )}
      <RuleBudgets key={view.row.key} view={view} timeZone={format.timeZone} />
      {view.gaps.noWaiting && <p className="secondary">{words.noWaiting}</p>}
      {view.gaps.waitIsAssumed && <p className="secondary">{words.waitTimeNote}</p>}
      {!watched && <p className="secondary">{words.notWatched}</p>}
      <AlertList {...props} views={views} label={words.alerts} rest={heading} onShow={null} />
      {watched && (
        <Button className="link details-rule" onPress={() => onOwnRule(toOverriddenQueue(view))}>
          {words.ownRule}
        </Button>
      )}
    </>
  );
}

function toOverriddenQueue({ row }: RowView): OverriddenQueue {
  const { connectionId, queueId, queueName, mediaType } = row.reading;
  return { connectionId, queueId, queueName, mediaType, targetMs: row.targetMs };
}

function sayState({ state }: RowView): string {
  const word = windowWords.states[state];
  if (state === 'gone' || state === 'quiet') return `${word} · ${windowWords.stateNotes[state]}`;
  return state === 'unknown' ? windowWords.stateNotes.unknown : word;
}

function sayTarget({ row }: RowView): string {
  if (row.targetMs === null) return '';
  const seconds = String(row.targetMs / 1000);
  return row.goalPercent === null ? words.waitTarget(seconds) : words.target(`${row.goalPercent} %`, seconds);
}

function toPairs(view: RowView, elapsedMs: number): [string, string][] {
  const { reading } = view.row;
  const past = (text: string | null) => {
    if (text === null || view.state === 'quiet') return unknownFigure;
    return view.isCurrent ? text : windowWords.was(text);
  };
  const figure = (name: FigureName) => (reading[name] === null ? unknownFigure : String(reading[name]));
  const group = (names: readonly FigureName[], separator: string) =>
    names.every((name) => reading[name] === null) ? null : names.map(figure).join(separator);
  const wait = (waitMs: number | null) => (waitMs === null ? null : formatWait(waitMs));
  const level = reading.serviceLevel;
  const percent = level === null || level.percent === null ? null : formatPercent(level.percent);
  const within =
    level === null || level.withinTarget === null || level.total === null
      ? null
      : `${level.withinTarget} / ${level.total}`;
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
