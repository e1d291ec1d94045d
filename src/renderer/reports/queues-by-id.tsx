import { useState } from 'react';
import { Button } from 'react-aria-components';
import { reportQueueWords as words } from '../../shared/words/en/report.ts';
import { TextEntry } from '../forms/text-entry.tsx';

interface QueuesByIdProps {
  /** Takes what was typed; says which of it is taken, and what nobody lists. */
  onAdd: (text: string) => { keys: string[]; unknown: string[] };
}

/** For who has ids at hand, from a sheet or an earlier report. */
export function QueuesById({ onAdd }: QueuesByIdProps) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const add = () => {
    const { keys, unknown } = onAdd(text);
    const parts = [
      ...(keys.length > 0 ? [words.added(keys.length)] : []),
      ...(unknown.length > 0 ? [words.unknownIds(unknown.join(', '))] : []),
    ];
    setSaid(parts.join(' '));
    if (keys.length > 0) setText('');
  };
  return (
    <form
      className="report-by-id"
      onSubmit={(event) => {
        event.preventDefault();
        // Not the report's own form, which the popover belongs to in React's tree.
        event.stopPropagation();
        if (text.trim() !== '') add();
      }}
    >
      <TextEntry label={words.byId} hint={words.byIdHint} value={text} onChange={setText} />
      <Button type="submit" className="button" isDisabled={text.trim() === ''}>
        {words.add}
      </Button>
      <p className="hint" role="status">
        {said}
      </p>
    </form>
  );
}
