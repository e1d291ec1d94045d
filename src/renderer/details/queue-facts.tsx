import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import { rowMenuWords } from '../../shared/words/en/board.ts';
import { queueDetailsWords as words } from '../../shared/words/en/queue-details.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';

interface QueueFactsProps {
  view: RowView;
  connection: ConnectionStatus;
}

/** Where a queue's figures come from, and the way to the vendor's own page of it. */
export function QueueFacts({ view, connection }: QueueFactsProps) {
  const { connectionId, queueId } = view.row.reading;
  return (
    <section aria-label={words.facts}>
      <dl className="figures queue-facts">
        {toFacts(view, connection).map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {connection.webApp && (
        <VendorLink vendor={connection.vendor} connectionId={connectionId} queueId={queueId} />
      )}
    </section>
  );
}

function toFacts({ row }: RowView, connection: ConnectionStatus): [string, string][] {
  const { vendors, apis, apiUnknown, asks, asksBecause } = windowWords.connections;
  const { name, vendor, api, intervalMs, pace } = connection;
  const seconds = Math.round(intervalMs / 1000);
  return [
    [words.connection, name],
    [words.vendor, `${vendors[vendor]} · ${api === null ? apiUnknown : apis[api]}`],
    [words.pace, pace === null ? asks(seconds) : asksBecause[pace](seconds)],
    [words.yours, row.watched ? words.yes : words.no],
    [words.queueId, row.reading.queueId],
  ];
}

interface VendorLinkProps {
  vendor: ConnectionStatus['vendor'];
  connectionId: string;
  queueId: string;
}

function VendorLink({ vendor, connectionId, queueId }: VendorLinkProps) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = async () => {
    const reply = await bridge.call('vendors.open', { connectionId, queueId });
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return (
    <>
      <Button className="link details-link" onPress={() => void open()}>
        {rowMenuWords.open[vendor]}
      </Button>
      {trouble !== null && <TroubleNotice trouble={trouble} title={words.notOpened} />}
    </>
  );
}
