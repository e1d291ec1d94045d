import { afterEach, describe, expect, it } from 'vitest';
import { toAgents, toServiceLevel, toWaiting } from '../../src/renderer/board/figures.ts';
import { type RowView, toRowView } from '../../src/renderer/board/row-view.ts';
import { createRowSorter } from '../../src/renderer/board/sorting.ts';
import { createLocaleFormat } from '../../src/renderer/locale-format.ts';
import { formatTime, parseTime } from '../../src/renderer/rules/level-text.ts';
import { saySpan } from '../../src/renderer/rules/quiet-draft.ts';
import { figureLocale } from '../../src/shared/figure-locale.ts';
import { formatNumber } from '../../src/shared/words/en/figures.ts';
import { formatMinuteOfDay, formatSecondOfDay } from '../../src/shared/words/en/time-of-day.ts';
import { createConnection, createRow } from './board-fixture.ts';

afterEach(() => figureLocale.follow(null));

const plain = (text: string) => text.replaceAll(/\s/g, ' ').replaceAll(/\p{Cf}/gu, '');
const viewOf = (waiting: number): RowView =>
  toRowView(
    createRow({
      queueName: `queue of ${waiting}`,
      waiting,
      agentsAvailable: 0,
      agentsOnQueue: 1100,
      serviceLevel: { percent: 61.2, withinTarget: null, total: null, targetMs: null, goalPercent: null },
    }),
    createConnection(),
    undefined,
    0,
  );

describe('the board', () => {
  it('groups and points its figures as the locale does', () => {
    figureLocale.follow('de-DE');
    const view = viewOf(1234);
    const texts = [toWaiting(view), toAgents(view), toServiceLevel(view)].map(({ text }) => plain(text));
    expect(texts).toEqual(['1.234', '0 / 1.100', '61,2 %']);
  });

  it('keeps idle before on queue where digits are written from the other side', () => {
    figureLocale.follow('ar-EG');
    expect(toAgents(viewOf(5)).text).toBe('\u200e٠ / \u200e١٬١٠٠');
  });

  it.each(['de-DE', 'ar-EG'])('sorts by the figures, not by how %s writes them', (locale) => {
    figureLocale.follow(locale);
    const views = [viewOf(9), viewOf(1234), viewOf(100)];
    const sorted = createRowSorter()(views, [{ column: 'waiting', direction: 'descending' }], new Set());
    expect(sorted.map((view) => plain(toWaiting(view).text))).toEqual(
      { 'de-DE': ['1.234', '100', '9'], 'ar-EG': ['١٬٢٣٤', '١٠٠', '٩'] }[locale],
    );
  });
});

it.each(['de-DE', 'en-US', 'ar-EG', 'fi-FI'])(
  'window, tray and notifications write alike in %s',
  (locale) => {
    figureLocale.follow(locale);
    const at = Date.UTC(2025, 10, 20, 14, 5, 9);
    const window = createLocaleFormat(locale, 'Europe/Berlin', () => at);
    expect(window.formatMoment(at)).toBe(formatSecondOfDay(at, 'Europe/Berlin'));
    expect(window.formatTimeOfDay(at)).toBe(formatMinuteOfDay(at, 'Europe/Berlin'));
    expect(window.formatCount(1234.5)).toBe(formatNumber(1234.5));
  },
);

it('a field shows a time in digits that it can read back', () => {
  figureLocale.follow('ar-EG');
  expect([90_000, 3_723_000, 45_000].map(formatTime)).toEqual(['1:30', '1:02:03', '45']);
  expect(parseTime(formatTime(3_723_000))).toBe(3_723_000);
});

it.each([
  ['de-DE', 'Mo–Fr 22:00–06:30'],
  ['fr-FR', 'lun.–ven. 22:00–06:30'],
  ['ar-EG', 'الاثنين–الجمعة ١٠:٠٠ م–٦:٣٠ ص'],
])('quiet hours name their days as %s does', (locale, said) => {
  figureLocale.follow(locale);
  expect(plain(saySpan({ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '22:00', to: '06:30' }))).toBe(
    said,
  );
});

it('quiet hours are told by twelve hours where people count so', () => {
  figureLocale.follow('en-US');
  expect(plain(saySpan({ days: ['mon'], from: '22:00', to: '06:30' }))).toBe('Mon 10:00 PM–6:30 AM');
});
