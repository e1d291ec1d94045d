import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import type { PageBridge } from '../../../src/renderer/bridge.ts';
import { PageCommands } from '../../../src/renderer/navigation/page-commands.ts';
import { ExportDesk } from '../../../src/renderer/parts/export-desk.ts';
import { QueueFacts } from '../../../src/renderer/parts/queue-facts.tsx';
import { type Services, ServicesContext } from '../../../src/renderer/services.ts';
import { StateStore } from '../../../src/renderer/store.ts';
import { Ticker } from '../../../src/renderer/ticker.ts';
import type { ConnectionStatus } from '../../../src/shared/board.ts';
import { createConnection, createRow } from '../board-fixture.ts';

const bridge: PageBridge = {
  call: () => {
    throw new Error('nothing is asked in these cases');
  },
  listen: () => () => undefined,
};
const services: Services = {
  bridge,
  store: new StateStore(bridge, () => 0),
  ticker: new Ticker(() => 0),
  commands: new PageCommands(),
  exports: new ExportDesk(bridge),
  wallNowMs: () => 0,
};

function draw(changes: Partial<ConnectionStatus>): string {
  const connection = createConnection({ name: 'Genesys EMEA', ...changes });
  const view = toRowView(createRow({ queueId: 'queue-17' }), connection, undefined, 0);
  return renderToStaticMarkup(
    <ServicesContext value={services}>
      <QueueFacts view={view} connection={connection} />
    </ServicesContext>,
  );
}

it('says where the figures come from and how often they are asked for', () => {
  const html = draw({ api: 'platform', intervalMs: 30_000, pace: 'budget' });
  expect(html).toContain('Genesys EMEA');
  expect(html).toContain('Genesys Cloud · Platform API');
  expect(html).toContain('asks every 30 s only: more would come too close to its limit');
  expect(html).toContain('queue-17');
});

it('offers the vendor’s own page only where there is one', () => {
  expect(draw({ webApp: true })).toContain('Open in Genesys Cloud');
  expect(draw({ webApp: true, vendor: 'nice-cxone', api: 'acd' })).toContain('Open in NICE CXone');
  expect(draw({ webApp: false })).not.toContain('Open in');
});
