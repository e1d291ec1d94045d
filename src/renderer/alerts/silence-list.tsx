import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Mute, MuteTarget } from '../../shared/attention.ts';
import {
  alertActionWords,
  attentionWords,
  silenceWords as words,
} from '../../shared/words/en/alerts-page.ts';
import { describeQuietUntil } from '../../shared/words/en/quiet-time.ts';
import { formatLeft } from '../../shared/words/en/span.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';
import { useAlertCalls } from './alert-calls.ts';
import { toTargetKey } from './attention-words.ts';
import { useListFocus } from './list-focus.ts';

interface SilenceListProps {
  state: PageState;
  elapsedMs: number;
  wallNowMs: number;
  format: LocaleFormat;
}

/** All that keeps alerts silent, with its end: nothing of it may be forgotten. */
export function SilenceList({ state, elapsedMs, wallNowMs, format }: SilenceListProps) {
  const { bridge } = useServices();
  const { trouble, run } = useAlertCalls();
  const { mutes, quietUntil } = state;
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = useListFocus(list, heading);
  const unmute = (target: MuteTarget) => run(() => bridge.call('alerts.unmute', { target }));
  const isQuiet = quietUntil !== null && quietUntil > wallNowMs;
  return (
    <section className="page-section" aria-label={words.title}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
      {mutes.length === 0 && <p className="secondary">{words.none}</p>}
      {(mutes.length > 0 || isQuiet) && (
        <ul ref={list} className="silences" {...focus}>
          {mutes.map((mute) => (
            <li key={toTargetKey(mute.target)} data-item={toTargetKey(mute.target)} className="silence">
              <div className="silence-text">
                <MutedName mute={mute} state={state} />{' '}
                <span className="secondary">{attentionWords.left(formatLeft(mute.leftMs - elapsedMs))}</span>
              </div>
              <Button
                className="button"
                aria-label={alertActionWords.of(words.unmute, sayMuted(mute, state))}
                onPress={() => unmute(mute.target)}
              >
                {words.unmute}
              </Button>
            </li>
          ))}
          {isQuiet && (
            <li className="silence">
              <div className="silence-text">
                {describeQuietUntil(quietUntil, { at: wallNowMs, timeZone: format.timeZone })}{' '}
                <span className="secondary">{words.quietNote}</span>
              </div>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** What it is called is found first. */
function MutedName({ mute, state }: { mute: Mute; state: PageState }) {
  const { target, name } = mute;
  if (target.kind === 'all') return <b>{words.all}</b>;
  const place = findPlace(target, state);
  return (
    <>
      <span className="secondary">{words.kinds[target.kind]}</span> <b>{name}</b>
      {place !== null && ` · ${place}`}
    </>
  );
}

/** `Queue Billing EN · Genesys EMEA`. */
export function sayMuted({ target, name }: Mute, { connections }: Pick<PageState, 'connections'>): string {
  if (target.kind === 'all') return words.all;
  const text = `${words.kinds[target.kind]} ${name}`;
  const place = findPlace(target, { connections });
  return place === null ? text : `${text} · ${place}`;
}

/** The connection of a queue, where it is still known. */
function findPlace(target: MuteTarget, { connections }: Pick<PageState, 'connections'>): string | null {
  if (target.kind !== 'queue') return null;
  return connections.find(({ id }) => id === target.connectionId)?.name ?? null;
}
