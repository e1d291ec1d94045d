import { useMemo, useState } from 'react';
import { Button, Input, Label, Radio, RadioGroup, SearchField } from 'react-aria-components';
import { mediaTypes } from '../../shared/media-type.ts';
import { alertSettingsWords, scopeMediaWords } from '../../shared/words/en/alert-settings.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { QueueListBox } from '../forms/queue-list-box.tsx';
import { TextEntry } from '../forms/text-entry.tsx';
import { useIntoView } from '../parts/into-view.ts';
import type { PageState } from '../state.ts';
import { toChoosableQueues } from './board-queues.ts';
import { ChipEntry } from './chip-entry.tsx';
import type { DraftFieldsProps } from './level-fields.tsx';

const words = alertSettingsWords.editor;
const scopeWords = alertSettingsWords.scope;
const mediaChoices = mediaTypes.map((id) => ({ id, label: scopeMediaWords[id] }));

interface ScopeFieldsProps extends DraftFieldsProps {
  board: Pick<PageState, 'connections' | 'rows'>;
}

/** Which queues a rule judges: everything that is chosen has to fit. */
export function ScopeFields({ board, ...props }: ScopeFieldsProps) {
  const { draft, onChange } = props;
  const { connections } = board;
  const lost = draft.connectionIds.filter((id) => !connections.some((one) => one.id === id));
  const choices = [
    ...connections.map(({ id, name }) => ({ id, label: name })),
    ...lost.map((id) => ({ id, label: scopeWords.unknownConnection(id) })),
  ];
  return (
    <fieldset className="rule-part">
      <legend>{words.scope}</legend>
      <ChipEntry
        label={words.connections}
        all={words.every}
        choices={choices}
        chosen={draft.connectionIds}
        onChange={(connectionIds) => onChange({ ...draft, connectionIds })}
      />
      <ChipEntry
        label={words.media}
        all={words.every}
        choices={mediaChoices}
        chosen={draft.mediaTypes}
        onChange={(chosen) => onChange({ ...draft, mediaTypes: chosen })}
      />
      <QueueScope board={board} {...props} />
      <TextEntry
        label={words.pattern}
        hint={words.patternHint}
        value={draft.pattern}
        onChange={(pattern) => onChange({ ...draft, pattern })}
      />
    </fieldset>
  );
}

function QueueScope({ board, draft, errors, onChange }: ScopeFieldsProps) {
  const { connections, rows } = board;
  const { connectionIds, queueIds } = draft;
  const [search, setSearch] = useState('');
  // The queues that were chosen at first stay in the list when they are taken away: a slip is undone where it happened.
  const [chosenAtFirst] = useState(queueIds);
  const queues = useMemo(() => {
    const kept = [...new Set([...chosenAtFirst, ...queueIds])];
    return toChoosableQueues(connections, rows, { connectionIds, queueIds: kept });
  }, [connections, rows, connectionIds, chosenAtFirst, queueIds]);
  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return queues.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }, [queues, search]);
  const chosen = useMemo(() => new Set(queueIds), [queueIds]);
  const choose = (ids: Iterable<string>) => onChange({ ...draft, queues: 'some', queueIds: [...ids] });
  return (
    <div className="queue-choice">
      <RadioGroup
        className="radios"
        value={draft.queues}
        onChange={(value) => onChange({ ...draft, queues: value === 'all' ? 'all' : 'some' })}
      >
        <Label>{words.queues}</Label>
        <Radio value="all" className="radio">
          {words.allQueues}
        </Radio>
        <Radio value="some" className="radio">
          {words.someQueues}
        </Radio>
      </RadioGroup>
      {draft.queues === 'some' && (
        <>
          <div className="queue-search">
            <SearchField
              className="search"
              aria-label={windowWords.queues.search}
              value={search}
              onChange={setSearch}
              // Enter would save the rule: whoever searches is not done.
              onSubmit={() => undefined}
            >
              <Input className="input" placeholder={windowWords.queues.search} autoComplete="off" />
            </SearchField>
            <Button className="button" isDisabled={chosen.size === 0} onPress={() => choose([])}>
              {windowWords.queues.clear}
            </Button>
          </div>
          <QueueListBox queues={found} chosenIds={chosen} onChange={choose} />
          <p className="hint" role="status">
            {windowWords.queues.chosen(chosen.size, queues.length)}
          </p>
          {errors.queueIds !== undefined && <QueueError text={errors.queueIds} />}
        </>
      )}
    </div>
  );
}

function QueueError({ text }: { text: string }) {
  const shown = useIntoView<HTMLParagraphElement>();
  return (
    <p ref={shown} className="field-error" role="alert">
      {text}
    </p>
  );
}
