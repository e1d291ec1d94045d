import type { Contact } from '../contact.ts';
import type { DemoQueue } from '../contact-centre.ts';
import { dayStartOf } from '../ledger.ts';
import { isOverTarget, leftQueue } from '../platform/contact-metrics.ts';

/*
 * The metrics of document 003. It gives an array of values over an interval that it does not define: here the last
 * minute, in an order that differs from queue to queue. How many agents were free is known for now only.
 */

export const metricNames = [
  'waitTime',
  'agentCount',
  'conversationCount',
  'abandonCount',
  'serviceLevel',
] as const;
export type MetricName = (typeof metricNames)[number];

interface MetricValue {
  value: number;
  timestamp: string;
}

const stepMs = 30_000;

export function toValues(queue: DemoQueue, name: MetricName, at: number): MetricValue[] {
  const moments = name === 'agentCount' ? [at] : turn([at - 2 * stepMs, at - stepMs, at], queue.queueId);
  return moments.flatMap((moment) => {
    const value = figureAt(queue, name, moment);
    return value === null ? [] : [{ value, timestamp: new Date(moment).toISOString() }];
  });
}

/** Null: there is no such figure, as the service level of a day on which nobody has left the queue yet. */
function figureAt(queue: DemoQueue, name: MetricName, at: number): number | null {
  switch (name) {
    case 'waitTime':
      return longestWaitSeconds(queue, at);
    case 'agentCount':
      return queue.agents.filter(({ state }) => state === 'idle').length;
    case 'conversationCount':
      return sum(queue, ({ answeredAt, talkedAt }) => hasCome(answeredAt, at) && !hasCome(talkedAt, at));
    case 'abandonCount':
      return sum(queue, ({ abandonedAt }) => hasCome(abandonedAt, at) && isToday(abandonedAt, at));
    case 'serviceLevel':
      return toServiceLevel(queue, at);
  }
}

function longestWaitSeconds({ lanes }: DemoQueue, at: number): number {
  let oldestAt = at;
  for (const { contacts } of lanes) {
    for (const contact of contacts) {
      const isWaiting = contact.arrivedAt <= at && !hasCome(leftQueue(contact)?.at ?? null, at);
      if (isWaiting && contact.arrivedAt < oldestAt) oldestAt = contact.arrivedAt;
    }
  }
  return (at - oldestAt) / 1000;
}

/** Percent with one decimal, of the contacts that left the queue today. */
function toServiceLevel({ lanes }: DemoQueue, at: number): number | null {
  let within = 0;
  let total = 0;
  for (const { contacts, model } of lanes) {
    for (const contact of contacts) {
      const left = leftQueue(contact);
      if (left === null || !hasCome(left.at, at) || !isToday(left.at, at)) continue;
      total += 1;
      if (left.answered && !isOverTarget(contact, model)) within += 1;
    }
  }
  return total === 0 ? null : Math.round((within * 1000) / total) / 10;
}

function sum({ lanes }: DemoQueue, counts: (contact: Contact) => boolean): number {
  return lanes.reduce((total, { contacts }) => total + contacts.filter(counts).length, 0);
}

function hasCome(moment: number | null, at: number): boolean {
  return moment !== null && moment <= at;
}

function isToday(moment: number | null, at: number): boolean {
  return moment !== null && moment >= dayStartOf(at);
}

/** Begins the list somewhere else for every queue, so that the newest value stands anywhere. */
function turn(moments: readonly number[], queueId: string): number[] {
  const start = Number.parseInt(queueId.slice(0, 4), 16) % moments.length;
  return [...moments.slice(start), ...moments.slice(0, start)];
}
