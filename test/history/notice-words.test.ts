import { expect, it } from 'vitest';
import type { HistoryNotice } from '../../src/main/history/notice.ts';
import { writeTroubles } from '../../src/main/history/notice.ts';
import { describeHistoryNotice } from '../../src/shared/words/en/history.ts';

const say = (notice: HistoryNotice) => describeHistoryNotice(notice, (at) => `<${at}>`);

it('says of a damaged file what took its place and where it is kept', () => {
  const restored = say({ kind: 'restored', keptAs: '/data/kept.sqlite', copyFrom: 5 });
  expect(restored).toContain('copy of <5>');
  expect(restored).toContain('/data/kept.sqlite');
  const anew = say({ kind: 'started-anew', keptAs: '/data/kept.sqlite' });
  expect(anew).toContain('A new history begins');
  expect(anew).toContain('/data/kept.sqlite');
});

it('says of a file that cannot be written why, and that alerts go on', () => {
  const texts = writeTroubles.map((because) =>
    say({ kind: 'not-written', because, path: '/data/history.sqlite' }),
  );
  expect(new Set(texts).size).toBe(writeTroubles.length);
  for (const text of texts) expect(text).toMatch(/alerts go on/);
  expect(say({ kind: 'stopped' })).toMatch(/alerts go on/);
});
