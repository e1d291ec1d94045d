import { z } from 'zod';
import { answer, describeIssue, refuse } from '../answer.ts';
import type { DemoMediaType } from '../contact.ts';
import type { DemoQueue } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';

/** `GET /api/v2/routing/queues`: names, and each queue's own targets by media type. */

const path = '/api/v2/routing/queues';

const querySchema = z.object({
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
  pageNumber: z.coerce.number().int().min(1).default(1),
  sortOrder: z.enum(['asc', 'desc', 'ASC', 'DESC']).default('asc'),
  name: z.exactOptional(z.string()),
});

/** The settings call a telephone call `call`, the analytics `voice`. */
const settingNames: Record<DemoMediaType, string> = {
  voice: 'call',
  chat: 'chat',
  message: 'message',
  callback: 'callback',
  email: 'email',
};

export const routingQueues: Endpoint = {
  api: 'platform',
  method: 'GET',
  path,
  permission: 'routing:queue:view',
  handle({ query }, centre) {
    const parsed = querySchema.safeParse(Object.fromEntries(query));
    if (!parsed.success) return refuse(400, describeIssue(parsed.error), { code: 'invalid.value' });
    const { pageSize, pageNumber, sortOrder, name } = parsed.data;
    const ids = query.getAll('id').flatMap((value) => value.split(','));
    const all = centre
      .queues(ids.length > 0 ? ids : undefined)
      .filter((queue) => name === undefined || matchesName(queue.name, name))
      .sort((one, other) => compare(one, other) * (sortOrder.toLowerCase() === 'desc' ? -1 : 1));
    const pageCount = Math.max(1, Math.ceil(all.length / pageSize));
    const uriOf = (page: number) => {
      const parameters = new URLSearchParams(query);
      parameters.set('pageSize', String(pageSize));
      parameters.set('pageNumber', String(page));
      return `${path}?${parameters}`;
    };
    return answer({
      entities: all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize).map(toEntity),
      pageSize,
      pageNumber,
      total: all.length,
      pageCount,
      firstUri: uriOf(1),
      selfUri: uriOf(pageNumber),
      lastUri: uriOf(pageCount),
      ...(pageNumber < pageCount ? { nextUri: uriOf(pageNumber + 1) } : {}),
      ...(pageNumber > 1 ? { previousUri: uriOf(pageNumber - 1) } : {}),
    });
  },
};

function compare(one: DemoQueue, other: DemoQueue): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.queueId < other.queueId ? -1 : 1;
}

/** An asterisk at either end stands for anything. */
function matchesName(name: string, pattern: string): boolean {
  const have = name.toLowerCase();
  const core = pattern.toLowerCase().replace(/^\*|\*$/g, '');
  const openStart = pattern.startsWith('*');
  const openEnd = pattern.endsWith('*');
  if (openStart && openEnd) return have.includes(core);
  if (openStart) return have.endsWith(core);
  return openEnd ? have.startsWith(core) : have === core;
}

function toEntity(queue: DemoQueue): unknown {
  const atWork = queue.agents.filter(({ state }) => state !== 'offline').length;
  return {
    id: queue.queueId,
    name: queue.name,
    division: { id: '00000000-0000-4000-8000-000000000001', name: 'Home' },
    memberCount: queue.agents.length,
    joinedMemberCount: atWork,
    mediaSettings: Object.fromEntries(
      queue.lanes.map(({ model }) => [
        settingNames[model.mediaType],
        { alertingTimeoutSeconds: 8, serviceLevel: { percentage: model.goal, durationMs: model.targetMs } },
      ]),
    ),
    selfUri: `${path}/${queue.queueId}`,
  };
}
