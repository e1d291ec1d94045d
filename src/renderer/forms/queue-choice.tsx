import { useMemo, useState } from 'react';
import { Button, Input, Label, Radio, RadioGroup, SearchField } from 'react-aria-components';
import type { QueueSummary } from '../../shared/queue.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { PatternEntry } from './pattern-entry.tsx';
import { QueueListBox } from './queue-list-box.tsx';
import type { QueueChoice } from './queue-selection.ts';

const words = windowWords.queues;
const ways = ['all', 'some', 'pattern'] as const;

interface QueueChooserProps {
  queues: readonly QueueSummary[];
  choice: QueueChoice;
  error: string | null;
  onChange: (choice: QueueChoice) => void;
}

/** Which queues are watched: all, those that are ticked, or those of a name. */
export function QueueChooser({ queues, choice, error, onChange }: QueueChooserProps) {
  const labels = { all: words.all(queues.length), some: words.some, pattern: words.pattern };
  return (
    <div className="queue-choice">
      <RadioGroup
        className="radios"
        value={choice.way}
        onChange={(value) => {
          const way = ways.find((known) => known === value);
          if (way !== undefined) onChange({ ...choice, way });
        }}
      >
        <Label>{words.title}</Label>
        <p className="hint">{words.text}</p>
        {ways.map((way) => (
          <Radio key={way} value={way} className="radio">
            {labels[way]}
          </Radio>
        ))}
      </RadioGroup>
      {choice.way === 'some' && <TickedQueues queues={queues} choice={choice} onChange={onChange} />}
      {choice.way === 'pattern' && (
        <PatternEntry
          queues={queues}
          choice={choice}
          error={error}
          onChange={(pattern) => onChange({ ...choice, pattern })}
        />
      )}
      {error !== null && choice.way !== 'pattern' && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function TickedQueues({ queues, choice, onChange }: Omit<QueueChooserProps, 'error'>) {
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return queues.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }, [queues, search]);
  const chooseIds = (ids: Iterable<string>) => onChange({ ...choice, ids: new Set(ids) });
  return (
    <>
      <div className="queue-search">
        <SearchField className="search" aria-label={words.search} value={search} onChange={setSearch}>
          <Input className="input" placeholder={words.search} autoComplete="off" />
        </SearchField>
        <Button
          className="button"
          onPress={() => chooseIds([...choice.ids, ...found.map((queue) => queue.queueId)])}
        >
          {words.chooseFound}
        </Button>
        <Button className="button" isDisabled={choice.ids.size === 0} onPress={() => chooseIds([])}>
          {words.clear}
        </Button>
      </div>
      <QueueListBox queues={found} chosenIds={choice.ids} onChange={chooseIds} />
      <p className="hint" role="status">
        {words.chosen(choice.ids.size, queues.length)}
      </p>
    </>
  );
}
