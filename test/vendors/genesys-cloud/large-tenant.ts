import type { Reply, ScriptedServer, SeenRequest } from '../scripted-server.ts';
import { date, listRoute, liveRoute, stats, todayRoute, tokenRoute, vendorNow } from './platform-answers.ts';

export const contactsRoute = 'POST /api/v2/analytics/conversations/activity/query';
export const agentsRoute = 'POST /api/v2/analytics/routing/activity/query';

/** A tenant with many queues that answers each of the live questions from the same truth. */
export class LargeTenant {
  readonly ids: string[];
  /** By queue: how many calls wait, and since when. */
  readonly waiting = new Map<string, Waiting>();
  readonly chatsWaiting = new Map<string, Waiting>();
  /** By queue: how many calls are being handled. */
  readonly calls = new Map<string, number>();
  readonly onQueue = new Map<string, number>();
  readonly offered = new Map<string, number>();
  /** What a page holds at most, whatever size is asked for. */
  largestPage = 1000;
  /** Queues that the activity leaves out, rightly or not. */
  readonly hidden = new Set<string>();
  /** Queues of whose contacts it leaves out the chats. */
  readonly chatsHidden = new Set<string>();
  readonly #server: ScriptedServer;

  constructor(server: ScriptedServer, queueCount: number) {
    this.#server = server;
    this.ids = Array.from({ length: queueCount }, (_, index) => `q-${index}`);
    server
      .on(tokenRoute, { body: { access_token: 'token', expires_in: 3600 } })
      .on(listRoute, (request) => this.#listPage(request))
      .on(liveRoute, (request) => this.#observe(request))
      .on(contactsRoute, (request) => this.contacts(request))
      .on(agentsRoute, (request) => this.agents(request))
      .on(todayRoute, (request) => this.today(request));
  }

  contacts(request: SeenRequest): Reply {
    const isCalling = (id: string) => this.waiting.has(id) || this.calls.has(id);
    const rows = [...new Set([...this.waiting.keys(), ...this.calls.keys(), ...this.chatsWaiting.keys()])]
      .filter((id) => !this.hidden.has(id))
      .flatMap((id) => [
        ...(isCalling(id) ? [toActivityRow(id, 'voice', this.waiting.get(id), this.calls.get(id))] : []),
        ...(this.chatsWaiting.has(id) && !this.chatsHidden.has(id)
          ? [toActivityRow(id, 'chat', this.chatsWaiting.get(id))]
          : []),
      ]);
    return this.#page(request, rows);
  }

  agents(request: SeenRequest): Reply {
    const rows = [...this.onQueue]
      .filter(([id]) => !this.hidden.has(id))
      .map(([queueId, count]) => ({
        group: { queueId },
        data: [{ metric: 'oOnQueueUsers', qualifier: 'IDLE', count }],
      }));
    return this.#page(request, rows);
  }

  today({ body }: SeenRequest): Reply {
    const named = namesIn(body);
    const results = [...this.offered]
      .filter(([id]) => named === null || named.includes(id))
      .map(([queueId, count]) => ({
        group: { queueId, mediaType: 'voice' },
        data: [{ metrics: [stats('nOffered', { count })] }],
      }));
    return { headers: date, body: { results } };
  }

  /** Requests since the last call, by route. */
  takeCounts(): { live: number; contacts: number; agents: number; today: number } {
    const count = (route: string) => this.#server.count(route);
    const counts = {
      live: count(liveRoute),
      contacts: count(contactsRoute),
      agents: count(agentsRoute),
      today: count(todayRoute),
    };
    this.#server.requests.length = 0;
    return counts;
  }

  #page({ path }: SeenRequest, rows: unknown[]): Reply {
    const query = new URL(path, 'http://x').searchParams;
    const size = Math.min(this.largestPage, Number(query.get('pageSize')));
    const from = (Number(query.get('pageNumber')) - 1) * size;
    return { headers: date, body: { results: rows.slice(from, from + size) } };
  }

  #listPage({ path }: SeenRequest): Reply {
    const page = Number(new URL(path, 'http://x').searchParams.get('pageNumber'));
    const entities = this.ids.slice((page - 1) * 100, page * 100).map((id) => ({ id, name: id }));
    return { headers: date, body: { entities, pageCount: Math.ceil(this.ids.length / 100) } };
  }

  #observe({ body }: SeenRequest): Reply {
    const results = (namesIn(body) ?? []).flatMap((id) => [
      toObservedRow(id, 'voice', this.waiting.get(id), this.calls.get(id)),
      ...(this.chatsWaiting.has(id) ? [toObservedRow(id, 'chat', this.chatsWaiting.get(id))] : []),
      {
        group: { queueId: id },
        data: [stats('oOnQueueUsers', { count: this.onQueue.get(id) ?? 0 }, 'IDLE')],
      },
    ]);
    return { headers: date, body: { results } };
  }
}

interface Waiting {
  count: number;
  since: number;
}

function toActivityRow(queueId: string, mediaType: string, waiting?: Waiting, handled = 0) {
  const data = [
    { metric: 'oInteracting', count: handled },
    ...(waiting === undefined
      ? []
      : [
          { metric: 'oWaiting', count: waiting.count },
          { metric: 'oLongestWaiting', calculatedMetricValue: waiting.since },
        ]),
  ];
  return { group: { queueId, mediaType }, data };
}

function toObservedRow(queueId: string, mediaType: string, waiting?: Waiting, handled = 0) {
  const longest =
    waiting === undefined ? [] : [stats('oLongestWaiting', { calculatedMetricValue: waiting.since })];
  return {
    group: { queueId, mediaType },
    data: [
      stats('oWaiting', { count: waiting?.count ?? 0 }),
      stats('oInteracting', { count: handled }),
      ...longest,
    ],
  };
}

export const tenSecondsAgo = vendorNow - 10_000;

function namesIn(body: string): string[] | null {
  const { filter } = JSON.parse(body) as { filter?: { predicates: { value: string }[] } };
  return filter?.predicates.map(({ value }) => value) ?? null;
}
