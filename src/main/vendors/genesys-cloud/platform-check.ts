import { z } from 'zod';
import type { CheckStep } from '../../../shared/check.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import type { CallResult } from '../api-client.ts';
import { toDayWindow } from '../day.ts';
import type { CheckWatch, DialectChecks } from '../dialect.ts';
import type { DialectDeps } from './deps.ts';
import type { LiveReader } from './live-reader.ts';
import { fetchObservations, fetchToday, toObservationParts } from './platform-calls.ts';
import { queuesPerQuery } from './queue-chunks.ts';
import type { TodayReader } from './today-reader.ts';

// The connection test: each right is tried by using it, and the cost of the polls is worked out from what was found.

const todayPerMinute = 1;
const queueListPerMinute = 1 / 10;
/** The shortest lifetime that a token can be given is five minutes. */
const signInPerMinute = 1 / 5;

const organisationSchema = z.object({ name: z.string().nullish() });

interface CheckOptions extends Pick<DialectDeps, 'connection' | 'client' | 'clock'> {
  timeZone: string;
  isChosen(queue: QueueSummary): boolean;
  fetchQueues(signal: AbortSignal): Promise<CallResult<QueueSummary[]>>;
  liveReader: LiveReader;
  todayReader: TodayReader;
}

export async function checkPlatform(
  options: CheckOptions,
  signal: AbortSignal,
  watch: CheckWatch,
): Promise<DialectChecks> {
  const { connection, client, clock, timeZone } = options;
  const scope = connection.scope ?? null;
  const asker = { client, scope, signal };
  // Nice to know, and first: whoever typed in the wrong tenant's client sees it at once. A refusal is no failure.
  const named = await client.call({
    method: 'GET',
    path: '/api/v2/organizations/me',
    lane: 'queues',
    schema: organisationSchema,
    // Needs none (the SDK's OrganizationApi).
    permission: '',
    scope,
    signal,
  });
  const organisation = (named.ok ? named.value.name : null) || null;
  watch.organisation(organisation);

  const ask = async <T>(step: CheckStep, permission: string, question: () => Promise<CallResult<T>>) => {
    watch.begin(step);
    const answer = await question();
    return { answer, outcome: watch.end({ step, permission, ...toOutcome(answer) }) };
  };
  const listed = await ask('queue-list', 'routing:queue:view', () => options.fetchQueues(signal));
  const queues = listed.answer.ok ? listed.answer.value : [];
  if (listed.answer.ok) watch.queues(queues.length);
  const chosen = queues.filter(options.isChosen).map(({ queueId }) => queueId);
  // One query of each kind shows what may be seen; all of them would cost as much as a poll.
  const sample = chosen.slice(0, queuesPerQuery);
  const live = await ask('live-figures', 'analytics:queueObservation:view', () =>
    fetchObservations(asker, toObservationParts(sample)),
  );
  const day = toDayWindow(live.answer.ok ? live.answer.vendorNow : clock.now(), timeZone);
  const today = await ask('today-figures', 'analytics:conversationAggregate:view', () =>
    fetchToday(asker, sample, day),
  );
  // Reading them all once shows whether that can be had for less.
  if (live.answer.ok && chosen.length > sample.length) await options.liveReader.read(asker, chosen);
  return {
    organisation,
    queues,
    requestsPerMinute: toRequestsPerMinute(options, chosen.length, queues.length),
    steps: [listed.outcome, live.outcome, today.outcome],
  };
}

/** What polling costs at the connection's own pace, all lanes together. */
function toRequestsPerMinute(
  { connection, liveReader, todayReader }: CheckOptions,
  queueCount: number,
  listedCount: number,
): number {
  const live = (liveReader.requestsFor(queueCount) * 60) / connection.pollSeconds;
  const today = todayReader.requestsFor({ queueCount, listedCount }) * todayPerMinute;
  const list = Math.max(1, Math.ceil(listedCount / queuesPerQuery)) * queueListPerMinute;
  return Math.ceil(live + today + list + signInPerMinute);
}

function toOutcome(result: CallResult<unknown>) {
  return result.ok ? { failure: null, status: 200 } : { failure: result.failure, status: result.status };
}
