import { type Rule, type RuleMetric, ruleSchema } from '../../shared/alert.ts';
import { metricTraits } from '../../shared/metric-traits.ts';
import type { MediaType } from '../../shared/queue.ts';
import type { ServiceLevelFormula } from '../../shared/service-level.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { formatLevel, formatTime, parseLevel, parseNumber, parseTime } from './level-text.ts';

/** A rule as the form holds it: what is typed in stays text until it is judged. */
export interface RuleDraft extends Pick<Rule, 'id' | 'enabled' | 'metric' | 'direction' | 'levelsFrom'> {
  name: string;
  /** The queue that it is made for: its name stands in the rule's where `name` is left empty. */
  madeFor: string | null;
  warning: string;
  critical: string;
  clearWarning: string;
  clearCritical: string;
  hold: string;
  keep: string;
  samples: string;
  volume: string;
  formula: ServiceLevelFormula;
  /** Null: the vendor's own window. */
  windowMs: number | null;
  /** Empty: all. */
  connectionIds: readonly string[];
  mediaTypes: readonly MediaType[];
  queues: 'all' | 'some';
  queueIds: readonly string[];
  pattern: string;
}

type DraftField =
  | 'warning'
  | 'critical'
  | 'clearWarning'
  | 'clearCritical'
  | 'hold'
  | 'keep'
  | 'samples'
  | 'volume'
  | 'queueIds';
export type DraftErrors = Partial<Record<DraftField, string>>;
type ParsedRule = { ok: true; rule: Rule } | { ok: false; errors: DraftErrors };

/** The queue that a rule of its own is made for. */
export interface OverriddenQueue {
  connectionId: string;
  queueId: string;
  queueName: string;
  mediaType: MediaType;
  targetMs: number | null;
}

const words = alertSettingsWords.editor;
const defaultMinVolume = ruleSchema.shape.minVolume.parse(undefined);

export function toDraft(rule: Rule): RuleDraft {
  const { metric, scope } = rule;
  const { unit } = metricTraits[metric];
  const text = (level: number | null | undefined) =>
    level === null || level === undefined ? '' : formatLevel(unit, level);
  return {
    id: rule.id,
    enabled: rule.enabled,
    name: rule.name,
    madeFor: null,
    metric,
    direction: rule.direction,
    levelsFrom: rule.levelsFrom,
    warning: text(rule.warning),
    critical: text(rule.critical),
    clearWarning: text(rule.clear?.warning),
    clearCritical: text(rule.clear?.critical),
    hold: formatTime(rule.holdMs),
    keep: formatTime(rule.keepMs),
    samples: String(rule.minSamples),
    volume: String(rule.minVolume),
    formula: rule.serviceLevelFormula ?? 'vendor',
    windowMs: rule.windowMs ?? null,
    connectionIds: scope.connectionIds ?? [],
    mediaTypes: scope.mediaTypes ?? [],
    queues: scope.queueIds === undefined ? 'all' : 'some',
    queueIds: scope.queueIds ?? [],
    pattern: scope.queueNamePattern ?? '',
  };
}

/** A new rule, for all queues or for one. */
export function createDraft(id: string, queue: OverriddenQueue | null): RuleDraft {
  const metric = 'longestWaitMs';
  const { direction, suggested } = metricTraits[metric];
  const targetMs = queue?.targetMs ?? null;
  const levels = targetMs === null ? suggested : { warning: targetMs, critical: 2 * targetMs };
  const scope =
    queue === null
      ? {}
      : {
          connectionIds: [queue.connectionId],
          queueIds: [queue.queueId],
          mediaTypes: [queue.mediaType],
        };
  const { holdMs } = suggested;
  const rule = ruleSchema.parse({ id, name: metric, metric, direction, ...levels, holdMs, scope });
  return { ...toDraft(rule), name: '', madeFor: queue?.queueName ?? null };
}

/** Another figure has another unit and other usual levels. */
export function changeMetric(draft: RuleDraft, metric: RuleMetric): RuleDraft {
  const { direction, hasTarget, suggested } = metricTraits[metric];
  const levelsFrom = hasTarget ? draft.levelsFrom : 'fixed';
  return changeLevelsFrom({ ...draft, metric, direction, hold: formatTime(suggested.holdMs) }, levelsFrom);
}

/** With a queue's own target nothing needs to be typed in; fixed levels begin with usual ones. */
export function changeLevelsFrom(draft: RuleDraft, levelsFrom: Rule['levelsFrom']): RuleDraft {
  const { unit, suggested } = metricTraits[draft.metric];
  const isFixed = levelsFrom === 'fixed';
  return {
    ...draft,
    levelsFrom,
    warning: isFixed ? formatLevel(unit, suggested.warning) : '',
    critical: isFixed ? formatLevel(unit, suggested.critical) : '',
    clearWarning: '',
    clearCritical: '',
  };
}

/**
 * The form as a rule, or what cannot be read, by field. Whether the rule makes sense is judged by main. What does
 * not belong to the figure (a window of a count, say) is left out: nobody sees it in the form.
 */
export function parseRule(draft: RuleDraft): ParsedRule {
  const errors: DraftErrors = {};
  const { unit, hasTarget } = metricTraits[draft.metric];
  const readLevel = (field: 'warning' | 'critical' | 'clearWarning' | 'clearCritical') => {
    if (draft[field].trim() === '') return null;
    const level = parseLevel(unit, draft[field]);
    if (level === null) errors[field] = words.errors[unit];
    return level;
  };
  const readLeast = (field: 'hold' | 'keep' | 'samples' | 'volume', least: number) => {
    const isTime = field === 'hold' || field === 'keep';
    const amount = isTime ? parseTime(draft[field]) : parseNumber(draft[field]);
    const isWhole = field !== 'samples' || Number.isSafeInteger(amount);
    if (amount !== null && amount >= least && isWhole) return amount;
    errors[field] = isTime ? words.errors.duration : words.errors[field];
    return least;
  };
  const warning = readLevel('warning');
  const critical = readLevel('critical');
  const clear = { warning: readLevel('clearWarning'), critical: readLevel('clearCritical') };
  const isPercent = unit === 'percent';
  const isLevel = draft.metric === 'serviceLevelPercent';
  const rule: Rule = {
    id: draft.id,
    name: draft.name.trim() || suggestName(draft),
    metric: draft.metric,
    direction: draft.direction,
    warning,
    critical,
    ...(clear.warning === null && clear.critical === null ? {} : { clear }),
    holdMs: readLeast('hold', 0),
    keepMs: readLeast('keep', 0),
    minSamples: readLeast('samples', 1),
    minVolume: isPercent ? readLeast('volume', 0) : defaultMinVolume,
    scope: toScope(draft),
    enabled: draft.enabled,
    levelsFrom: hasTarget ? draft.levelsFrom : 'fixed',
    ...(isLevel && draft.formula !== 'vendor' ? { serviceLevelFormula: draft.formula } : {}),
    ...(isPercent && draft.windowMs !== null ? { windowMs: draft.windowMs } : {}),
  };
  if (draft.queues === 'some' && draft.queueIds.length === 0) errors.queueIds = words.errors.queues;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, rule };
}

function toScope({ connectionIds, mediaTypes, queues, queueIds, pattern }: RuleDraft): Rule['scope'] {
  return {
    ...(connectionIds.length === 0 ? {} : { connectionIds: [...connectionIds] }),
    ...(queues === 'all' ? {} : { queueIds: [...queueIds] }),
    ...(mediaTypes.length === 0 ? {} : { mediaTypes: [...mediaTypes] }),
    ...(pattern.trim() === '' ? {} : { queueNamePattern: pattern.trim() }),
  };
}

/** What a rule is called that nobody has named. */
export function suggestName({ metric, madeFor }: Pick<RuleDraft, 'metric' | 'madeFor'>): string {
  return words.suggestedName(alertSettingsWords.sentence.metrics[metric], madeFor);
}
