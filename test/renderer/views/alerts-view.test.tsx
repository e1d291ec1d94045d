import { describe, expect, it } from 'vitest';
import { toGlance } from '../../../src/renderer/board/glance.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { toPageState } from '../../../src/renderer/state.ts';
import { AlertsView } from '../../../src/renderer/views/alerts-view.tsx';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createConnection, createPush, createRow } from '../board-fixture.ts';
import { createServices, drawPart } from '../drawn-page.tsx';

const services = createServices(undefined, 1_200_000);

/** The page without any alert, with one connection whose figures are so old. */
function draw(ageMs: number): string {
  const connections = [createConnection({ id: 'emea', name: 'Genesys EMEA', ageMs, intervalMs: 15_000 })];
  const push = createPush(1, [createRow({ connectionId: 'emea', waiting: 0 })], { connections, alerts: [] });
  const state = toPageState(createSnapshot(push), 0);
  const views = toRowViews(state.rows, state.connections, state.alerts, 0);
  return drawPart(
    <AlertsView
      state={state}
      views={views}
      glance={toGlance(state, views, 0)}
      elapsedMs={0}
      format={createLocaleFormat('en-GB', 'UTC', () => 1_200_000)}
      onShow={() => undefined}
    />,
    services,
  );
}

describe('the alerts page without alerts', () => {
  it('says that there are none', () => {
    const html = draw(1_000);
    expect(html).toContain('<p>No open alerts</p>');
    expect(html).not.toContain('Figures are missing');
  });

  it('does not pass for calm while a connection is silent, also to who only listens', () => {
    const html = draw(60_000);
    expect(html).toContain('<p>No open alerts where figures are known</p>');
    expect(html).toMatch(/<div role="status">.*Figures are missing from Genesys EMEA/);
  });
});
