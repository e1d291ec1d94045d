import { describe, expect, it } from 'vitest';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { sayRecent } from '../../../src/renderer/reports/recent-words.ts';
import { createAsk } from '../../fakes/report.ts';

const now = Date.parse('2026-11-21T13:26:40+01:00');
const format = createLocaleFormat('en-GB', 'Europe/London', () => now);
const connections = [{ id: 'emea', name: 'Genesys EMEA' }];

describe('a report that was asked before', () => {
  it('says its question, whom, and when it was asked', () => {
    const recent = { at: now - 60_000, ...createAsk({ connectionIds: ['emea', 'gone'] }) };
    expect(sayRecent(recent, connections, format)).toEqual({
      title: 'By queue and media · Yesterday',
      about: 'Genesys EMEA, gone · in time ÷ answered · Europe/Berlin · asked 12:25',
    });
  });

  it('says fixed days by the clock of their zone, and the threshold and queues', () => {
    const ask = createAsk({
      kind: 'sla',
      preset: 'own',
      from: Date.parse('2026-11-19T00:00+01:00'),
      to: Date.parse('2026-11-20T00:00+01:00'),
      thresholdMs: 20_000,
      queueIds: { emea: ['a', 'b'] },
    });
    const { title, about } = sayRecent({ at: now, ...ask }, connections, format);
    expect(title.replaceAll('\u2009', ' ')).toBe('Service level · 19 Nov 2026, 00:00 – 20 Nov 2026, 00:00');
    expect(about).toContain('2 queues · within 20 s');
  });

  it('does not stumble over a zone that this computer does not know', () => {
    const ask = createAsk({ preset: 'own', from: 0, to: 1, timeZone: 'Mars/Olympus' });
    expect(sayRecent({ at: now, ...ask }, connections, format).title).toContain('From … to …');
  });
});
