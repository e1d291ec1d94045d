import { describe, expect, it } from 'vitest';
import { toAwaySummary } from '../../../src/renderer/alerts/away-summary.ts';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import {
  createAlert,
  createBlindEpisode,
  createConnection,
  createEpisode,
  createRow,
} from '../board-fixture.ts';

const minuteMs = 60_000;
// 12:02 to 12:41 UTC on the first day.
const from = 722 * minuteMs;
const to = 761 * minuteMs;
const format = createLocaleFormat('en-GB', 'UTC', () => to);
const facts = { elapsedMs: 0, wallNowMs: to, format };
const over = createEpisode({ episodeId: 'over', startedAt: from, endedAt: from + 14 * minuteMs });
const open = createEpisode({
  episodeId: 'open',
  startedAt: to - 5 * minuteMs,
  endedAt: null,
  outcome: 'open',
});
const blind = createBlindEpisode({
  episodeId: 'blind',
  startedAt: from,
  endedAt: from + 2 * minuteMs,
});
const alert = createAlert(createRow(), { episodeId: 'open' });

describe('toAwaySummary', () => {
  it('says when, how many and how many are still open, these first', () => {
    const { title, lines } = toAwaySummary(
      { from, to, episodes: [over, open, blind] },
      { alerts: [alert], connections: [] },
      facts,
    );
    expect(title).toBe('While you were away (12:02–12:41): 3 alerts, 1 still open');
    expect(lines.map(({ episode, text }) => [episode.episodeId, text])).toEqual([
      ['open', 'still open, 5 min'],
      ['over', 'resolved, lasted 14 min'],
      ['blind', 'resolved, lasted 2 min'],
    ]);
  });

  it('does not call open what has ended since the card was made', () => {
    const { title, lines } = toAwaySummary(
      { from, to, episodes: [open] },
      { alerts: [], connections: [] },
      facts,
    );
    expect(title).toBe('While you were away (12:02–12:41): 1 alert, none still open');
    expect(lines.map(({ isOpen, text }) => [isOpen, text])).toEqual([[false, 'over by now']]);
  });

  it('calls a connection without answers open for as long as it gives none', () => {
    const silent = createBlindEpisode({
      connectionId: 'emea',
      startedAt: from,
      endedAt: null,
      outcome: 'open',
    });
    const sayWith = (ageMs: number | null, elapsedMs: number) => {
      const connections = [createConnection({ id: 'emea', ageMs, intervalMs: 15_000 })];
      const card = { from, to, episodes: [silent] };
      const { lines } = toAwaySummary(card, { alerts: [], connections }, { ...facts, elapsedMs });
      return lines.map(({ isOpen, text }) => [isOpen, text]);
    };
    expect(sayWith(null, 0)).toEqual([[true, 'still open, 39 min']]);
    expect(sayWith(10_000, 35_000)).toEqual([[true, 'still open, 39 min']]);
    expect(sayWith(10_000, 0)).toEqual([[false, 'over by now']]);
  });
});
