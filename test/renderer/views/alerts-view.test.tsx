import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toGlance } from '../../../src/renderer/board/glance.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { createPageBridge } from '../../../src/renderer/bridge.ts';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { PageCommands } from '../../../src/renderer/navigation/page-commands.ts';
import { ExportDesk } from '../../../src/renderer/parts/export-desk.ts';
import { ServicesContext } from '../../../src/renderer/services.ts';
import { toPageState } from '../../../src/renderer/state.ts';
import { StateStore } from '../../../src/renderer/store.ts';
import { Ticker } from '../../../src/renderer/ticker.ts';
import { AlertsView } from '../../../src/renderer/views/alerts-view.tsx';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createConnection, createPush, createRow } from '../board-fixture.ts';

const bridge = createPageBridge({ call: () => Promise.resolve({}), listen: () => () => undefined });
const services = {
  bridge,
  store: new StateStore(bridge, () => 0),
  ticker: new Ticker(() => 0),
  commands: new PageCommands(),
  exports: new ExportDesk(bridge),
  wallNowMs: () => 1_200_000,
};

/** The page without any alert, with one connection whose figures are so old. */
function draw(ageMs: number): string {
  const connections = [createConnection({ id: 'emea', name: 'Genesys EMEA', ageMs, intervalMs: 15_000 })];
  const push = createPush(1, [createRow({ connectionId: 'emea', waiting: 0 })], { connections, alerts: [] });
  const state = toPageState(createSnapshot(push), 0);
  const views = toRowViews(state.rows, state.connections, state.alerts, 0);
  return renderToStaticMarkup(
    <ServicesContext value={services}>
      <AlertsView
        state={state}
        views={views}
        glance={toGlance(state, views, 0)}
        elapsedMs={0}
        format={createLocaleFormat('en-GB', 'UTC', () => 1_200_000)}
        onShow={() => undefined}
      />
    </ServicesContext>,
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
