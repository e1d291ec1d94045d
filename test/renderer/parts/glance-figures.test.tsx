import { describe, expect, it } from 'vitest';
import { toGlance } from '../../../src/renderer/board/glance.ts';
import { WaitingLabel } from '../../../src/renderer/parts/glance-figures.tsx';
import { toPageState } from '../../../src/renderer/state.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createConnection, createPush } from '../board-fixture.ts';
import { drawPart } from '../drawn-page.tsx';

const silent = (name: string) => createConnection({ id: name, name, freshness: 'unknown', ageMs: null });

/** What stands below the count while none of these answers. */
function label(...names: string[]): string {
  const state = toPageState(createSnapshot(createPush(1, [], { connections: names.map(silent) })), 0);
  return drawPart(<WaitingLabel glance={toGlance(state, [], 0)} />);
}

describe('what the count leaves out', () => {
  it('is named in full where the name is short', () => {
    expect(label('Genesys APAC')).toContain('title="Genesys APAC">Genesys APAC unknown<');
  });

  it('is cut where it would take the room of the figures, and whole below the pointer', () => {
    const long = 'W'.repeat(100);
    expect(label(long)).toContain(`title="${long}">${'W'.repeat(39)}… unknown<`);
    expect(label(long, 'CXone US')).toContain(`>${'W'.repeat(19)}…, CXone US unknown<`);
  });
});
