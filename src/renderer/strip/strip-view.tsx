import { useState } from 'react';
import { stripWords as words } from '../../shared/words/en/strip.ts';
import { createRowViewMemo } from '../board/row-view-memo.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useElapsedMs, useServices, useStoreView } from '../services.ts';
import { useAppearance } from '../settings/appearance-root.ts';
import type { PageState } from '../state.ts';
import { type StripLine, toStripLine, toStripNotes } from './strip-line.ts';

/** One line above all other windows: the state, who waits, how long, and what is not known. */
export function StripView() {
  const { state, trouble } = useStoreView();
  if (state !== null) return <LiveStrip state={state} />;
  const word = trouble === null ? words.starting : words.noState;
  return (
    <StripFrame
      line={{
        state: 'stale',
        word,
        number: null,
        missing: trouble?.message ?? null,
        longest: null,
        age: null,
      }}
    />
  );
}

function LiveStrip({ state }: { state: PageState }) {
  const elapsedMs = useElapsedMs(state.receivedAtMs);
  const [toRows] = useState(createRowViewMemo);
  useAppearance(state.appearance);
  return <StripFrame line={toStripLine(state, toRows(state, elapsedMs), elapsedMs)} />;
}

function StripFrame({ line }: { line: StripLine }) {
  const { bridge } = useServices();
  const [isRefused, setRefused] = useState(false);
  const { state, word, number } = line;
  const missing = isRefused ? words.notClosed : line.missing;
  const [first, second] = toStripNotes({ ...line, missing });
  const close = async () => {
    const reply = await bridge.call('settings.set', { stripShown: false });
    setRefused(!reply.ok);
  };
  return (
    <main className="strip" data-state={state}>
      <h1 className="visually-hidden">{words.label}</h1>
      <span className="strip-grip" title={words.move} aria-hidden="true" />
      <button
        type="button"
        className="strip-open"
        title={[...first, ...second, words.open].join(' · ')}
        onClick={() => void bridge.call('window.open', { which: 'main' })}
      >
        <span className="strip-main">
          <span className="state">
            <StateMark state={state} /> <span>{word}</span>
          </span>{' '}
          {number !== null && (
            <>
              <b>{number}</b> {words.waiting}
            </>
          )}
        </span>{' '}
        <span className="strip-notes">
          {first.length > 0 && <span>{first.join(' · ')}</span>}{' '}
          {second.length > 0 && <span className="strip-missing">{second.join(' · ')}</span>}
        </span>
      </button>
      <button
        type="button"
        className="icon-button strip-close"
        aria-label={words.close}
        onClick={() => void close()}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
      <p className="visually-hidden" role="status">
        {word}
        {missing !== null && `, ${missing}`}
      </p>
    </main>
  );
}
