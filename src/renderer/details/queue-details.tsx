import { useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Alert } from '../../shared/alert.ts';
import type { Mute } from '../../shared/attention.ts';
import { formatGoal } from '../../shared/words/en/figures.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { AlertList } from '../alerts/alert-list.tsx';
import { sayNextMiss, toNextMiss } from '../board/figures.ts';
import type { RowView } from '../board/row-view.ts';
import { HistorySection } from '../charts/history-section.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import { StateMark } from '../parts/state-mark.tsx';
import type { OverriddenQueue } from '../rules/rule-draft.ts';
import { useStoreView } from '../services.ts';
import { sayBudget, sayBudgetBasis } from './budget-words.ts';
import { OwnRule } from './own-rule.tsx';
import { QueueFacts } from './queue-facts.tsx';
import { QueueFigures } from './queue-figures.tsx';
import { RuleBudgets } from './rule-budgets.tsx';

const words = windowWords.details;

interface QueueDetailsProps {
  view: RowView | null;
  alerts: readonly Alert[];
  mutes: readonly Mute[];
  elapsedMs: number;
  wallNowMs: number;
  format: LocaleFormat;
  onClose: () => void;
}

/** The selected queue at the side: key figures, target, how old they are, and what is wrong. */
export function QueueDetails({ view, onClose, ...rest }: QueueDetailsProps) {
  const { back, close } = useReachedPlace();
  return (
    <aside className="details" aria-label={words.label}>
      <Button ref={back} className="link details-back" onPress={onClose}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M7.5 2 3.5 6l4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        {words.back}
      </Button>
      <Button ref={close} className="icon-button details-close" aria-label={words.close} onPress={onClose}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </Button>
      {view === null ? <p className="secondary">{words.lost}</p> : <Figures view={view} {...rest} />}
    </aside>
  );
}

/**
 * In a small window the details have the place of the rows, which must not keep the keyboard out of sight: it goes to
 * whichever way back there is.
 */
function useReachedPlace() {
  const back = useRef<HTMLButtonElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const isSeen = (element: Element | null) =>
      element?.checkVisibility({ visibilityProperty: true }) === true;
    const reach = () => {
      const { activeElement, body } = document;
      if (activeElement === null || activeElement === body || isSeen(activeElement)) return;
      const place = [back, close].find(({ current }) => isSeen(current));
      place?.current?.focus();
    };
    reach();
    window.addEventListener('resize', reach);
    return () => window.removeEventListener('resize', reach);
  }, []);
  return { back, close };
}

function Figures(props: Omit<QueueDetailsProps, 'view' | 'onClose'> & { view: RowView }) {
  const { view, elapsedMs, format } = props;
  const { state } = useStoreView();
  const heading = useRef<HTMLHeadingElement>(null);
  const views = useMemo(() => new Map([[view.row.key, view]]), [view]);
  const nextMiss = sayNextMiss(view, elapsedMs);
  const budget = sayBudget(view);
  const { reading, watched } = view.row;
  const connection = state?.connections.find(({ id }) => id === reading.connectionId);
  const subtitle = [mediaWords[reading.mediaType], view.connectionName, sayTarget(view)].filter(Boolean);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} title={reading.queueName}>
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
      <AlertList
        {...props}
        views={views}
        connections={state?.connections ?? []}
        label={words.alerts}
        rest={heading}
        onShow={null}
      />
      {connection !== undefined && (
        <HistorySection
          key={`history:${view.row.key}`}
          view={view}
          intervalMs={connection.intervalMs}
          format={format}
        />
      )}
      <QueueFigures view={view} elapsedMs={elapsedMs} format={format} />
      {budget !== null && (
        <p className="details-budget">
          {budget} <span className="secondary">{sayBudgetBasis(view, format)}</span>
        </p>
      )}
      <RuleBudgets key={view.row.key} view={view} timeZone={format.timeZone} />
      {view.gaps.noWaiting && <p className="secondary">{words.noWaiting}</p>}
      {view.gaps.waitIsAssumed && <p className="secondary">{words.waitTimeNote}</p>}
      {!watched && <p className="secondary">{words.notWatched}</p>}
      {connection !== undefined && <QueueFacts view={view} connection={connection} />}
      {watched && state !== null && (
        <OwnRule key={`rule:${view.row.key}`} queue={toOverriddenQueue(view)} board={state} />
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
  const seconds = row.targetMs / 1000;
  return row.goalPercent === null
    ? words.waitTarget(seconds)
    : words.target(formatGoal(row.goalPercent), seconds);
}
