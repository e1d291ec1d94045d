import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { AlertList } from '../../../src/renderer/alerts/alert-list.tsx';
import { AwayCard } from '../../../src/renderer/alerts/away-card.tsx';
import { EpisodeTable } from '../../../src/renderer/alerts/episode-table.tsx';
import { SilenceList } from '../../../src/renderer/alerts/silence-list.tsx';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { toPageState } from '../../../src/renderer/state.ts';
import type { Alert } from '../../../src/shared/alert.ts';
import type { Mute } from '../../../src/shared/attention.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createAlert, createBlindEpisode, createEpisode, createPush, createRow } from '../board-fixture.ts';
import { createServices, drawPart } from '../drawn-page.tsx';

const wallNowMs = 1_200_000;
const format = createLocaleFormat('en-GB', 'UTC', () => wallNowMs);
const services = createServices(undefined, wallNowMs);

/** What is drawn, as text; names for screen readers stand in brackets. */
function draw(element: React.ReactNode): string {
  const html = drawPart(element, services);
  return html
    .replaceAll(/<(?:ul|ol|section|button)[^>]*aria-label="([^"]*)"[^>]*>/g, ' [$1] ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const billing = createRow({ queueName: 'Billing' });
const sales = createRow({ queueName: 'Sales' });
const rest = createRef<HTMLElement>();
const drawAlerts = (alerts: readonly Alert[], onShow: (() => void) | null = () => undefined) =>
  draw(
    <AlertList
      alerts={alerts}
      views={new Map()}
      connections={[]}
      mutes={[]}
      elapsedMs={0}
      wallNowMs={wallNowMs}
      format={format}
      label="Open alerts"
      rest={rest}
      onShow={onShow}
    />,
  );

describe('AlertList', () => {
  it('draws fifty of hundreds, and offers more', () => {
    const text = drawAlerts(
      Array.from({ length: 120 }, (_, index) => createAlert(billing, { episodeId: `${index}` })),
    );
    expect(text.match(/\[Acknowledge: Billing\]/g)).toHaveLength(50);
    expect(text).toContain('Show 50 more');
  });

  it('draws worst first, each with state, queue, level, course, attention and what can be done', () => {
    const text = drawAlerts([
      createAlert(sales, { severity: 'warning', warningAt: 1_080_000, criticalAt: null }),
      createAlert(billing),
    ]);
    expect(text).toBe(
      '[Open alerts] critical Billing voice Waiting ≥ 10' +
        ' critical for 5 min · now 14 · peak 16 · critical from 00:15 new' +
        ' [Acknowledge: Billing] Acknowledge [Snooze 15 min: Billing] Snooze 15 min [More…: Billing] More…' +
        ' warning Sales voice Waiting ≥ 10' +
        ' warning for 2 min · now 14 · peak 16 · warning from 00:18 new' +
        ' [Acknowledge: Sales] Acknowledge [Snooze 15 min: Sales] Snooze 15 min [More…: Sales] More…',
    );
  });

  it('offers to take back what was done, in the place of what did it', () => {
    const acked = drawAlerts([createAlert(billing, { attention: 'acked', attentionLeftMs: 3_120_000 })]);
    expect(acked).toContain('acknowledged · rings again in 52 min if still critical [Take back: Billing]');
    expect(acked).not.toContain('Snooze');
    const snoozed = drawAlerts([createAlert(billing, { attention: 'snoozed', attentionLeftMs: 720_000 })]);
    expect(snoozed).toContain('[Acknowledge: Billing] Acknowledge [Take back: Billing] Take back');
  });

  it('does not call an old figure the one of now', () => {
    const text = drawAlerts([createAlert(billing, { quality: 'unknown' })]);
    expect(text).toContain('last known 14');
    expect(text).toContain('no current figures');
    expect(text).not.toContain('now 14');
  });

  it('leaves the name of the queue out where it stands above already', () => {
    expect(drawAlerts([createAlert(billing)], null)).toMatch(/^\[Open alerts\] critical Waiting ≥ 10/);
    expect(drawAlerts([])).toBe('');
  });
});

describe('SilenceList', () => {
  const mute: Mute = { target: { kind: 'rule', ruleId: 'a' }, name: 'Many waiting', leftMs: 1_860_000 };
  const drawWith = (mutes: Mute[], quietUntil: number | null) => {
    const state = toPageState(createSnapshot(createPush(1, [], { mutes, quietUntil })), 0);
    return draw(<SilenceList state={state} elapsedMs={60_000} wallNowMs={wallNowMs} format={format} />);
  };

  it('lists every mute with its end and a way out, and the quiet hours in force', () => {
    const text = drawWith([mute], 25_200_000);
    expect(text).toContain('Rule Many waiting 30 min left [Unmute: Rule Many waiting] Unmute');
    expect(text).toContain('Quiet hours until 07:00');
  });

  it('says that nothing is muted', () => {
    expect(drawWith([], null)).toBe('[Silent now] Silent now Nothing is muted.');
  });
});

describe('EpisodeTable', () => {
  it('tells of each episode what, when, who and how it ended, a blind connection in a row of its own', () => {
    const episodes = [
      createEpisode({ ackedAt: 960_000, ackedBy: 'Ann' }),
      createBlindEpisode({ endedAt: null, outcome: 'open', told: false }),
    ];
    const text = draw(<EpisodeTable episodes={episodes} wallNowMs={wallNowMs} format={format} />);
    expect(text).toMatch(
      /critical Billing voice · Genesys EMEA Waiting ≥ 20 · peak 26 .*00:15 ?– ?00:25 10 min 00:16 by Ann notified resolved/,
    );
    expect(text).toMatch(
      /no answer No answer from Genesys EMEA since 00:15 5 min not acknowledged no notification still open$/,
    );
  });

  it('draws a hundred and offers the next', () => {
    const episodes = Array.from({ length: 150 }, (_, index) =>
      createEpisode({ episodeId: `e${index}`, queueName: `Queue ${index}.` }),
    );
    const text = draw(<EpisodeTable episodes={episodes} wallNowMs={wallNowMs} format={format} />);
    expect(text).toContain('Queue 99.');
    expect(text).not.toContain('Queue 100.');
    expect(text).toContain('Show 50 more');
  });
});

describe('AwayCard', () => {
  it('names three and counts the rest', () => {
    const episodes = [1, 2, 3, 4, 5].map((index) =>
      createEpisode({ episodeId: `e${index}`, queueName: `Queue ${index}` }),
    );
    const text = draw(
      <AwayCard
        away={{ from: 600_000, to: wallNowMs, episodes }}
        state={{ alerts: [], connections: [] }}
        elapsedMs={0}
        wallNowMs={wallNowMs}
        format={format}
        onShowAlerts={() => undefined}
      />,
    );
    expect(text).toContain('While you were away (00:10–00:20): 5 alerts, none still open');
    expect(text).toContain('Copy for handover Show alerts Dismiss');
    expect(text).toContain('critical Queue 3 voice · Genesys EMEA resolved, lasted 10 min and 2 more');
    expect(text).not.toContain('Queue 4');
  });
});
