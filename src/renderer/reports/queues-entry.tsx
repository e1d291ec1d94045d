import { useMemo, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Input, Popover, SearchField } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import { reportQueueWords as words } from '../../shared/words/en/report.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { QueueListBox } from '../forms/queue-list-box.tsx';
import { MenuArrow } from '../parts/menu-arrow.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { findTypedQueues, toChosenKeys, toQueueIds } from './queue-ids.ts';
import { type QueueListing, useQueueListing } from './queue-listing.ts';
import { QueuesById } from './queues-by-id.tsx';
import type { ReportChoice } from './report-choice.ts';

interface QueuesEntryProps {
  connections: readonly Pick<ConnectionStatus, 'id' | 'name'>[];
  queueIds: ReportChoice['queueIds'];
  onChange: (queueIds: ReportChoice['queueIds']) => void;
}

/** All queues that are read, or some by name or id. */
export function QueuesEntry(props: QueuesEntryProps) {
  const amount = toChosenKeys(props.queueIds).size;
  return (
    <div className="field">
      <span aria-hidden="true">{words.label}</span>
      <DialogTrigger>
        <Button className="input select-button">
          <span className="visually-hidden">{words.label}</span>
          <span className="select-value">{amount === 0 ? words.all : words.chosen(amount)}</span>
          <MenuArrow />
        </Button>
        <Popover className="popover report-queues-popover">
          <Dialog className="report-queues">
            {({ close }) => (
              <>
                <Heading slot="title">{words.title}</Heading>
                <QueuePicker {...props} />
                <div className="report-queues-end">
                  <Button className="button button-main" onPress={close}>
                    {words.done}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}

function QueuePicker({ connections, queueIds, onChange }: QueuesEntryProps) {
  const listing = useQueueListing(connections);
  const [search, setSearch] = useState('');
  const keys = toChosenKeys(queueIds);
  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return listing.queues.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }, [listing.queues, search]);
  const choose = (chosen: Iterable<string>) => onChange(toQueueIds(new Set(chosen)));
  return (
    <>
      <p className="hint">{words.note}</p>
      <div className="queue-search">
        <SearchField
          className="search"
          aria-label={words.search}
          value={search}
          onChange={setSearch}
          autoFocus
        >
          <Input className="input" placeholder={words.search} autoComplete="off" />
        </SearchField>
        <Button
          className="button"
          isDisabled={found.length === 0}
          onPress={() => choose([...keys, ...found.map(({ key }) => key)])}
        >
          {words.chooseFound}
        </Button>
        <Button className="button" isDisabled={keys.size === 0} onPress={() => choose([])}>
          {words.clear}
        </Button>
      </div>
      <Listing listing={listing} />
      {listing.queues.length > 0 && (
        <QueueListBox
          queues={found.map(({ key, name }) => ({ queueId: key, name, targets: {} }))}
          chosenIds={keys}
          onChange={choose}
        />
      )}
      <p className="hint" role="status">
        {keys.size === 0 ? words.all : words.chosen(keys.size)}
      </p>
      <QueuesById
        onAdd={(text) => {
          const typed = findTypedQueues(
            text,
            listing.queues,
            connections.map(({ id }) => id),
          );
          if (typed.keys.length > 0) choose([...keys, ...typed.keys]);
          return typed;
        }}
      />
    </>
  );
}

function Listing({ listing }: { listing: QueueListing }) {
  const { queues, isLoading, troubles, retry } = listing;
  return (
    <>
      {troubles.map(({ connection, trouble }) => (
        <TroubleNotice key={connection.id} trouble={trouble} title={words.failed(connection.name)}>
          <Button className="button" onPress={retry}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      ))}
      {isLoading && (
        <p className="secondary" role="status">
          {words.loading}
        </p>
      )}
      {!isLoading && queues.length === 0 && troubles.length === 0 && (
        <p className="secondary">{words.none}</p>
      )}
    </>
  );
}
