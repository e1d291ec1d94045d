import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BacktestTables } from '../../../src/renderer/rules/backtest-section.tsx';

describe('BacktestTables', () => {
  const span = {
    from: 0,
    to: 86_400_000,
    episodes: 2,
    notifications: 3,
    shortestMs: 9000,
    longestMs: 61_000,
  };
  const variant = (holdFactor: 0.5 | 1 | 2, holdMs: number, coverage: number) => ({
    holdFactor,
    holdMs,
    yesterday: { ...span, coverage: 1 },
    lastSevenDays: { ...span, to: 7 * span.to, coverage },
  });
  const rowsOf = (markup: string) => markup.match(/<tr data-own|<tr><th scope="row"/g)?.length;

  it('has a row for each hold time in both tables, and says what is missing', () => {
    const variants = [variant(0.5, 15_000, 3 / 7), variant(1, 30_000, 3 / 7), variant(2, 60_000, 3 / 7)];
    const markup = renderToStaticMarkup(<BacktestTables answer={{ variants }} />);
    expect(rowsOf(markup)).toBe(6);
    expect(markup).toContain('Figures are kept for 3 of these 7 days.');
    expect(markup).toContain('Where no figures are kept nothing fires');
  });

  it('has one row where the hold time is 0, and no caveat where all is kept', () => {
    const variants = [variant(0.5, 0, 1), variant(1, 0, 1), variant(2, 0, 1)];
    const markup = renderToStaticMarkup(<BacktestTables answer={{ variants }} />);
    expect(rowsOf(markup)).toBe(2);
    expect(markup).not.toContain('Where no figures are kept');
  });
});
