import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toJsonLine, toProblemLine, toTerminalText } from '../../src/cli/output.ts';
import { toMenuTemplate } from '../../src/main/desktop/menu.ts';
import { toDiagnosticsText } from '../../src/main/diagnostics-text.ts';
import { boardCsvHeader, toBoardCsvRows } from '../../src/main/export/board-csv.ts';
import { toCsvText, toTableText } from '../../src/main/export/csv.ts';
import { createLog } from '../../src/main/log.ts';
import { cleanText } from '../../src/shared/clean-text.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { createDefaultSettings } from '../../src/shared/settings.ts';
import { describeAlert } from '../../src/shared/words/en/alert.ts';
import { describeFailure } from '../../src/shared/words/en/failure.ts';
import { toHandoverText } from '../../src/shared/words/en/handover.ts';
import { writeSupportNote } from '../../src/shared/words/en/support-note.ts';
import { alert, view } from '../desktop/tray-scene.ts';
import { createAlert } from '../fakes/alert-scene.ts';
import { createRow, createStatus } from '../fakes/board.ts';
import { createEpisode } from '../fakes/episode.ts';
import { hostileNames } from '../fakes/hostile-names.ts';
import { idleTrayActions } from '../fakes/idle-tray-actions.ts';

/*
 * A queue, a connection or a vendor's message may be called anything. What each place makes of it, place by place; the
 * window is watched in `test/e2e/hostile-tenant.e2e.ts`.
 */

const names = Object.entries(hostileNames);
/** What changes the line, the direction or the terminal, or takes no room. */
const steering = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/u;
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const diagnosticFacts = {
  at: 0,
  program: {},
  homeFolder: '/home/kim',
  settings: createDefaultSettings(),
  environmentProxies: [],
  caFile: null,
  keychainFailure: null,
  rowsOf: () => 1,
  failures: [],
  historyFiles: [],
  historyNotice: null,
  alerts: {},
  logLines: [],
};
const show = (name: string) =>
  view({
    rows: [createRow({ queueName: name, waiting: 3, longestWaitMs: 65_000 })],
    connections: [
      createStatus(),
      createStatus({ id: 'x', name, failure: createFailure('auth'), freshness: 'unknown', ageMs: null }),
    ],
    alerts: [alert('critical', { queueName: name })],
    mutes: [{ target: { kind: 'connection', connectionId: 'emea' }, name, leftMs: 60_000 }],
  });

describe.each(names)('a name with %s', (_what, name) => {
  it('steers neither the tooltip nor the menu of the tray, and is cut', () => {
    const { tooltip, menu } = show(name);
    const labels = toMenuTemplate(menu, idleTrayActions).flatMap(({ label }) => label ?? []);
    for (const text of [tooltip, ...labels]) {
      expect(text).not.toMatch(steering);
      expect(text.isWellFormed()).toBe(true);
    }
    expect(tooltip.length).toBeLessThanOrEqual(127);
    expect(labels.filter((label) => label.length > 160)).toEqual([]);
    // A sign for the key of the next letter comes in pairs, which stand for itself.
    for (const label of labels) expect(label.replaceAll('&&', '')).not.toContain('&');
  });

  it('stays on its line in a notification, in front of the figure', () => {
    const breach = createAlert({ queueName: name, metric: 'longestWaitMs', value: 42_000, level: 40_000 });
    const { title, body } = describeAlert(breach, { connectionName: name, waiting: 14 });
    for (const text of [title, body]) expect(text).not.toMatch(steering);
    expect(title).toMatch(/: longest wait 0:42$/);
    expect(title.length).toBeLessThan(90);
    expect(body.length).toBeLessThan(150);
  });

  it('forges no line of the log', () => {
    const lines: string[] = [];
    createLog(
      'info',
      (line) => lines.push(line),
      () => 0,
    ).warn('a queue is gone', { name, after: 1 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^1970-01-01T00:00:00\.000Z warn a queue is gone name="(?:[^"\\]|\\.)*" after=1$/,
    );
    expect(lines[0]).not.toMatch(steering);
    expect(lines[0]?.length).toBeLessThan(800);
  });

  it('runs as no formula from a CSV file or a pasted table, and comes back whole', () => {
    const rows = [
      ...toBoardCsvRows(
        [{ row: createRow({ queueName: name }), connection: createStatus({ name }), severity: null }],
        0,
        'UTC',
      ),
    ];
    for (const [text, delimiter] of [
      [toCsvText(boardCsvHeader, rows), ','],
      [toTableText(boardCsvHeader, rows, { decimalSign: '.' }), '\t'],
    ] as const) {
      const { data, errors } = papaparse.parse<string[]>(text, { delimiter, newline: '\r\n' });
      expect(errors).toEqual([]);
      expect(data).toHaveLength(3);
      expect(data.flat().filter((cell) => formula.test(cell))).toEqual([]);
      expect(data[1]?.filter((cell) => cell === name || cell === `'${name}`)).toHaveLength(2);
    }
  });

  it('is one harmless line in the words of a failure', () => {
    const failure = createFailure('bad-request', { detail: name, subject: name });
    const { message, remedy } = describeFailure(failure);
    for (const text of [message, remedy, failure.detail ?? '', failure.subject ?? '']) {
      expect(text).not.toMatch(steering);
      expect(text.length).toBeLessThan(1_000);
    }
  });

  it('is one line of the text for the next shift', () => {
    const episode = createEpisode({ queueName: name, connectionName: name, ackedAt: 1000, ackedBy: name });
    const text = toHandoverText([episode], { from: 0, to: 60_000 }, 'UTC');
    expect(text.trimEnd().split('\n')).toHaveLength(4);
    expect(text.replaceAll('\n', '')).not.toMatch(steering);
  });

  it('adds no line to the text for IT, nor to the diagnostics', () => {
    const failure = createFailure('permission', { detail: name, subject: name });
    const note = (called: string) =>
      writeSupportNote({
        version: '1',
        at: 0,
        name: called,
        vendor: 'nice-cxone',
        api: 'acd',
        region: called,
        hosts: ['api.example:443'],
        steps: null,
        failure,
      }).split('\n');
    expect(note(name)).toHaveLength(note('Sales').length);
    expect(note(name).join('')).not.toMatch(steering);
    const text = toDiagnosticsText({ ...diagnosticFacts, statuses: [createStatus({ name, failure })] });
    const plain = toDiagnosticsText({ ...diagnosticFacts, statuses: [createStatus({ failure })] });
    expect(text.split('\n')).toHaveLength(plain.split('\n').length);
    expect(text.replaceAll('\n', '')).not.toMatch(steering);
  });

  it('cannot steer a terminal, by JSON, by CSV or by a problem', () => {
    const json = toJsonLine([{ queueName: name }]);
    expect(JSON.parse(json)).toEqual([{ queueName: name }]);
    expect(json.slice(0, -1)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    const csv = toTerminalText(toCsvText(['queueName'], [[name]]));
    expect(csv.replaceAll(/[\r\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(toProblemLine('emea', createFailure('bad-answer', { detail: name }))).not.toMatch(steering);
  });
});

describe('an ordinary name', () => {
  it.each(['R&D', 'Müller_Süd', 'Vertrieb – Nord', '受注窓口', 'שירות', '🎧 Support', 'a=b', '1-2'])(
    'stays as it is: %s',
    (name) => {
      expect(cleanText(name)).toBe(name);
      expect(toTerminalText(name)).toBe(name);
      expect(toCsvText(['queue'], [[name]])).toBe(`queue\r\n${name}\r\n`);
    },
  );
});
