import { expect, it } from 'vitest';
import { AwayDesk } from '../src/main/away-desk.ts';
import type { AwayCard, EpisodeRecord } from '../src/shared/episode.ts';
import { createEpisode } from './fakes/episode.ts';

const minute = 60_000;

function openAway(episodes: EpisodeRecord[]) {
  const cards: (AwayCard | null)[] = [];
  const asked: { from: number; to: number }[] = [];
  const desk = new AwayDesk({
    readEpisodes: async ({ from, to }) => {
      asked.push({ from, to });
      return episodes.filter(
        ({ startedAt, endedAt }) => startedAt < to && (endedAt === null || endedAt >= from),
      );
    },
    onChange: (card) => cards.push(card),
  });
  return { desk, cards, asked };
}

const ids = (card: AwayCard | null) => card?.episodes.map(({ queueName }) => queueName);

it('shows one card on return: what is still open first, critical before warning', async () => {
  const { desk, cards } = openAway([
    createEpisode({ queueName: 'over', startedAt: 11 * minute, endedAt: 12 * minute, outcome: 'resolved' }),
    createEpisode({ queueName: 'open', startedAt: 13 * minute }),
    createEpisode({ queueName: 'worse', startedAt: 12 * minute, severity: 'critical' }),
  ]);
  desk.leave(10 * minute);
  await desk.comeBack(40 * minute);
  expect(cards).toMatchObject([{ from: 10 * minute, to: 40 * minute }]);
  expect(ids(desk.card)).toEqual(['worse', 'open', 'over']);
});

it('leaves out what was open all along, and tells what got worse or ended meanwhile', async () => {
  const { desk } = openAway([
    createEpisode({ queueName: 'same', startedAt: minute }),
    createEpisode({ queueName: 'worse', startedAt: minute, criticalAt: 20 * minute, severity: 'critical' }),
    createEpisode({ queueName: 'ended', startedAt: minute, endedAt: 20 * minute, outcome: 'resolved' }),
  ]);
  desk.leave(10 * minute);
  await desk.comeBack(40 * minute);
  expect(ids(desk.card)).toEqual(['worse', 'ended']);
});

it('says nothing where nothing happened, and of an absence of a moment', async () => {
  const { desk, cards, asked } = openAway([createEpisode({ startedAt: 11 * minute })]);
  desk.leave(10 * minute);
  await desk.comeBack(10 * minute + 90_000);
  expect(asked).toEqual([]);
  desk.leave(30 * minute);
  await desk.comeBack(60 * minute);
  expect(cards).toEqual([]);
});

it('keeps the card until it is put away, and lets it grow by a second absence', async () => {
  const { desk, cards } = openAway([
    createEpisode({ queueName: 'first', startedAt: 11 * minute, endedAt: 12 * minute }),
    createEpisode({ queueName: 'second', startedAt: 61 * minute }),
  ]);
  desk.leave(10 * minute);
  await desk.comeBack(40 * minute);
  desk.leave(60 * minute);
  await desk.comeBack(90 * minute);
  expect(desk.card).toMatchObject({ from: 10 * minute, to: 90 * minute });
  expect(ids(desk.card)).toEqual(['second', 'first']);
  desk.dismiss();
  expect(desk.card).toBeNull();
  expect(cards.at(-1)).toBeNull();
});

it('counts an absence from its beginning, however often it is told', async () => {
  const { desk, asked } = openAway([]);
  desk.leave(10 * minute);
  desk.leave(20 * minute);
  await desk.comeBack(30 * minute);
  expect(asked).toEqual([{ from: 10 * minute, to: 30 * minute }]);
});
