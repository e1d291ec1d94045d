import { useDeferredValue, useMemo } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import type { QueueSummary } from '../../shared/queue.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { findMeant, type QueueChoice } from './queue-selection.ts';

const words = windowWords.queues;
/** Enough to see whether the pattern means the right ones. */
const shownMatches = 60;

interface PatternEntryProps {
  queues: readonly QueueSummary[];
  choice: QueueChoice;
  error: string | null;
  onChange: (pattern: string) => void;
}

/** Queues by their names; what is typed shows at once which ones it means. */
export function PatternEntry({ queues, choice, error, onChange }: PatternEntryProps) {
  const typed = useDeferredValue(choice);
  const found = useMemo(() => findMeant(typed, queues), [typed, queues]);
  const isEmpty = choice.pattern.trim() === '';
  return (
    <>
      <TextField
        className="field"
        value={choice.pattern}
        onChange={onChange}
        isInvalid={error !== null}
        autoComplete="off"
        spellCheck="false"
        maxLength={300}
      >
        <Label>{words.patternLabel}</Label>
        <Input className="input" placeholder={words.patternPlaceholder} />
        {error === null && (
          <Text slot="description" className="hint">
            {words.patternHint}
          </Text>
        )}
        <FieldError className="field-error">{error}</FieldError>
      </TextField>
      {!isEmpty && (
        <>
          <p className="hint" role="status">
            {words.matching(found.length, queues.length)}
          </p>
          {found.length > 0 && (
            <ul className="matches" aria-label={words.matchList}>
              {found.slice(0, shownMatches).map(({ queueId, name }) => (
                <li key={queueId} className="match">
                  {name}
                </li>
              ))}
              {found.length > shownMatches && (
                <li className="match secondary">{words.moreMatches(found.length - shownMatches)}</li>
              )}
            </ul>
          )}
        </>
      )}
    </>
  );
}
