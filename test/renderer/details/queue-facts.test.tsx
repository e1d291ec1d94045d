import { expect, it } from 'vitest';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import { QueueFacts } from '../../../src/renderer/details/queue-facts.tsx';
import type { ConnectionStatus } from '../../../src/shared/board.ts';
import { createConnection, createRow } from '../board-fixture.ts';
import { drawPart } from '../drawn-page.tsx';

function draw(changes: Partial<ConnectionStatus>): string {
  const connection = createConnection({ name: 'Genesys EMEA', ...changes });
  const view = toRowView(createRow({ queueId: 'queue-17' }), connection, undefined, 0);
  return drawPart(<QueueFacts view={view} connection={connection} />);
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
