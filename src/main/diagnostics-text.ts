import type { ConnectionStatus } from '../shared/board.ts';
import { cleanText } from '../shared/clean-text.ts';
import type { Failure } from '../shared/failure.ts';
import type { Settings } from '../shared/settings.ts';
import { diagnosticsWords as words } from '../shared/words/en/diagnostics.ts';
import { formatSeconds } from '../shared/words/en/figures.ts';
import type { DiaryEntry } from './failure-diary.ts';
import { redact } from './log.ts';
import { toShareableSettings } from './shareable-settings.ts';

/*
 * Everything that whoever helps needs to know, as one text. It is pure; every line of it goes through the log's redaction.
 */

export interface DiagnosticFacts {
  /** Epoch milliseconds. */
  at: number;
  program: Record<string, string>;
  /** Replaced by `~` wherever it stands. */
  homeFolder: string;
  settings: Readonly<Settings>;
  /** Proxies that the environment names, without their sign-in. */
  environmentProxies: readonly { name: string; hasSignIn: boolean }[];
  caFile: { certificates: number } | { trouble: Failure } | null;
  keychainFailure: Failure | null;
  statuses: readonly ConnectionStatus[];
  rowsOf: (connectionId: string) => number;
  failures: readonly DiaryEntry[];
  /** Null bytes: it is not there. */
  historyFiles: readonly { name: string; bytes: number | null }[];
  historyNotice: string | null;
  alerts: Record<string, number>;
  logLines: readonly string[];
}

export function toDiagnosticsText(facts: DiagnosticFacts): string {
  const { sections } = words;
  const text = [
    words.title,
    new Date(facts.at).toISOString(),
    ...words.intro,
    ...toSection(sections.program, toLines(facts.program)),
    ...toSection(sections.network, toNetworkLines(facts)),
    ...toSection(
      sections.connections,
      facts.statuses.flatMap((status) => toConnectionLines(status, facts)),
    ),
    ...toSection(sections.failures, facts.failures.map(toDiaryLine)),
    ...toSection(sections.history, toHistoryLines(facts)),
    ...toSection(sections.alerts, toLines(facts.alerts)),
    ...toSection(sections.settings, JSON.stringify(toShareableSettings(facts.settings), null, 2).split('\n')),
    ...toSection(sections.log, facts.logLines),
  ];
  const hideHome = (line: string) =>
    facts.homeFolder.length > 1 ? line.replaceAll(facts.homeFolder, '~') : line;
  return `${text.map((line) => redact(hideHome(line))).join('\n')}\n`;
}

function toSection(title: string, lines: readonly string[]): string[] {
  return ['', `== ${title} ==`, ...(lines.length === 0 ? [words.none] : lines)];
}

function toLines(facts: Record<string, string | number>): string[] {
  return Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
}

function toNetworkLines({
  settings,
  environmentProxies,
  caFile,
  keychainFailure,
}: DiagnosticFacts): string[] {
  const proxies = environmentProxies.map(({ name, hasSignIn }) =>
    hasSignIn ? `${name} (${words.signedIn})` : name,
  );
  const held =
    caFile === null ? words.none : 'trouble' in caFile ? sayFailure(caFile.trouble) : caFile.certificates;
  return toLines({
    proxySetting: settings.proxy.kind === 'fixed' ? settings.proxy.url : settings.proxy.kind,
    proxiesOfEnvironment: proxies.length === 0 ? words.none : proxies.join(', '),
    extraCertificates: held,
    keychain: keychainFailure === null ? words.works : sayFailure(keychainFailure),
  });
}

function toConnectionLines(status: ConnectionStatus, { rowsOf }: DiagnosticFacts): string[] {
  const { id, ageMs, requestsPerMinute, allowedPerMinute, clockSkewMs, failure, todayFailure } = status;
  const facts = toLines({
    // Whoever named it decides nothing else of this text.
    name: cleanText(status.name),
    vendor: status.vendor,
    dialect: status.api ?? words.none,
    freshness: status.freshness,
    lastAnswer: ageMs === null ? words.never : formatSeconds(Math.round(ageMs / 1000)),
    interval: formatSeconds(Math.round(status.intervalMs / 1000)),
    pace: status.pace ?? words.asChosen,
    requestsPerMinute: `${requestsPerMinute} (${allowedPerMinute ?? words.noLimit})`,
    rows: rowsOf(id),
    unknownQueues: status.unknownQueueIds.length,
    clocksDifferBy:
      clockSkewMs === null ? words.noClockTrouble : formatSeconds(Math.round(clockSkewMs / 1000)),
    failure: failure === null ? words.none : sayFailure(failure),
    failureOfToday: todayFailure === null ? words.none : sayFailure(todayFailure),
  });
  return [`[${id}]`, ...facts.map((line) => `  ${line}`)];
}

function toHistoryLines({ historyFiles, historyNotice }: DiagnosticFacts): string[] {
  const sizes = historyFiles.map(({ name, bytes }) => [
    name,
    bytes === null ? words.missingFile : words.megabytes((bytes / 1_000_000).toFixed(1)),
  ]);
  return toLines({ ...Object.fromEntries(sizes), notice: historyNotice ?? words.none });
}

function toDiaryLine({ at, connectionId, code, reason }: DiaryEntry): string {
  const what = code === null ? words.over : reason === null ? code : `${code} (${reason})`;
  return `${new Date(at).toISOString()} ${connectionId}: ${what}`;
}

function sayFailure({ code, reason, subject, detail }: Failure): string {
  const parts = [code, reason, subject, detail].filter((part) => part !== undefined && part !== null);
  return parts.join(' · ');
}
