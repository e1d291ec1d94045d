import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { WallboardTile } from '../../../src/renderer/wallboard/wallboard-tile.tsx';
import type { Reading } from '../../../src/shared/queue.ts';
import { createConnection, createRow, toMap } from '../board-fixture.ts';

/** What a tile says, as one line. */
function draw(figures: Partial<Reading>, targetMs: number | null = null): string {
  const row = createRow({ queueName: 'Billing', ...figures }, { targetMs });
  return toRowViews(toMap([row]), [createConnection({ ageMs: 0 })], [], 0)
    .map((view) => renderToStaticMarkup(<WallboardTile view={view} elapsedMs={0} namesConnection />))
    .join('')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('a tile of the wallboard', () => {
  it('says who waits, how long, when the target is missed and the service level', () => {
    const serviceLevel = {
      percent: 84.6,
      withinTarget: 11,
      total: 13,
      targetMs: 20_000,
      goalPercent: 80,
    };
    expect(draw({ waiting: 3, longestWaitMs: 9_000, serviceLevel }, 20_000)).toMatch(
      /^Billing calm Genesys EMEA 3 waiting longest 0:09 miss in 11 s service level 84\.6\s?%$/,
    );
  });

  it('leaves out what is not known: a dash has no word beside it', () => {
    expect(draw({ waiting: 3, longestWaitMs: 9_000 })).toBe(
      'Billing calm Genesys EMEA 3 waiting longest 0:09',
    );
    expect(draw({ waiting: 3 })).toBe('Billing calm Genesys EMEA 3 waiting');
  });

  it('does not pass an unknown count for nobody', () => {
    expect(draw({ waiting: null })).toBe('Billing calm Genesys EMEA – waiting');
  });
});
