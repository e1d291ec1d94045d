import type { Breach } from '../../alert.ts';
import { cleanText } from '../../clean-text.ts';
import type { Failure } from '../../failure.ts';
import { toRowKey } from '../../row-key.ts';
import {
  describeAlert,
  describeFigure,
  formatMetric,
  longestName,
  metricWords,
  nameOf,
  sayMedia,
  type ToastWords,
} from './alert.ts';
import { formatAge, formatNumber } from './figures.ts';
import { mediaWords } from './media.ts';
import { toShortRemedy } from './tray.ts';

/** What a notification tells, as the alerts hand it over. */
interface ToldItem {
  because: string;
  queueName: string;
  subject: { connectionId: string | null };
  breach: Breach | null;
  lastedMs: number | null;
}

interface ToldDelivery {
  kind: 'single' | 'summary';
  because: string;
  items: readonly ToldItem[];
  /** The queues of breaches that nobody was told of and that are over already, one name for each breach. */
  missed: readonly string[];
}

interface DeliveryFacts {
  nameOf: (connectionId: string) => string;
  /** Contacts waiting in the row now; null: not told. */
  waitingOf: (rowKey: string) => number | null;
  failureOf: (connectionId: string) => Failure | null;
}

const namedInSummary = 3;

/** The words of one notification. */
export function toDeliveryWords(delivery: ToldDelivery, facts: DeliveryFacts): ToastWords {
  const [lead] = delivery.items;
  if (delivery.kind === 'summary' || lead === undefined) return describeSummary(delivery, facts);
  const connectionName = toConnectionName(lead, facts);
  switch (lead.because) {
    case 'blind':
      return describeBlind(lead, connectionName, facts);
    case 'recovered-connection':
      return {
        title: `${connectionName} answers again`,
        body: lead.lastedMs === null ? '' : `It was silent for ${formatAge(lead.lastedMs)}.`,
      };
    case 'gone':
      return {
        title: `${cleanText(lead.queueName, longestName)} is no longer returned`,
        body: `Deleted, or permission lost? · ${connectionName}`,
      };
    default:
      return describeBreaches(delivery.items, lead, connectionName, facts);
  }
}

function describeBlind(lead: ToldItem, connectionName: string, { failureOf }: DeliveryFacts): ToastWords {
  const failure = lead.subject.connectionId === null ? null : failureOf(lead.subject.connectionId);
  const reason = failure === null ? 'no answer' : toShortRemedy(failure);
  return { title: `${connectionName}: figures are unknown`, body: `${capitalize(reason)}.` };
}

function describeBreaches(
  items: readonly ToldItem[],
  lead: ToldItem,
  connectionName: string,
  { waitingOf }: DeliveryFacts,
): ToastWords {
  const { breach } = lead;
  if (breach === null) throw new Error(`a notification because of ${lead.because} is about no breach`);
  if (lead.because === 'resolved') return describeResolved(breach, lead.lastedMs, connectionName);
  const others = items.slice(1).flatMap((item) => (item.because === 'resolved' ? [] : (item.breach ?? [])));
  const waiting = waitingOf(toRowKey(breach));
  const words = describeAlert(breach, { connectionName, waiting, others });
  return lead.because === 'reminder'
    ? { ...words, title: `Still ${breach.severity}: ${words.title}` }
    : words;
}

/** `Billing EN: longest wait is back`, and below it how long it was and how bad. */
function describeResolved(breach: Breach, lastedMs: number | null, connectionName: string): ToastWords {
  const { metric, mediaType, peak } = breach;
  const parts = [
    lastedMs === null ? null : `over after ${formatAge(lastedMs)}`,
    `at worst ${formatMetric(metric, peak)}`,
    mediaType === 'all' ? null : mediaWords[mediaType],
    connectionName,
  ];
  return {
    title: `${nameOf(breach)}: ${metricWords[metric]} back to normal`,
    body: capitalize(parts.filter((part) => part !== null).join(' · ')),
  };
}

/** How many, and the first few by name. */
function describeSummary({ because, items, missed }: ToldDelivery, facts: DeliveryFacts): ToastWords {
  const ids = new Set(items.map(({ subject }) => subject.connectionId));
  const [only] = items;
  const place = ids.size === 1 && only !== undefined ? `${toConnectionName(only, facts)}: ` : '';
  const isOver = ({ because: reason }: ToldItem) =>
    reason === 'resolved' || reason === 'recovered-connection';
  const open = items.filter((item) => !isOver(item));
  const over = items.length - open.length;
  // One that is reminded of leads, and the others are news.
  const isMixed = because === 'reminder' && open.some((item) => item.because !== 'reminder');
  const critical = open.filter(({ breach }) => breach?.severity === 'critical').length;
  const counts = [
    open.length === 0 ? null : sayCount(isMixed ? 'first' : because, open.length, critical),
    over === 0 ? null : `${formatNumber(over)} over`,
    missed.length === 0 ? null : `${formatNumber(missed.length)} came and went`,
  ].filter((part) => part !== null);
  const named = (open.length > 0 ? open : items).slice(0, namedInSummary).map((item) => sayItem(item, facts));
  const rest = (open.length > 0 ? open.length : items.length) - named.length;
  if (rest > 0) named.push(`and ${formatNumber(rest)} more`);
  if (missed.length > 0) named.push(sayMissed(missed));
  return { title: `${place}${counts.join(', ')}`, body: named.join(' · ') };
}

/** `came and went: Sales 3 times, Orders and 2 more`, the most frequent first. */
function sayMissed(missed: readonly string[]): string {
  const byName = [...Map.groupBy(missed, (name) => name)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const named = byName.slice(0, namedInSummary).map(([name, times]) => {
    const often = times.length === 1 ? '' : ` ${formatNumber(times.length)} times`;
    return `${cleanText(name, longestName)}${often}`;
  });
  const rest = byName.length - named.length;
  return `came and went: ${named.join(', ')}${rest > 0 ? ` and ${formatNumber(rest)} more` : ''}`;
}

function sayCount(because: string, count: number, critical: number): string {
  const alerts = `${formatNumber(count)} ${count === 1 ? 'alert' : 'alerts'}`;
  if (because === 'reminder' && critical === count) return `${alerts} still critical`;
  const words: Record<string, string> = {
    'start-up': ' already open',
    digest: ' open',
    reminder: ' still open',
  };
  const already = words[because] ?? '';
  return `${alerts}${already}${critical === 0 ? '' : `, ${formatNumber(critical)} critical`}`;
}

function sayItem(item: ToldItem, facts: DeliveryFacts): string {
  const { breach, because } = item;
  if (breach !== null) {
    const what = because === 'resolved' ? 'over' : describeFigure(breach);
    return `${nameOf(breach)}${sayMedia(breach)}: ${what}`;
  }
  if (because === 'gone') return `${cleanText(item.queueName, longestName)}: no longer returned`;
  return `${toConnectionName(item, facts)}: ${because === 'blind' ? 'figures are unknown' : 'answers again'}`;
}

function toConnectionName({ subject }: ToldItem, { nameOf: toName }: DeliveryFacts): string {
  return subject.connectionId === null ? '' : cleanText(toName(subject.connectionId), longestName);
}

function capitalize(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
