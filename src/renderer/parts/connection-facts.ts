import type { ConnectionStatus } from '../../shared/board.ts';
import { formatNumber } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.connections;

/** `Genesys Cloud · Platform API · asks every 15 s · next in 9 s · 14 of 300 requests a minute`. */
export function sayFacts(connection: ConnectionStatus, elapsedMs: number): string {
  const { vendor, api, intervalMs, pace, nextPollInMs, requestsPerMinute, allowedPerMinute } = connection;
  const seconds = Math.round(intervalMs / 1000);
  const facts: string[] = [
    words.vendors[vendor],
    api === null ? words.apiUnknown : words.apis[api],
    pace === null ? words.asks(seconds) : words.asksBecause[pace](seconds),
  ];
  if (nextPollInMs !== null) {
    const leftSeconds = Math.ceil((nextPollInMs - elapsedMs) / 1000);
    facts.push(leftSeconds > 0 ? words.next(leftSeconds) : words.askingNow);
  }
  const allowed = allowedPerMinute === null ? null : formatNumber(allowedPerMinute);
  facts.push(words.load(formatNumber(Math.round(requestsPerMinute)), allowed));
  return facts.join(' · ');
}
