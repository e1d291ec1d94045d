import type { Rule, RuleMetric } from '../../shared/alert.ts';
import type { Reading } from '../../shared/queue.ts';

type ScopeFacts = Pick<Reading, 'connectionId' | 'queueId' | 'queueName' | 'mediaType'>;

/** Answers the enabled rules that judge a row. */
export type RuleChooser = (row: { key: string; reading: ScopeFacts }) => readonly Rule[];

interface ScopedRule {
  rule: Rule;
  narrowness: number;
  covers: (facts: ScopeFacts) => boolean;
}

/**
 * Made for one set of rules. For a row it answers, per metric, those with the narrowest scope that covers it. Named queues are narrower than a name pattern, that than connections, that than media types, and a
 * scope with more of them is narrower yet. Rules that are equally narrow all judge: to leave one out
 * would be an alert missed.
 */
export function createRuleChooser(rules: readonly Rule[]): RuleChooser {
  const byMetric = new Map<RuleMetric, ScopedRule[]>();
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const scoped = { rule, narrowness: toNarrowness(rule), covers: createCover(rule) };
    byMetric.set(rule.metric, [...(byMetric.get(rule.metric) ?? []), scoped]);
  }
  const metrics = [...byMetric.values()].map((all) => all.sort((a, b) => b.narrowness - a.narrowness));
  // A row's rules depend on what does not change from poll to poll, its name excepted. Rows come in the same order at
  // every poll: to look at the one after the last costs less than to look one up.
  const known = new Map<string, KnownRow>();
  const order: KnownRow[] = [];
  let next = 0;
  // Thousands of rows have few choices between them: one list each is near when it is needed.
  const lists = new Map<string, readonly Rule[]>();
  const share = (chosen: readonly Rule[]) => {
    const name = chosen.map((rule) => rules.indexOf(rule)).join();
    const list = lists.get(name) ?? chosen;
    lists.set(name, list);
    return list;
  };
  return ({ key, reading }) => {
    let row = order[next];
    if (row?.key !== key) row = known.get(key);
    if (row === undefined) {
      row = { key, place: order.length, queueName: null, chosen: [] };
      known.set(key, row);
      order.push(row);
    }
    next = row.place + 1;
    if (row.queueName !== reading.queueName) {
      row.queueName = reading.queueName;
      row.chosen = share(metrics.flatMap((candidates) => chooseNarrowest(candidates, reading)));
    }
    return row.chosen;
  };
}

interface KnownRow {
  key: string;
  place: number;
  /** Null: nothing was chosen for it yet. */
  queueName: string | null;
  chosen: readonly Rule[];
}

function chooseNarrowest(candidates: readonly ScopedRule[], facts: ScopeFacts): Rule[] {
  const chosen: Rule[] = [];
  let narrowest = -1;
  for (const { rule, narrowness, covers } of candidates) {
    if (narrowness < narrowest) break;
    if (!covers(facts)) continue;
    narrowest = narrowness;
    chosen.push(rule);
  }
  return chosen;
}

function toNarrowness({ scope }: Rule): number {
  return (
    (scope.queueIds ? 8 : 0) +
    (scope.queueNamePattern !== undefined ? 4 : 0) +
    (scope.connectionIds ? 2 : 0) +
    (scope.mediaTypes ? 1 : 0)
  );
}

function createCover({ scope }: Rule): (facts: ScopeFacts) => boolean {
  const connectionIds = scope.connectionIds && new Set(scope.connectionIds);
  const queueIds = scope.queueIds && new Set(scope.queueIds);
  const mediaTypes = scope.mediaTypes && new Set(scope.mediaTypes);
  const form = scope.queueNamePattern === undefined ? undefined : toNameForm(scope.queueNamePattern);
  return ({ connectionId, queueId, mediaType, queueName }) =>
    (connectionIds?.has(connectionId) ?? true) &&
    (queueIds?.has(queueId) ?? true) &&
    (mediaTypes?.has(mediaType) ?? true) &&
    (form?.test(queueName) ?? true);
}

/** The whole name, whatever its case; `*` stands for any run of characters, as in a connection's selection. */
function toNameForm(pattern: string): RegExp {
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'isu');
}
