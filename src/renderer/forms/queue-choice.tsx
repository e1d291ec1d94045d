import { useMemo, useState } from 'react';
import { Button, Input, Label, Radio, RadioGroup, SearchField } from 'react-aria-components';
import type { QueueSummary } from '../../shared/queue.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { QueueListBox } from './queue-list-box.tsx';

const words = windowWords.queues;

export interface QueueChoice {
  all: boolean;
  ids: ReadonlySet<string>;
}

/** Up to this many queues, "all" is what most supervisors mean. */
export const fewQueues = 30;

export function createQueueChoice(queues: readonly QueueSummary[]): QueueChoice {
  return { all: queues.length <= fewQueues, ids: new Set() };
}

interface QueueChooserProps {
  queues: readonly QueueSummary[];
  choice: QueueChoice;
  error: string | null;
  onChange: (choice: QueueChoice) => void;
}

export function QueueChooser({ queues, choice, error, onChange }: QueueChooserProps) {
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return queues.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }, [queues, search]);
  const chooseIds = (ids: Iterable<string>) => onChange({ all: false, ids: new Set(ids) });
  return (
    <div className="queue-choice">
      <RadioGroup
        className="radios"
        value={choice.all ? 'all' : 'some'}
        onChange={(value) => onChange({ ...choice, all: value === 'all' })}
      >
        <Label>{words.title}</Label>
        <p className="hint">{words.text}</p>
        <Radio value="all" className="radio">
          {words.all(queues.length)}
        </Radio>
        <Radio value="some" className="radio">
          {words.some}
        </Radio>
      </RadioGroup>
      {!choice.all && (
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
      )}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
