import { describe, expect, it } from 'vitest';
import { FirstRunView } from '../../../src/renderer/views/first-run-view.tsx';
import type { LockName, ManagedView } from '../../../src/shared/managed.ts';
import { drawPart } from '../drawn-page.tsx';

const nothing = () => undefined;
const draw = (managed: ManagedView | null) =>
  drawPart(
    <FirstRunView
      trouble={null}
      isStarting={false}
      managed={managed}
      onDemo={nothing}
      onAdd={nothing}
      onShowConnections={nothing}
    />,
  );
const lockedTo = (...locked: LockName[]) => draw({ organisation: 'Example Ltd', locked, notice: null });

describe('the first run', () => {
  it('offers the demo and a connection where nobody minds', () => {
    for (const page of [draw(null), lockedTo('export', 'rules')]) {
      expect(page).toContain('Try the demo contact centre');
      expect(page).toContain('Add a connection');
      expect(page).not.toContain('Example Ltd');
    }
  });

  it('offers neither where it is locked, and says who knows more', () => {
    expect(lockedTo('demo')).not.toContain('Try the demo');
    expect(lockedTo('demo')).toContain('Add a connection');
    const page = lockedTo('demo', 'connections');
    expect(page).not.toContain('<button');
    expect(page).toContain('there is none yet. Set by Example Ltd.');
  });
});
