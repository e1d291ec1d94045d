import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toTrayView } from '../../../src/main/desktop/tray-view.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { figureLocale } from '../../../src/shared/figure-locale.ts';
import { describeAlert } from '../../../src/shared/words/en/alert.ts';
import { alertActionWords } from '../../../src/shared/words/en/alerts-page.ts';
import { describeFailure } from '../../../src/shared/words/en/failure.ts';
import { toHandoverText } from '../../../src/shared/words/en/handover.ts';
import { describeLevelBudget } from '../../../src/shared/words/en/level-budget.ts';
import { notificationWords } from '../../../src/shared/words/en/notification.ts';
import { describeQuietUntil } from '../../../src/shared/words/en/quiet-time.ts';
import { trayWords } from '../../../src/shared/words/en/tray.ts';
import { createAlert } from '../../fakes/alert-scene.ts';
import { createRow, createStatus } from '../../fakes/board.ts';
import { createEpisode } from '../../fakes/episode.ts';

afterEach(() => figureLocale.follow(null));

const plain = (text: string) => text.replaceAll(/\s/g, ' ').replaceAll(/\p{Cf}/gu, '');
const afternoon = Date.UTC(2025, 10, 20, 14, 5, 9);
const minuteMs = 60_000;

const tray = () =>
  toTrayView({
    rows: [createRow({ waiting: 1234, longestWaitMs: 250_000 })],
    connections: [createStatus({ ageMs: 0 })],
    alerts: [],
    mutes: [],
    quietUntil: null,
    unseen: 0,
    settings: { showNumber: true, countOtherMedia: false },
    now: afternoon,
    timeZone: 'UTC',
  });

describe('in German', () => {
  beforeEach(() => figureLocale.follow('de-DE'));

  it('groups what the tray counts', () => {
    expect(plain(tray().tooltip)).toMatch(/^1\.234 waiting · longest 4:10 .* · as of 14:05:09$/);
  });

  it('writes shares in a notification with a comma', () => {
    const breach = createAlert({ metric: 'serviceLevelPercent', direction: 'below', value: 61.2, level: 80 });
    const { title, body } = describeAlert(breach, { connectionName: 'EMEA', waiting: 1234 });
    expect(plain(title)).toMatch(/service level 61,2 %$/);
    expect(plain(body)).toMatch(/ at 80,0 % · voice · 1\.234 waiting · EMEA$/);
  });

  it('names the goal of a budget with a comma', () => {
    const facts = { goalPercent: 82.25, targetMs: 20_000, end: null };
    expect(plain(describeLevelBudget({ kind: 'behind', answers: null }, facts))).toBe(
      'cannot come back to 82,25 % today',
    );
  });
});

describe('in American English', () => {
  beforeEach(() => figureLocale.follow('en-US'));

  it('tells the time by twelve hours in the tray', () => {
    expect(plain(tray().tooltip)).toMatch(/ · as of 2:05:09 PM$/);
  });

  it('tells it likewise in the handover text', () => {
    const episode = createEpisode({ startedAt: afternoon - 6 * minuteMs });
    const text = plain(toHandoverText([episode], { from: afternoon - 60 * minuteMs, to: afternoon }, 'UTC'));
    expect(text).toContain('Queue alerts 1:05 PM–2:05 PM: 1 open, 0 over');
    expect(text).toContain('since 1:59 PM (6 min)');
  });

  it('tells it likewise about quiet hours', () => {
    const until = Date.UTC(2025, 10, 21, 7, 0);
    expect(plain(describeQuietUntil(until, { at: afternoon, timeZone: 'UTC' }))).toBe(
      'Quiet hours until Fri 7:00 AM',
    );
  });
});

describe('in another script', () => {
  beforeEach(() => figureLocale.follow('ar-EG'));

  it('writes the minutes of a snooze and the seconds of a pause in those digits too', () => {
    const { remedy } = describeFailure(createFailure('rate-limited', { retryAfterMs: 24_500 }));
    const helped = alertActionWords.help().join(' ');
    const texts = [notificationWords.snooze(), trayWords.snooze(), helped, remedy].map(plain);
    expect(texts.map((text) => /[٠-٩]+/.exec(text)?.[0])).toEqual(['١٥', '١٥', '١٥', '٢٥']);
  });

  it('draws the icon’s own number in the digits that it has pictures of', () => {
    expect(tray().number).toBe('1234');
  });

  it('says the same number in the tooltip in the reader’s digits', () => {
    expect(plain(tray().tooltip)).toMatch(/^١٬٢٣٤ waiting · longest ٤:١٠ /);
  });
});
