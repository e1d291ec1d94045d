import { describe, expect, it } from 'vitest';
import type { PageBridge } from '../../../src/renderer/bridge.ts';
import { TrendCell } from '../../../src/renderer/charts/trend-cell.tsx';
import { findTrendStore } from '../../../src/renderer/charts/trend-store.ts';
import type { Services } from '../../../src/renderer/services.ts';
import type { CallInput } from '../../../src/shared/contract.ts';
import { createServices, drawPart } from '../drawn-page.tsx';

const key = 'emea/q1/voice';

/** A page whose main process knows one row's trend. */
function openPage(waiting: (number | null)[]): Services {
  const bridge: PageBridge = {
    call: async (name, input) => {
      if (name !== 'history.trends') throw new Error('not part of this case');
      const { keys } = input as CallInput<'history.trends'>;
      const trends = keys.map((one) => ({ key: one, from: 0, stepMs: 60_000, waiting }));
      return { ok: true, value: { trends } as never };
    },
    listen: () => () => undefined,
  };
  return createServices(bridge);
}

async function draw(waiting: (number | null)[], isCurrent: boolean): Promise<string> {
  const services = openPage(waiting);
  await new Promise<void>((resolve) => {
    const leave = findTrendStore(services.bridge).watch(key, () => {
      leave();
      resolve();
    });
  });
  return drawPart(<TrendCell rowKey={key} isCurrent={isCurrent} />, services);
}

describe('the cell of a trend', () => {
  it('draws what main answered, and says it to whoever does not see the line', async () => {
    const html = await draw([0, 14, null, 3], true);
    expect(html).toContain('aria-hidden="true"');
    expect(html).toMatch(/<path d="M1\.5 14\.5L[\d.]+ 1\.5M[^"]+"/);
    expect(html).toContain('>Waiting over the last hour: 0 to 14, with gaps, newest 3</span>');
    expect(html).not.toContain('data-old');
  });

  it('calls nothing "now" where the figures are old', async () => {
    const html = await draw([2, 5], false);
    expect(html).toContain('data-old="true"');
    expect(html).toContain('2 to 5, last known 5');
  });

  it('is empty, and says so, until something is known', () => {
    const html = drawPart(<TrendCell rowKey={key} isCurrent />, openPage([]));
    expect(html).toContain('<path d=""');
    expect(html).toContain('nothing was recorded');
  });
});
